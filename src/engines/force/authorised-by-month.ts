import { lastDay } from "../../kernel/plain-date.ts";
import type { Flag } from "../../model/flag.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { MonthAuthorised } from "../../model/plan.ts";
import { type Level, findLevel, isReachedIn, plannedLevels, readLevels } from "./levels-in-force.ts";
import type { MonthReport } from "./strength-by-month.ts";

/** Components whose level is held against a report, and what of the report is held against it. */
const components = ["military", "police", "troops", "uniformed"] as const;
type Component = (typeof components)[number];
const reportedFor = (report: MonthReport, component: Component): number | null =>
  report.strength[component === "uniformed" ? "total" : component];

type LevelsByComponent = Readonly<Record<Component, readonly Level[]>>;
type MonthLevels = { readonly report: MonthReport; readonly levels: Partial<Record<Component, Level>> };
export type AuthorisedByMonth = { readonly months: readonly MonthAuthorised[]; readonly flags: readonly Flag[] };

/**
 * Levels in force on the day of each report (the month's last day where there is none), with reports above them and
 * the months whose military level isn't stated.
 */
export function authorisedByMonth(
  reports: readonly MonthReport[],
  data: Pick<MissionData, "authorised_strength" | "instrument">,
): AuthorisedByMonth {
  const all = readLevels(data.authorised_strength, data.instrument);
  const of = (component: Component): readonly Level[] => all.filter(({ row }) => row.component === component);
  const levels = { military: of("military"), police: of("police"), troops: of("troops"), uniformed: of("uniformed") };
  const months = reports.map((report) => ({ report, levels: levelsOn(levels, dayOf(report)) }));
  return {
    months: months.map((month) => monthAuthorised(month, levels)),
    flags: [...reportsAbove(months), ...unstatedMonths(months)],
  };
}

const dayOf = (report: MonthReport): string => report.reported_on ?? lastDay(report.month);

function levelsOn(levels: LevelsByComponent, day: string): Partial<Record<Component, Level>> {
  const found: Partial<Record<Component, Level>> = {};
  for (const component of components) {
    const level = findLevel(levels[component], day);
    if (level) found[component] = level;
  }
  return found;
}

function monthAuthorised({ report, levels }: MonthLevels, all: LevelsByComponent): MonthAuthorised {
  const value = (component: Component): number | null => levels[component]?.row.value ?? null;
  const planned = components.flatMap((component) => plannedLevels(all[component], dayOf(report)));
  return {
    military: value("military"),
    police: value("police"),
    troops: value("troops"),
    uniformed: value("uniformed"),
    instruments: [...new Set(components.flatMap((component) => levels[component]?.row.instrument ?? []))],
    planned: planned.map(({ row }) => ({
      component: row.component,
      value: row.value,
      change: row.change,
      reach_by: row.reach_by,
      instrument: row.instrument,
    })),
  };
}

function reportsAbove(months: readonly MonthLevels[]): Flag[] {
  return months.flatMap((month, index) =>
    components.flatMap((component) => {
      const level = month.levels[component];
      const reported = reportedFor(month.report, component);
      if (!level || level.row.value === null || reported === null || reported <= level.row.value) return [];
      const next = months.slice(index + 1).find(({ report }) => reportedFor(report, component) !== null);
      return [aboveFlag(month.report, component, level, next?.report)];
    }),
  );
}

/** Shares of the level by which a report must exceed it to count as high and as medium; a convention of this plan. */
const severeExcess = { high: 0.1, medium: 0.02 };

function aboveFlag(report: MonthReport, component: Component, level: Level, next: MonthReport | undefined): Flag {
  const reported = reportedFor(report, component) ?? 0;
  const authorised = level.row.value ?? 0;
  const excess = reported - authorised;
  const nextReported = next === undefined ? null : reportedFor(next, component);
  const isMet = isReachedIn(level, report.month) && nextReported !== null && nextReported <= authorised;
  const isHigh = excess >= severeExcess.high * authorised;
  const bySize = isHigh ? "high" : excess >= severeExcess.medium * authorised ? "medium" : "low";
  return {
    code: "strength.above_authorised",
    severity: isMet ? "info" : bySize,
    domain: "force",
    month: report.month,
    records: [
      ...(report.record === null ? [] : [{ noun: "strength", id: report.record }]),
      { noun: "authorised_strength", id: level.row.id },
      { noun: "instrument", id: level.row.instrument },
    ],
    values: {
      month: report.month,
      component,
      reported,
      authorised,
      excess,
      reached: isMet ? "next_report" : "no",
      next_month: isMet && next ? next.month : "",
    },
  };
}

/** One flag for all months whose military level isn't stated, as spans `2008-10/2010-11`. */
function unstatedMonths(months: readonly MonthLevels[]): Flag[] {
  const spans: { from: string; to: string }[] = [];
  let count = 0;
  months.forEach(({ report, levels }, index) => {
    if (levels.military && levels.military.row.value !== null) return;
    count += 1;
    const before = months[index - 1]?.report.month;
    const last = spans.at(-1);
    if (last && last.to === before) last.to = report.month;
    else spans.push({ from: report.month, to: report.month });
  });
  if (count === 0) return [];
  const written = spans.map(({ from, to }) => (from === to ? from : `${from}/${to}`));
  return [
    {
      code: "authorised.unknown",
      severity: "info",
      domain: "mandate",
      month: null,
      records: [],
      values: { component: "military", count, spans: written },
    },
  ];
}
