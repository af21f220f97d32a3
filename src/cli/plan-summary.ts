import type { MissionData } from "../model/mission-data.ts";
import type { Plan, PlanMonth, Unknown } from "../model/plan.ts";
import type { MessageValues } from "../kernel/refusal.ts";
import { say } from "../words/catalogue.ts";
import { formatsOf } from "../words/formats.ts";
import { localValues } from "../words/local-value.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

type Names = Pick<MissionData, "mission" | "commodity">;
type Speak = (code: string, values?: MessageValues) => string;

/** Kinds of flags shown in the summary, worst first, each by its first flag and the number of others. */
const kindsShown = 6;
/** Columns of a terminal to which the texts of flags are cut; lists of sites can be long. */
const textWidth = 150;
const severities = ["high", "medium", "low", "info"] as const;

/** What a plan says, in at most a screen of a terminal. */
export function planSummary(plan: Plan, { mission, commodity }: Names, language: Language): string {
  const speak: Speak = (code, values = {}) => say(language, code, localValues(language, values));
  const lines = [
    ...heading(plan, mission, speak),
    ...force(plan, speak),
    ...supply(plan, commodity, speak, language),
    ...money(plan, speak),
    ...flags(plan, speak),
    ...unknown(plan.unknown, speak),
  ];
  return `${lines.join("\n")}\n`;
}

function heading(plan: Plan, mission: MissionData["mission"], speak: Speak): string[] {
  const [from, to] = [plan.months[0]?.month ?? "", plan.months.at(-1)?.month ?? ""];
  const without = plan.months.filter(({ strength }) => strength.total === null).length;
  const title = speak("plan.summary.title", { name: mission.name, from, to });
  const months = speak("plan.summary.months", { count: plan.months.length, unknown: without });
  const nature = speak("plan.summary.nature", { nature: mission.nature });
  const scenarios = plan.scenarios.length === 0 ? [] : [speak("plan.summary.scenarios", { names: plan.scenarios })];
  return [title, `${months}. ${nature}`, ...scenarios, ""];
}

function force({ peak, deployment, months }: Plan, speak: Speak): string[] {
  const lines = [
    peak === null
      ? speak("plan.summary.no_peak")
      : speak("plan.summary.peak", { total: peak.total, day: peak.reported_on ?? peak.month }),
  ];
  if (deployment.authorised_military !== null) {
    const steps = Object.entries(deployment.interval).map(([percent, interval]) =>
      interval === null
        ? speak("plan.summary.step_unreached", { percent })
        : speak("plan.summary.step", { percent, low: String(interval[0] ?? 0), days: String(interval[1]) }),
    );
    const values = { level: deployment.authorised_military, day: deployment.authorised_on, steps };
    lines.push(speak("plan.summary.build_up", values));
  }
  const latest = months.findLast(({ strength }) => strength.total !== null);
  if (latest) lines.push(latestLine(latest, speak));
  return lines;
}

function latestLine({ month, reported_on, strength, authorised }: PlanMonth, speak: Speak): string {
  const sayPart = (component: "military" | "police" | "uniformed", reported: number | null): string[] => {
    const level = authorised[component];
    if (reported === null) return [];
    if (level === null) return [speak("plan.summary.part_unstated", { component, reported })];
    return [speak("plan.summary.part", { component, reported, authorised: level })];
  };
  const byComponent = [...sayPart("military", strength.military), ...sayPart("police", strength.police)];
  const parts = byComponent.length > 0 ? byComponent : sayPart("uniformed", strength.total);
  return speak("plan.summary.latest", { day: reported_on ?? month, parts });
}

/** People, needs and reimbursement of the peak month. */
function supply({ peak, months }: Plan, commodities: Names["commodity"], speak: Speak, language: Language): string[] {
  const month = months.find((each) => each.month === peak?.month);
  if (!month) return [];
  const located = month.people.sites.reduce((sum, { people }) => sum + people, 0);
  const people = { month: month.month, located, total: month.strength.total ?? 0, sites: month.people.sites.length };
  const number = (value: number): string => formatsOf(language).number(value, 1);
  const rows = month.needs
    .filter(({ site }) => site === null)
    .map((need) => [
      commodities.find(({ id }) => id === need.commodity)?.name ?? need.commodity,
      number(need.quantity),
      number(need.low),
      number(need.high),
      need.unit,
      need.sourced ? "" : speak("plan.summary.unsourced"),
    ]);
  const columns = ["commodity", "quantity", "low", "high", "unit", "note"] as const;
  const titles = columns.map((name) => ({
    title: speak(`plan.column.${name}`),
    align: name === "quantity" || name === "low" || name === "high" ? ("end" as const) : ("start" as const),
  }));
  const { low_usd, high_usd } = month.reimbursement;
  return [
    speak("plan.summary.people", { ...people, unlocated: month.people.unlocated ?? 0 }),
    "",
    ...(rows.length === 0 ? [] : [speak("plan.summary.needs", { month: month.month }), textTable(titles, rows), ""]),
    low_usd === null || high_usd === null
      ? speak("plan.summary.reimbursement_unknown", { month: month.month })
      : speak("plan.summary.reimbursement", {
          month: month.month,
          low: number(Number(low_usd)),
          high: number(Number(high_usd)),
        }),
  ];
}

function money({ budgets }: Plan, speak: Speak): string[] {
  if (budgets.length === 0) return [];
  const shared = budgets.filter(({ totals }) => totals.length > 0).length;
  return [speak("plan.summary.budgets", { count: budgets.length, shared })];
}

function flags(plan: Plan, speak: Speak): string[] {
  const bySeverity = severities.map((severity) => plan.flags.filter((flag) => flag.severity === severity));
  const [high = 0, medium = 0, low = 0, info = 0] = bySeverity.map((list) => list.length);
  const kinds = new Map<string, Plan["flags"]>();
  for (const flag of bySeverity.flat()) kinds.set(flag.code, [...(kinds.get(flag.code) ?? []), flag]);
  const shown = [...kinds.values()].slice(0, kindsShown);
  const more = plan.flags.length - shown.reduce((sum, { length }) => sum + length, 0);
  return [
    "",
    speak("plan.summary.flags", { high, medium, low, info }),
    ...shown.map(
      ([first, ...others]) => `  - ${cut(first?.text ?? "")}${others.length > 0 ? ` (+${others.length})` : ""}`,
    ),
    ...(more > 0 ? [`  ${speak("plan.summary.more_flags", { count: more })}`] : []),
  ];
}

const cut = (text: string): string =>
  [...text].length > textWidth ? `${[...text].slice(0, textWidth - 1).join("")}…` : text;

/** The same gap in many months is one line. */
function unknown(entries: Plan["unknown"], speak: Speak): string[] {
  if (entries.length === 0) return [];
  const groups = new Map<string, { entry: Unknown & { text: string }; months: string[] }>();
  for (const entry of entries) {
    const key = `${entry.what} ${entry.why}`;
    const group = groups.get(key) ?? { entry, months: [] };
    if (entry.month !== null) group.months.push(entry.month);
    groups.set(key, group);
  }
  const lines = [...groups.values()].map(({ entry, months }) => {
    const span = { count: months.length, first: months[0] ?? "", last: months.at(-1) ?? "" };
    return `  - ${entry.text}${months.length === 0 ? "" : ` ${speak("plan.summary.unknown_months", span)}`}`;
  });
  return ["", speak("plan.summary.unknown"), ...lines];
}
