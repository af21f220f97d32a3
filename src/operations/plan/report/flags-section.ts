import type { Plan, Unknown } from "../../../model/plan.ts";
import { type Insert, type Markup, html, section, table } from "./markup.ts";
import type { ReportFrame } from "./report-frame.ts";

const severities = ["high", "medium", "low", "info"] as const;

/** What the engines noticed, the most pressing first, each with the act that it suggests. */
export function flagsSection(frame: ReportFrame): Markup {
  const { say, plan } = frame;
  const flags = severities.flatMap((severity) => plan.flags.filter((flag) => flag.severity === severity));
  const rows = flags.map((flag): Insert[] => [
    html`<span class="tag ${flag.severity}">${say(`report.severity.${flag.severity}`)}</span>`,
    html`${say(`report.domain.${flag.domain}`)}${flag.month === null ? null : html`<br /><span class="note">${frame.month(flag.month)}</span>`}`,
    html`${flag.text}<br /><span class="code">${flag.code}</span>`,
    flag.act,
  ]);
  const columns = ["severity", "domain", "flag", "act"].map((name) => ({ title: say(`report.column.${name}`) }));
  return section(
    "flags",
    say("report.flags.title"),
    say("report.flags.lead", { count: flags.length }),
    flags.length === 0 ? null : table(say("report.flags.title"), columns, rows),
  );
}

/** Months that follow each other are said as one span. */
type UnknownGroup = { readonly what: string; readonly why: string; readonly months: readonly string[] };

function groupUnknown(unknown: Plan["unknown"]): UnknownGroup[] {
  const groups = new Map<string, { what: string; why: string; months: string[] }>();
  for (const { what, why, month } of unknown satisfies readonly Unknown[]) {
    const group = groups.get(`${what} ${why}`) ?? { what, why, months: [] };
    if (month !== null) group.months.push(month);
    groups.set(`${what} ${why}`, group);
  }
  return [...groups.values()];
}

/** What the plan does not know: never filled in, and never counted as zero. */
export function unknownSection(frame: ReportFrame): Markup {
  const { say } = frame;
  const groups = groupUnknown(frame.plan.unknown);
  const rows = groups.map((group): Insert[] => [
    whatWords(frame, group.what),
    whyWords(frame, group.why),
    group.months.length === 0 ? say("report.unknown.whole") : spans(frame, group.months),
  ]);
  const columns = ["what", "why", "when"].map((name) => ({ title: say(`report.column.${name}`) }));
  return section(
    "unknown",
    say("report.unknown.title"),
    say(groups.length === 0 ? "report.unknown.none" : "report.unknown.lead"),
    groups.length === 0 ? null : table(say("report.unknown.title"), columns, rows),
  );
}

export function whatWords({ say, mission }: ReportFrame, what: string): string {
  const commodity = what.startsWith("need.") ? what.slice("need.".length) : null;
  if (commodity !== null)
    return say("report.what.need", {
      commodity: mission.commodity.find((row) => row.id === commodity)?.name ?? commodity,
    });
  return say(`report.what.${what}`);
}

export const whyWords = ({ say }: ReportFrame, why: string): string =>
  say(/^(levels|scale|budget|reimbursement)\./.test(why) ? `funding.reason.${why}` : `report.why.${why}`);

function spans(frame: ReportFrame, months: readonly string[]): string {
  const list: [string, string][] = [];
  for (const month of months) {
    const last = list.at(-1);
    if (last && isNext(last[1], month)) last[1] = month;
    else list.push([month, month]);
  }
  return list
    .map(([from, to]) =>
      from === to ? frame.month(from) : frame.say("report.span", { from: frame.month(from), to: frame.month(to) }),
    )
    .join("; ");
}

const index = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
const isNext = (a: string, b: string): boolean => index(b) === index(a) + 1;

/** Where the facts come from: the mission's own sources, then the tables that hold for every mission. */
export function sourcesSection(frame: ReportFrame): Markup {
  const { say, mission, reference } = frame;
  const rows = mission.source.map((source): Insert[] => [
    html`<span class="code">${source.id}</span>`,
    source.title,
    html`<span class="code">${source.where}</span>`,
  ]);
  const tables = Object.entries(reference).map(([name, list]): Insert[] => [
    html`<span class="code">${name}</span>`,
    frame.number(list.length),
    statusCounts(frame, list),
  ]);
  return section(
    "sources",
    say("report.sources.title"),
    say("report.sources.lead"),
    table(
      say("report.sources.mission"),
      ["source", "title", "where"].map((name) => ({ title: say(`report.column.${name}`) })),
      rows,
      "small",
    ),
    table(
      say("report.sources.reference"),
      [
        { title: say("report.column.table") },
        { title: say("report.column.rows"), kind: "number" },
        { title: say("report.column.status") },
      ],
      tables,
      "small",
    ),
  );
}

function statusCounts({ say, number }: ReportFrame, rows: readonly object[]): string {
  const counts = new Map<string, number>();
  for (const row of rows)
    if ("status" in row && typeof row.status === "string") counts.set(row.status, (counts.get(row.status) ?? 0) + 1);
  return [...counts]
    .map(([status, count]) => say("report.counted", { what: say(`report.status.${status}`), count: number(count) }))
    .join("; ");
}
