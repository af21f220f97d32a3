import { formedPoliceByMonth } from "../../engines/force/formed-police.ts";
import type { BriefCell, BriefPicture, BriefSection } from "../../model/brief.ts";
import type { PlanMonth } from "../../model/plan.ts";
import { type BriefFrame, columns, count, plain, unknown } from "./brief-frame.ts";
import { whenText } from "./safety-part.ts";
import { heading, note, quiet } from "./shared-parts.ts";
import { monthsPicture } from "./months-picture.ts";

/** Strength by category against what is authorised, with the curve of all months. */
export function strengthSections(frame: BriefFrame): BriefSection[] {
  const { month, say } = frame;
  if (month === null)
    return [
      { name: "strength", width: "whole", blocks: [heading(say("brief.strength")), quiet(say("brief.no_month"))] },
    ];
  frame.cite(month.strength.sources);
  const { planned } = month.authorised;
  return [
    {
      name: "strength",
      width: "whole",
      blocks: [
        heading(say("brief.strength")),
        strengthTable(frame, month),
        ...planned.map((level) => note(plannedText(frame, level))),
        strengthPicture(frame),
      ],
    },
  ];
}

/** A level that is decided but not in force: the level itself, or by how much it changes. */
function plannedText(frame: BriefFrame, level: PlanMonth["authorised"]["planned"][number]): string {
  const { say, formats } = frame;
  const change =
    level.change === null ? null : `${level.change > 0 ? "+" : "−"}${formats.number(Math.abs(level.change))}`;
  return say("brief.planned_level", {
    component: say(`code.component.${level.component}`),
    level: level.value === null ? (change ?? say("screen.unknown")) : formats.number(level.value),
    by: level.reach_by === null ? say("screen.unknown") : whenText(frame, level.reach_by),
  });
}

function strengthTable(frame: BriefFrame, month: PlanMonth): BriefSection["blocks"][number] {
  const { say } = frame;
  const { strength, authorised } = month;
  const formed = formedPolice(frame, month);
  const individual = formed === null || strength.police === null ? null : strength.police - formed;
  const rows: [string, number | null, number | null | undefined][] = [
    ["code.component.troops", strength.troops, authorised.troops],
    ["code.component.observers", strength.observers, undefined],
    ["code.component.military", strength.military, authorised.military],
    ["code.component.formed_police", formed, undefined],
    ["code.component.individual_police", individual, undefined],
    ["code.component.police", strength.police, authorised.police],
    ["code.component.uniformed", strength.total, authorised.uniformed],
    ["code.component.civilians", null, undefined],
  ];
  return {
    type: "table",
    caption: say("brief.strength.caption", {
      date: month.reported_on === null ? say("screen.unknown") : frame.formats.date(month.reported_on),
    }),
    columns: columns(
      [say("brief.column.category"), 40],
      [say("brief.column.reported"), -20],
      [say("brief.column.authorised"), -22],
      [say("brief.column.percent"), -18],
    ),
    rows: rows.map(([code, reported, level]): BriefCell[] => [
      plain(say(code)),
      count(frame, reported),
      level === undefined || level === null ? { text: say("report.not_stated"), mark: "unknown" } : count(frame, level),
      percentOf(frame, reported, level),
    ]),
  };
}

function formedPolice(frame: BriefFrame, month: PlanMonth): number | null {
  const { reported_on, strength } = month;
  const report = { month: month.month, reported_on, record: null, strength };
  return formedPoliceByMonth([report], frame.mission.contribution).get(month.month) ?? null;
}

function percentOf(frame: BriefFrame, reported: number | null, level: number | null | undefined): BriefCell {
  if (reported === null || level === null || level === undefined || level === 0) return unknown(frame);
  return plain(frame.formats.number((100 * reported) / level, 1, 1));
}

/** Reported strength of all months against the authorised military level. */
function strengthPicture(frame: BriefFrame): BriefPicture {
  const { say, plan, formats } = frame;
  const months = plan.months.map(({ month, strength, authorised }) => ({
    month,
    level: authorised.military,
    bars:
      strength.military === null
        ? strength.total === null
          ? []
          : [{ mark: "hollow" as const, value: strength.total }]
        : [
            { mark: "dark" as const, value: strength.military },
            { mark: "light" as const, value: strength.police ?? 0 },
          ],
  }));
  const title = plan.peak
    ? say("brief.curve.title", { people: formats.number(plan.peak.total), month: formats.month(plan.peak.month) })
    : say("report.strength.no_report");
  return monthsPicture(frame, months, {
    title,
    alt: say("brief.curve.alt"),
    legend: [
      { mark: "dark", text: say("code.component.military") },
      { mark: "light", text: say("code.component.police") },
      ...(months.some(({ bars }) => bars[0]?.mark === "hollow")
        ? [{ mark: "hollow" as const, text: say("report.strength.unsplit") }]
        : []),
      { mark: "level", text: say("report.strength.level") },
      ...(frame.month ? [{ mark: "chosen" as const, text: formats.month(frame.month.month) }] : []),
    ],
  });
}
