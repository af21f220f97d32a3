import { isPlainDate } from "../../kernel/plain-date.ts";
import type { BriefBlock, BriefCell, BriefSection } from "../../model/brief.ts";
import type { SaidFlag } from "../../model/flag.ts";
import type { Unknown } from "../../model/plan.ts";
import { type BriefFrame, columns, plain, strong } from "./brief-frame.ts";

export const heading = (text: string): BriefBlock => ({ type: "heading", text });
export const quiet = (text: string): BriefBlock => ({ type: "paragraph", tone: "quiet", text });
export const lead = (text: string): BriefBlock => ({ type: "paragraph", tone: "plain", text });
export const warning = (text: string): BriefBlock => ({ type: "paragraph", tone: "warning", text });
export const note = (text: string): BriefBlock => ({ type: "note", text });

const severities = ["high", "medium", "low", "info"] as const;

/** Flags of the month and standing ones, the most pressing first; those about another period are left out. */
export function flagsOfMonth({ plan, month, day }: BriefFrame): SaidFlag[] {
  const near = plan.flags.filter(
    (flag) => (flag.month === null || flag.month === month?.month) && isAbout(flag.values, day),
  );
  return severities.flatMap((severity) => near.filter((flag) => flag.severity === severity));
}

const isAbout = ({ from, to }: SaidFlag["values"], day: string): boolean =>
  typeof from !== "string" ||
  typeof to !== "string" ||
  !isPlainDate(from) ||
  !isPlainDate(to) ||
  (from <= day && day <= to);

/** A table of flags, each with the act that it suggests; those left out are counted. */
export function flagsSection(frame: BriefFrame, title: string, flags: readonly SaidFlag[], most: number): BriefSection {
  const { say, formats } = frame;
  const rows = flags
    .slice(0, most)
    .map((flag): BriefCell[] => [
      strong(say(`screen.severity.${flag.severity}`)),
      plain(shortened(flag.text)),
      plain(flag.act),
    ]);
  const left = flags.length - rows.length;
  return {
    name: "flags",
    width: "whole",
    blocks: [
      heading(title),
      ...(rows.length === 0
        ? [quiet(say("brief.flags.none"))]
        : [
            {
              type: "table" as const,
              caption: say("brief.flags.caption"),
              columns: columns(
                [say("report.column.severity"), 11],
                [say("report.column.flag"), 51],
                [say("report.column.act"), 38],
              ),
              rows,
            },
          ]),
      ...(left > 0 ? [note(say("brief.flags.more", { count: left, shown: formats.number(left) }))] : []),
    ],
  };
}

/** Flags may name a hundred sites; the report names the first and says that there are more. */
const longest = 260;
const shortened = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, text.lastIndexOf(" ", longest))} …`;

/** What is not known, each thing once with the months it is missing for. */
export function unknownLines({ plan, say, formats, month }: BriefFrame): string[] {
  const groups = new Map<string, { readonly text: string; readonly months: string[] }>();
  for (const entry of plan.unknown satisfies readonly (Unknown & { text: string })[]) {
    const group = groups.get(entry.text) ?? { text: entry.text, months: [] };
    if (entry.month !== null) group.months.push(entry.month);
    groups.set(entry.text, group);
  }
  return [...groups.values()].map(({ text, months }) => {
    const [first] = months;
    const last = months.at(-1);
    if (first === undefined || last === undefined) return text;
    const values = { text, count: months.length, shown: formats.number(months.length) };
    const spans = { first: formats.month(first), last: formats.month(last) };
    const here = month !== null && months.includes(month.month);
    return say(here ? "brief.unknown.here" : "brief.unknown.months", { ...values, ...spans });
  });
}
