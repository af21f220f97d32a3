import type { Need, PlanMonth } from "../../../model/plan.ts";
import { formatsOf } from "../../../words/formats.ts";
import { type Insert, type Markup, html, section, table } from "./markup.ts";
import { type ReportFrame, byYear, chosenMonth } from "./report-frame.ts";

const estimated = (text: string): Markup => html`<span class="estimated">≈ ${text}</span>`;

/** People of the peak month by site; all are estimates read off maps. */
export function peopleSection(frame: ReportFrame): Markup | null {
  const { say } = frame;
  const month = chosenMonth(frame.plan);
  if (!month) return null;
  const sites = month.people.sites.filter((site) => site.people > 0).sort((a, b) => b.people - a.people);
  const rows: Insert[][] = sites.map((site) => [
    frame.placeName(site.site),
    estimated(frame.number(site.people)),
    say("report.basis.estimated"),
  ]);
  rows.push([
    say("report.people.unlocated"),
    month.people.unlocated === null ? say("report.unknown") : frame.number(month.people.unlocated),
    say("report.people.unlocated_basis"),
  ]);
  rows.push([
    html`<b>${say("report.column.total")}</b>`,
    frame.number(month.strength.total),
    say(`report.basis.${month.strength.basis ?? "unknown"}`),
  ]);
  return section(
    "people",
    say("report.people.title", { month: frame.month(month.month) }),
    say("report.people.lead", { count: sites.length, unlocated: frame.number(month.people.unlocated) }),
    table(
      say("report.people.caption"),
      [
        { title: say("report.column.site") },
        { title: say("report.column.people"), kind: "number" },
        { title: say("report.column.basis") },
      ],
      rows,
    ),
  );
}

/** Needs of the peak month with their ranges and factors, and what they add up to in each year. */
export function needsSection(frame: ReportFrame): Markup | null {
  const { say } = frame;
  const month = chosenMonth(frame.plan);
  if (!month) return null;
  const needs = wholeNeeds(month);
  const rows = needs.map((need): Insert[] => [
    commodityName(frame, need.commodity),
    need.sourced
      ? estimated(frame.number(need.quantity))
      : html`${estimated(frame.number(need.quantity))} <span class="tag">${say("report.unsourced")}</span>`,
    say("report.range", { low: frame.number(need.low), high: frame.number(need.high) }),
    need.unit,
    html`<span class="code">${need.factor}</span>`,
  ]);
  const columns = ["commodity", "quantity", "range", "unit", "factor"];
  return section(
    "needs",
    say("report.needs.title", { month: frame.month(month.month) }),
    say("report.needs.lead"),
    needs.length === 0
      ? html`<p>${say("report.needs.none")}</p>`
      : table(
          say("report.needs.caption"),
          columns.map((name, i) => ({
            title: say(`report.column.${name}`),
            kind: i === 1 || i === 2 ? "number" : "text",
          })),
          rows,
        ),
    needsByYear(frame),
  );
}

const wholeNeeds = (month: PlanMonth): Need[] => month.needs.filter((need) => need.site === null);

function commodityName({ mission }: ReportFrame, id: string): string {
  return mission.commodity.find((commodity) => commodity.id === id)?.name ?? id;
}

function needsByYear(frame: ReportFrame): Markup | null {
  const { say } = frame;
  const ids = [...new Set(frame.plan.months.flatMap((month) => wholeNeeds(month).map((need) => need.commodity)))];
  if (ids.length === 0) return null;
  const units = new Map(
    frame.plan.months.flatMap((month) => wholeNeeds(month).map((need) => [need.commodity, need.unit] as const)),
  );
  const rows = byYear(frame.plan.months).map(([year, months]): Insert[] => {
    const known = months.filter((month) => wholeNeeds(month).length > 0);
    const sums = ids.map((id) =>
      known
        .flatMap(wholeNeeds)
        .filter((need) => need.commodity === id)
        .reduce((sum, need) => sum + need.quantity, 0),
    );
    return [
      year,
      ...sums.map((sum) => (known.length === 0 ? say("report.unknown") : estimated(frame.number(sum)))),
      `${frame.number(known.length)} / ${frame.number(months.length)}`,
    ];
  });
  return table(
    say("report.needs.by_year"),
    [
      { title: say("report.column.year") },
      ...ids.map((id) => ({ title: `${commodityName(frame, id)}, ${units.get(id) ?? ""}`, kind: "number" as const })),
      { title: say("report.column.months"), kind: "number" as const },
    ],
    rows,
  );
}

/** Days to each site in a dry and a wet month, and the sites to which no way is known. */
export function travelSection(frame: ReportFrame): Markup | null {
  const { say } = frame;
  const month = chosenMonth(frame.plan);
  if (!month) return null;
  const from = frame.plan.months.indexOf(month);
  const later = frame.plan.months.slice(from);
  const of = (season: "dry" | "wet") =>
    later.find((each) => each.season === season) ?? frame.plan.months.find((each) => each.season === season);
  const [dry, wet] = [of("dry"), of("wet")];
  const dryDays = daysBySite(dry);
  const wetDays = daysBySite(wet);
  const apart = frame.plan.flags
    .filter((flag) => flag.code === "site.no_way_in")
    .flatMap((flag) => flag.records.filter((record) => record.noun === "site").map((record) => record.id));
  const sites = [...new Set([...dryDays.keys(), ...wetDays.keys(), ...apart])];
  const reached = sites.filter((site) => (dryDays.get(site)?.days ?? wetDays.get(site)?.days ?? null) !== null);
  const cut = sites.filter((site) => !reached.includes(site));
  const rows = reached
    .map((site) => ({ site, dry: dryDays.get(site), wet: wetDays.get(site) }))
    .sort((a, b) => (b.wet?.days ?? Infinity) - (a.wet?.days ?? Infinity))
    .map(({ site, dry: inDry, wet: inWet }): Insert[] => [
      frame.placeName(site),
      days(frame, inDry?.days),
      days(frame, inWet?.days),
      [...new Set([inDry?.entry_point, inWet?.entry_point].flatMap((id) => id ?? []))].map(frame.placeName).join(" / "),
    ]);
  const titles = [
    say("report.column.site"),
    say("report.column.days_dry", { month: dry ? frame.month(dry.month) : "" }),
    say("report.column.days_wet", { month: wet ? frame.month(wet.month) : "" }),
    say("report.column.entry_point"),
  ];
  return section(
    "travel",
    say("report.travel.title"),
    say("report.travel.lead", { count: reached.length, cut: cut.length }),
    rows.length === 0
      ? null
      : table(
          say("report.travel.caption"),
          titles.map((title, i) => ({ title, kind: i === 1 || i === 2 ? "number" : "text" })),
          rows,
        ),
    cut.length === 0
      ? null
      : html`<h3>${say("report.travel.no_way")}</h3>
          <p class="note" style="max-width:none">
            ${cut.map(frame.placeName).sort(formatsOf(frame.language).compare).join(" · ")}
          </p>`,
  );
}

const daysBySite = (month: PlanMonth | undefined) =>
  new Map((month?.travel ?? []).map((travel) => [travel.site, travel]));
const days = (frame: ReportFrame, value: number | null | undefined): Insert =>
  value === null || value === undefined
    ? html`<span class="unknown">${frame.say("report.travel.cut")}</span>`
    : frame.number(value, Number.isInteger(value) ? 0 : 1);
