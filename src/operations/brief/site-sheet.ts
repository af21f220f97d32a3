import type { Brief, BriefCell, BriefSection } from "../../model/brief.ts";
import type { PlanMonth } from "../../model/plan.ts";
import type { Route } from "../../model/route.ts";
import type { Site } from "../../model/site.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type BriefFrame, columns, count, estimated, plain, unknown } from "./brief-frame.ts";
import { monthsPicture } from "./months-picture.ts";
import { daysCell, factTable, needsSection, orUnknown } from "./place-parts.ts";
import { incidentTable, whenText } from "./safety-part.ts";
import { flagsOfMonth, flagsSection, heading, quiet } from "./shared-parts.ts";

type Made = Pick<Brief, "title" | "subtitle" | "sections"> & { readonly sharesMoney: boolean };

/** One site as on a month. @throws Refusal not-found for a site that the mission does not have */
export function siteSheet(frame: BriefFrame, id: string): Made {
  const { say, mission, month, formats } = frame;
  const site = mission.site.find((each) => each.id === id);
  if (!site) throw new Refusal("not-found", "server.not_found");
  frame.cite(site.source);
  const routes = mission.route.filter((route) => route.from === id || route.to === id);
  const names = new Set([id, ...routes.map((route) => route.id)]);
  const flags = flagsOfMonth(frame).filter((flag) => flag.records.some((record) => names.has(record.id)));
  return {
    title: say("brief.site.title", { site: site.name, mission: mission.mission.short_name }),
    subtitle: month ? say("brief.as_on", { date: formats.date(frame.day) }) : say("brief.no_month"),
    sharesMoney: false,
    sections: [
      identity(frame, site),
      people(frame, site),
      routesSection(frame, site, routes),
      travelSection(frame, site),
      needsSection(frame, id),
      incidents(frame, id),
      flagsSection(frame, say("brief.site.flags"), flags, 8),
    ],
  };
}

function identity(frame: BriefFrame, site: Site): BriefSection {
  const { say, formats } = frame;
  const yes = (["medical", "aviation", "observers_present", "police_present"] as const).filter((field) => site[field]);
  const kinds = [
    ...(site.force_hq_years.length > 0
      ? [say("brief.site.force_hq", { years: site.force_hq_years.map(formats.digits) })]
      : []),
    ...(site.sector_hq_years.length > 0
      ? [say("brief.site.sector_hq", { years: site.sector_hq_years.map(formats.digits) })]
      : []),
    ...yes.map((field) => say(`brief.site.${field}`)),
  ];
  const position =
    site.lat === null || site.lon === null
      ? unknown(frame)
      : plain(say("brief.position", { lat: formats.number(site.lat, 4, 4), lon: formats.number(site.lon, 4, 4) }));
  return {
    name: "identity",
    width: "whole",
    blocks: [
      heading(say("brief.site.identity")),
      factTable(frame, say("brief.site.identity.caption"), [
        [say("brief.site.names"), plain(formats.series([site.name, ...site.aliases]))],
        [say("brief.site.position"), position],
        [say("brief.site.held"), site.held === null ? unknown(frame) : plain(whenText(frame, site.held))],
        [say("brief.site.kind"), kinds.length === 0 ? unknown(frame) : plain(kinds.join("; "))],
        [say("brief.site.role"), orUnknown(frame, site.role)],
        [say("brief.site.contributors"), orUnknown(frame, formats.series(site.main_contributors))],
        ...(site.same_as === null
          ? []
          : [
              [
                say("brief.site.same_as"),
                plain([frame.placeName(site.same_as), site.same_as_reason].filter(Boolean).join(": ")),
              ] as const,
            ]),
        [say("report.column.basis"), plain(say(`code.basis.${site.basis}`))],
      ]),
    ],
  };
}

/** Null where the month is unknown as a whole; a month whose map names other sites only has nobody here. */
const peopleAt = ({ people, strength }: PlanMonth, site: string): number | null =>
  people.sites.find((row) => row.site === site)?.people ??
  (strength.total === null || people.sites.length === 0 ? null : 0);

function people(frame: BriefFrame, site: Site): BriefSection {
  const { say, plan, formats, month } = frame;
  const months = plan.months.map((each) => ({ month: each.month, people: peopleAt(each, site.id) }));
  const now = month ? peopleAt(month, site.id) : null;
  for (const row of frame.mission.deployment) if (row.site === site.id) frame.cite(row.source);
  const years = new Map<string, number[]>();
  for (const each of months) {
    const list = years.get(each.month.slice(0, 4)) ?? [];
    years.set(each.month.slice(0, 4), each.people === null ? list : [...list, each.people]);
  }
  const rows = [...years].map(([year, values]): BriefCell[] => [
    plain(formats.digits(year)),
    values.length === 0 ? unknown(frame) : estimated(spanText(frame, values)),
    plain(formats.number(values.length)),
  ]);
  const most = months.reduce((best, each) => Math.max(best, each.people ?? 0), 0);
  return {
    name: "people",
    width: "whole",
    blocks: [
      heading(say("brief.site.people")),
      {
        type: "figures",
        items: [
          {
            value: count(frame, now, true),
            label: month ? say("brief.site.people_in", { month: formats.month(month.month) }) : say("brief.no_month"),
          },
          { value: count(frame, site.max_troops_estimated, true), label: say("brief.site.most") },
        ],
      },
      monthsPicture(
        frame,
        months.map((each) => ({
          month: each.month,
          level: null,
          bars: each.people === null ? [] : [{ mark: "hollow" as const, value: each.people }],
        })),
        {
          title: say("brief.site.curve", { site: site.name, most: formats.number(most) }),
          alt: say("brief.site.curve.alt"),
          legend: [
            { mark: "hollow", text: say("brief.legend.estimated") },
            ...(month ? [{ mark: "chosen" as const, text: formats.month(month.month) }] : []),
          ],
        },
      ),
      {
        type: "table",
        caption: say("brief.site.by_year"),
        columns: columns(
          [say("report.column.year"), 30],
          [say("report.column.people"), -40],
          [say("report.column.months"), -30],
        ),
        rows,
      },
    ],
  };
}

function spanText({ say, formats }: BriefFrame, values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high
    ? formats.number(low)
    : say("report.range", { low: formats.number(low), high: formats.number(high) });
}

function routesSection(frame: BriefFrame, site: Site, routes: readonly Route[]): BriefSection {
  const { say, formats } = frame;
  for (const route of routes) frame.cite(route.source);
  const number = (value: number | null): BriefCell =>
    value === null ? unknown(frame) : plain(formats.number(value, 1));
  return {
    name: "routes",
    width: "whole",
    blocks: [
      heading(say("brief.site.routes")),
      routes.length === 0
        ? quiet(say("brief.site.routes.none"))
        : {
            type: "table",
            caption: say("brief.site.routes.caption"),
            columns: columns(
              [say("brief.column.other_end"), 26],
              [say("field.mode"), 14],
              [say("brief.column.km"), -14],
              [say("brief.column.dry"), -14],
              [say("brief.column.wet"), -14],
              [say("brief.column.state_of"), 18],
            ),
            rows: routes.map((route): BriefCell[] => [
              plain(frame.placeName(route.from === site.id ? route.to : route.from)),
              route.mode === null ? unknown(frame) : plain(say(`code.mode.${route.mode}`)),
              number(route.km),
              number(route.dry_days),
              number(route.wet_days),
              route.state_of === null ? unknown(frame) : plain(whenText(frame, route.state_of)),
            ]),
          },
    ],
  };
}

/** Days from an entry point in the month at hand and in the nearest months of the other season. */
function travelSection(frame: BriefFrame, site: Site): BriefSection {
  const { say, plan, month, formats } = frame;
  const from = month ? plan.months.indexOf(month) : 0;
  const near = [...plan.months.slice(from), ...plan.months.slice(0, from).toReversed()];
  const rows = (["dry", "wet"] as const).flatMap((season): BriefCell[][] => {
    const found = near.find((each) => each.season === season);
    if (!found) return [];
    const way = found.travel.find((row) => row.site === site.id);
    return [
      [
        plain(say(`report.season.${season}`)),
        plain(formats.month(found.month)),
        daysCell(frame, way?.days),
        way?.entry_point ? plain(frame.placeName(way.entry_point)) : unknown(frame),
      ],
    ];
  });
  return {
    name: "travel",
    width: "half",
    blocks: [
      heading(say("report.travel.title")),
      {
        type: "table",
        caption: say("report.travel.caption"),
        columns: columns(
          [say("report.column.season"), 20],
          [say("report.column.month"), 28],
          [say("brief.column.days"), -22],
          [say("report.column.entry_point"), 30],
        ),
        rows,
      },
    ],
  };
}

function incidents(frame: BriefFrame, id: string): BriefSection {
  const { say, mission } = frame;
  const own = mission.incident.filter((incident) => incident.site === id);
  for (const { source } of own) frame.cite(source);
  return {
    name: "safety",
    width: "half",
    blocks: [
      heading(say("brief.safety")),
      own.length === 0 ? quiet(say("brief.site.no_incidents")) : incidentTable(frame, own),
    ],
  };
}
