import { fraction } from "../../../kernel/fraction.ts";
import { splitExactly } from "../../../kernel/money.ts";
import { periodEnd, periodStart } from "../../../kernel/period.ts";
import { type Month, firstDay, lastDay } from "../../../kernel/plain-date.ts";
import { compareText } from "../../../kernel/text-order.ts";
import { canonicalSites } from "../../../model/canonical-site.ts";
import type { Contribution } from "../../../model/contribution.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { PeopleKind } from "../../../model/priority-problem.ts";
import type { State } from "../../../model/reference-data.ts";

/** Who stays or leaves together. `contributor` is null for people of several, `site` where nobody says where they are. */
export type MissionUnit = {
  readonly id: string;
  readonly kind: PeopleKind;
  readonly people: number;
  readonly contributor: string | null;
  readonly site: string | null;
};

/** Largest part of a contingent that stays together where no map places it: an infantry battalion. */
const battalion = 850;
/** Troops of a contributor up to this number that no map places are taken for staff officers. */
const mostStaff = 30;
/** People who serve one by one leave in groups of at most this size. */
const group = 50;

type Located = { readonly contributor: string | null; readonly site: string; readonly people: number };

/**
 * The uniformed people of a month as what can stay or leave: contingents at the sites where maps show them, cut in
 * proportion to the reported troops; the rest of a contingent in parts of a battalion at most; formed police by unit of
 * the usual strength; police officers, observers and staff officers, who serve one by one, in groups. Null where no
 * contributor is reported for the month.
 */
export function unitsOfMission(
  data: Pick<MissionData, "contribution" | "deployment" | "site">,
  month: Month,
  formedUnit: number,
  states: readonly State[],
): MissionUnit[] | null {
  const reports = data.contribution.filter(({ as_of, basis }) => as_of.startsWith(month) && basis !== "estimated");
  if (reports.length === 0 || reports.every(({ total }) => total === null)) return null;
  return [
    ...contingents(reports, located(data, month, states)),
    ...reports.flatMap((report) => formedPolice(report, formedUnit)),
    ...oneByOne("individual_police", sumOf(reports, policeOf)),
    ...oneByOne(
      "observers",
      sumOf(reports, ({ observers }) => observers ?? 0),
    ),
  ].filter(({ people }) => people > 0);
}

const sumOf = (reports: readonly Contribution[], count: (report: Contribution) => number): number =>
  reports.reduce((sum, report) => sum + count(report), 0);
const policeOf = ({ individual_police, police, formed_police }: Contribution): number =>
  individual_police ?? Math.max(0, (police ?? 0) - (formed_police ?? 0));

/** Contingents at sites: `Bangladesh (900), Nigeria (35)` where printed with known names, else the whole estimate. */
function located(
  { deployment, site }: Pick<MissionData, "deployment" | "site">,
  month: Month,
  states: readonly State[],
): Located[] {
  const codes = new Map(states.map(({ name, iso3 }) => [name, iso3]));
  const canonical = canonicalSites(site);
  const bySite = new Map<string, Located[]>();
  for (const row of deployment) {
    if ((periodStart(row.as_of) ?? "") > lastDay(month) || (periodEnd(row.as_of) ?? "9999") < firstDay(month)) continue;
    const place = canonical.get(row.site) ?? row.site;
    const printed = [...(row.contributors_printed ?? "").matchAll(/([^,(]+)\((\d+)\)/g)].map(([, name, count]) => ({
      contributor: codes.get((name ?? "").trim()) ?? null,
      site: place,
      people: Number(count),
    }));
    const groups =
      printed.length > 0 ? printed : [{ contributor: null, site: place, people: row.troops_estimated ?? 0 }];
    if (peopleIn(groups) > peopleIn(bySite.get(place) ?? [])) bySite.set(place, groups);
  }
  return [...bySite.values()].flat();
}

const peopleIn = (groups: readonly { readonly people: number }[]): number =>
  groups.reduce((sum, { people }) => sum + people, 0);

const cutTo = (limit: number, counts: readonly number[]): number[] =>
  counts.reduce((sum, count) => sum + count, 0) <= limit
    ? [...counts]
    : splitExactly(
        BigInt(limit),
        counts.map((count) => fraction(BigInt(count))),
      ).map(Number);

function contingents(reports: readonly Contribution[], placed: readonly Located[]): MissionUnit[] {
  const units: MissionUnit[] = [];
  const rests = [...reports]
    .sort((a, b) => compareText(a.contributor, b.contributor))
    .map(({ contributor, troops }) => {
      const own = placed.filter((each) => each.contributor === contributor);
      const counts = cutTo(
        troops ?? 0,
        own.map(({ people }) => people),
      );
      own.forEach(({ site }, i) => units.push(troopsAt(contributor, site, counts[i] ?? 0)));
      return { contributor, people: (troops ?? 0) - counts.reduce((sum, count) => sum + count, 0) };
    });
  const known = new Set(reports.map(({ contributor }) => contributor));
  const others = placed.filter(({ contributor }) => contributor === null || !known.has(contributor));
  const rest = peopleIn(rests);
  const counts = cutTo(
    rest,
    others.map(({ people }) => people),
  );
  others.forEach(({ site }, i) => units.push(troopsAt(null, site, counts[i] ?? 0)));
  const left = cutTo(
    rest - counts.reduce((sum, count) => sum + count, 0),
    rests.map(({ people }) => people),
  );
  const staff = left.filter((people) => people <= mostStaff).reduce((sum, people) => sum + people, 0);
  rests.forEach(({ contributor }, i) => {
    if ((left[i] ?? 0) > mostStaff) units.push(...inParts("troops", contributor, left[i] ?? 0, battalion));
  });
  return [...joined(units), ...oneByOne("troops", staff)];
}

const troopsAt = (contributor: string | null, site: string, people: number): MissionUnit => ({
  id: ["troops", contributor ?? "any", site].join("."),
  kind: "troops",
  people,
  contributor,
  site,
});

/** Parts of one id, as a place printed twice gives, are one. */
function joined(units: readonly MissionUnit[]): MissionUnit[] {
  const byId = new Map<string, MissionUnit>();
  for (const unit of units) {
    const known = byId.get(unit.id);
    byId.set(unit.id, known ? { ...known, people: known.people + unit.people } : unit);
  }
  return [...byId.values()];
}

function formedPolice({ contributor, formed_police }: Contribution, formedUnit: number): MissionUnit[] {
  const people = formed_police ?? 0;
  return people === 0 ? [] : inParts("formed_police", contributor, people, Math.max(formedUnit, 1) * 1.25);
}

/** Groups of one size; what the division leaves is a group of its own, so that the others are alike. */
function oneByOne(kind: PeopleKind, people: number): MissionUnit[] {
  const each = Math.floor(people / Math.max(1, Math.ceil(people / group)));
  const alike = each === 0 ? 0 : Math.floor(people / each);
  const sizes = [...Array.from({ length: alike }, () => each), people - alike * each];
  return sizes.filter((size) => size > 0).map((size, i) => unitOf(kind, null, size, i + 1));
}

/** Parts of at most so many people, as equal as they can be. */
function inParts(kind: PeopleKind, contributor: string | null, people: number, most: number): MissionUnit[] {
  const parts = Math.max(1, Math.ceil(people / most));
  return Array.from({ length: parts }, (_, i) =>
    unitOf(kind, contributor, Math.floor(people / parts) + (i < people % parts ? 1 : 0), i + 1),
  );
}

const unitOf = (kind: PeopleKind, contributor: string | null, people: number, number: number): MissionUnit => ({
  id: [kind, contributor ?? "group", String(number)].join("."),
  kind,
  people,
  contributor,
  site: null,
});
