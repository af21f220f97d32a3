import { daysBetween } from "../../kernel/plain-date.ts";
import type { Brief, BriefBlock, BriefCell } from "../../model/brief.ts";
import { type BriefFrame, count, estimated, plain, unknown } from "./brief-frame.ts";
import { moneySection, isShared } from "./money-part.ts";
import { largestSites, needsSection } from "./place-parts.ts";
import { safetySection } from "./safety-part.ts";
import { flagsOfMonth, flagsSection, heading, note, quiet, unknownLines } from "./shared-parts.ts";
import { strengthSections } from "./strength-part.ts";

type Made = Pick<Brief, "title" | "subtitle" | "sections"> & { readonly sharesMoney: boolean };

/** The whole mission on two pages. */
export function missionBrief(frame: BriefFrame): Made {
  const { say, mission, month, formats } = frame;
  const flags = flagsOfMonth(frame).filter(({ severity }) => severity === "high" || severity === "medium");
  return {
    title: say("brief.mission.title", {
      mission: mission.mission.short_name,
      month: month ? formats.month(month.month) : say("brief.no_month"),
    }),
    subtitle: mission.mission.name,
    sharesMoney: isShared(frame),
    sections: [
      { name: "figures", width: "whole", blocks: [keyFigures(frame, flags.length)] },
      ...strengthSections(frame),
      largestSites(frame, 8),
      needsSection(frame, null),
      flagsSection(frame, say("brief.flags"), flags, 5),
      moneySection(frame, 6),
      safetySection(frame, 4),
      unknownSection(frame),
    ],
  };
}

function keyFigures(frame: BriefFrame, waiting: number): BriefBlock {
  const { say, month, mission, formats, day } = frame;
  const sites = (month?.people.sites ?? []).filter(({ people }) => people > 0).length;
  const ends = mission.mission.ends_on;
  const left = ends === null ? null : daysBetween(day, ends);
  const level = month?.authorised.military ?? null;
  const items: [BriefCell, string][] = [
    [count(frame, month?.strength.total), say("code.component.uniformed")],
    [
      count(frame, month?.strength.military),
      level === null
        ? say("brief.figure.military_unstated")
        : say("brief.figure.military", { level: formats.number(level) }),
    ],
    [sites === 0 ? unknown(frame) : estimated(formats.number(sites)), say("brief.figure.sites")],
    [plain(formats.number(waiting)), say("brief.figure.flags")],
    [
      left === null || left < 0 ? unknown(frame) : plain(formats.number(left)),
      ends === null || left === null || left < 0
        ? say("brief.figure.no_end")
        : say("brief.figure.days_left", { date: formats.date(ends) }),
    ],
  ];
  return { type: "figures", items: items.map(([value, label]) => ({ value, label })) };
}

const mostGaps = 6;

function unknownSection(frame: BriefFrame): Brief["sections"][number] {
  const { say, formats } = frame;
  const lines = unknownLines(frame);
  const left = lines.length - mostGaps;
  return {
    name: "unknown",
    width: "half",
    blocks: [
      heading(say("report.unknown.title")),
      ...(lines.length === 0 ? [quiet(say("report.unknown.none"))] : lines.slice(0, mostGaps).map(quiet)),
      ...(left > 0 ? [note(say("brief.unknown.more", { count: left, shown: formats.number(left) }))] : []),
    ],
  };
}
