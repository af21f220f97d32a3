import type { ReportFrame } from "../report/report-frame.ts";
import { monthsAbove } from "../report/report-frame.ts";
import { type PlanSheet, type SheetValue, column } from "./plan-sheet.ts";

export const summarySheet: PlanSheet = {
  name: "summary",
  columns: [column("what", "text", 48), column("value", "text", 70)],
  rows: summaryRows,
};

function summaryRows(frame: ReportFrame): SheetValue[][] {
  const { plan, say } = frame;
  const { mission } = frame.mission;
  const last = [...plan.months].reverse().find((month) => month.strength.total !== null);
  const reported = plan.months.filter((month) => month.strength.total !== null).length;
  const { deployment } = plan;
  return [
    [mission.name, mission.short_name],
    [say(`report.nature_short.${mission.nature}`), say(`report.nature.${mission.nature}`)],
    [
      say("report.fact.scenario"),
      plan.scenarios.length === 0 ? say("report.scenario.none") : plan.scenarios.join("; "),
    ],
    [say("report.fact.months"), `${plan.months[0]?.month ?? ""} / ${plan.months.at(-1)?.month ?? ""}`],
    [say("report.tile.reported"), `${reported} / ${plan.months.length}`],
    [say("report.fact.as_of"), last?.reported_on ?? last?.month ?? null],
    [
      plan.peak ? say("report.tile.peak", { month: frame.month(plan.peak.month) }) : say("report.tile.no_peak"),
      plan.peak?.total ?? null,
    ],
    [say("report.tile.above"), monthsAbove(plan)],
    ...Object.entries(deployment.days).map(([percent, days]): SheetValue[] => [
      say("report.build_up.row", { percent, on: deployment.authorised_on }),
      days,
    ]),
    [say("report.fact.complete"), say(plan.complete ? "report.complete.yes" : "report.complete.no")],
    [say("report.fact.input"), plan.input_hash],
    [say("report.fact.engine"), plan.engine],
  ];
}

export const monthsSheet: PlanSheet = {
  name: "months",
  columns: [
    column("month"),
    column("reported_on", "date"),
    column("season"),
    ...["troops", "observers", "military", "police", "total"].map((name) => column(name, "integer")),
    ...["level_military", "level_police", "level_troops", "level_uniformed"].map((name) => column(name, "integer")),
    column("instruments"),
    column("basis"),
    column("sources"),
  ],
  rows: ({ plan, say }) =>
    plan.months.map(({ month, reported_on, season, strength, authorised }) => [
      month,
      reported_on,
      say(`report.season.${season}`),
      strength.troops,
      strength.observers,
      strength.military,
      strength.police,
      strength.total,
      authorised.military,
      authorised.police,
      authorised.troops,
      authorised.uniformed,
      authorised.instruments.join("; "),
      strength.basis === null ? null : say(`report.basis.${strength.basis}`),
      strength.sources.join("; "),
    ]),
};

export const sitesSheet: PlanSheet = {
  name: "sites",
  columns: [
    column("month"),
    column("id"),
    column("site", "text", 28),
    column("people", "integer"),
    column("basis", "text", 36),
  ],
  rows: ({ plan, say, placeName }) =>
    plan.months.flatMap(({ month, people }): SheetValue[][] => [
      ...people.sites.map((site) => [
        month,
        site.site,
        placeName(site.site),
        site.people,
        say(`report.basis.${site.basis}`),
      ]),
      [month, null, say("report.people.unlocated"), people.unlocated, say("report.people.unlocated_basis")],
    ]),
};

export const travelSheet: PlanSheet = {
  name: "travel",
  columns: [
    column("month"),
    column("season"),
    column("id"),
    column("site", "text", 28),
    column("days", "decimal"),
    column("entry_point", "text", 28),
    column("legs", "text", 60),
  ],
  rows: ({ plan, say, placeName }) =>
    plan.months.flatMap(({ month, season, travel }) =>
      travel.map((way): SheetValue[] => [
        month,
        say(`report.season.${season}`),
        way.site,
        placeName(way.site),
        way.days,
        way.entry_point === null ? null : placeName(way.entry_point),
        way.legs.join("; "),
      ]),
    ),
};

export const needsSheet: PlanSheet = {
  name: "needs",
  columns: [
    column("month"),
    column("site"),
    column("commodity"),
    column("quantity", "decimal"),
    column("low", "decimal"),
    column("high", "decimal"),
    column("unit"),
    column("factor", "text", 24),
    column("sourced"),
  ],
  rows: ({ plan, mission, say, placeName }) => {
    const names = new Map(mission.commodity.map(({ id, name }) => [id, name]));
    return plan.months.flatMap(({ month, needs }) =>
      needs.map((need): SheetValue[] => [
        month,
        need.site === null ? say("report.whole") : placeName(need.site),
        names.get(need.commodity) ?? need.commodity,
        need.quantity,
        need.low,
        need.high,
        need.unit,
        need.factor,
        say(need.sourced ? "report.yes" : "report.no"),
      ]),
    );
  },
};
