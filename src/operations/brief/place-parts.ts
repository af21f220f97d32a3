import type { BriefCell, BriefSection } from "../../model/brief.ts";
import type { Need } from "../../model/plan.ts";
import { type BriefFrame, columns, count, estimated, plain, sayOr, strong, unknown } from "./brief-frame.ts";
import { heading, note, quiet } from "./shared-parts.ts";

/** The sites with most people in the month, and their days from an entry point. */
export function largestSites(frame: BriefFrame, most: number): BriefSection {
  const { say, month, formats } = frame;
  const sites = (month?.people.sites ?? []).filter(({ people }) => people > 0);
  const sorted = sites.toSorted((a, b) => b.people - a.people || (a.site < b.site ? -1 : 1));
  const shown = sorted.slice(0, most);
  const rest = sorted.slice(most).reduce((sum, { people }) => sum + people, 0);
  const travel = new Map(month?.travel.map((row) => [row.site, row]));
  const sources = new Map(frame.mission.site.map(({ id, source }) => [id, source]));
  for (const { site } of shown) frame.cite(sources.get(site) ?? []);
  const rows = shown.map(({ site, people }): BriefCell[] => [
    plain(frame.placeName(site)),
    estimated(formats.number(people)),
    daysCell(frame, travel.get(site)?.days),
  ]);
  if (sorted.length > most)
    rows.push([
      plain(say("brief.sites.others", { count: sorted.length - most, shown: formats.number(sorted.length - most) })),
      estimated(formats.number(rest)),
      plain("–"),
    ]);
  if (month) rows.push([plain(say("report.people.unlocated")), count(frame, month.people.unlocated), plain("–")]);
  return {
    name: "sites",
    width: "half",
    blocks: [
      heading(say("brief.sites")),
      rows.length === 0 || sites.length === 0
        ? quiet(say("brief.sites.none"))
        : {
            type: "table",
            caption: say("brief.sites.caption"),
            columns: columns(
              [say("report.column.site"), 48],
              [say("report.column.people"), -24],
              [say("brief.column.days"), -28],
            ),
            rows,
          },
    ],
  };
}

/** Days from the nearest open entry point; no known way is said in words. */
export const daysCell = (frame: BriefFrame, days: number | null | undefined): BriefCell =>
  days === null || days === undefined
    ? { text: frame.say("screen.map.no_way"), mark: "unknown" }
    : plain(frame.formats.number(days, 1));

/** Needs of the whole operation, or of one site; always estimates. */
export function needsSection(frame: BriefFrame, site: string | null): BriefSection {
  const { say, month, formats, mission } = frame;
  const needs = (month?.needs ?? []).filter((need) => need.site === site);
  const commodities = new Map(mission.commodity.map((row) => [row.id, row]));
  const rows = needs.map((need): BriefCell[] => {
    const commodity = commodities.get(need.commodity);
    frame.cite(commodity?.source ?? []);
    return [
      plain(sayOr(frame, `commodity.${need.commodity}`, commodity?.name ?? need.commodity)),
      estimated(`${formats.number(need.quantity)} ${sayOr(frame, `unit.${need.unit}`, need.unit)}`),
      plain(say("report.range", { low: formats.number(need.low), high: formats.number(need.high) })),
    ];
  });
  return {
    name: "needs",
    width: "half",
    blocks: [
      heading(say("brief.needs")),
      rows.length === 0
        ? quiet(say(site === null ? "screen.needs.unknown" : "brief.needs.none"))
        : {
            type: "table",
            caption: say("brief.needs.caption"),
            columns: columns(
              [say("report.column.commodity"), 26],
              [say("report.column.quantity"), -36],
              [say("report.column.range"), -38],
            ),
            rows,
          },
      ...(needs.some((need: Need) => !need.sourced) ? [note(say("brief.needs.unsourced"))] : []),
    ],
  };
}

export const orUnknown = (frame: BriefFrame, text: string | null): BriefCell =>
  text === null || text === "" ? unknown(frame) : plain(text);

/** Terms with what is known of each, as a table of two columns. */
export function factTable(
  frame: BriefFrame,
  caption: string,
  facts: readonly (readonly [term: string, fact: BriefCell])[],
): BriefSection["blocks"][number] {
  return {
    type: "table",
    caption,
    columns: columns([frame.say("brief.column.what"), 32], [frame.say("brief.column.known"), 68]),
    rows: facts.map(([term, fact]) => [strong(term), fact]),
  };
}
