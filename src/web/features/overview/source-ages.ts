import { periodEnd, periodStart } from "../../../kernel/period.ts";
import { daysBetween } from "../../../kernel/plain-date.ts";
import type { Item } from "../../api.ts";
import type { OverviewMonth } from "../../queries.ts";

/** How old the newest report of a kind is on a day. `on` is null where there is none up to that day. */
export type SourceAge = {
  readonly kind: "strength" | "sites" | "budget" | "incidents" | "instruments";
  readonly noun: string;
  readonly id: string | null;
  readonly on: string | null;
  readonly days: number | null;
  readonly stale: boolean;
};

/** Days after which the newest report of a kind no longer speaks for the day; null where it holds until changed. */
const freshFor = { strength: 62, sites: 400, budget: 366, incidents: null, instruments: null } as const;

function ageOf(
  kind: SourceAge["kind"],
  noun: string,
  dated: readonly { readonly id: string; readonly when: string | null }[],
  day: string,
): SourceAge {
  const known = dated
    .flatMap(({ id, when }) => {
      const [start, end] = when === null ? [null, null] : [periodStart(when), periodEnd(when)];
      // A report of a span that the day lies in is as new as can be.
      if (start === null || start > day) return [];
      return [{ id, on: end !== null && end < day ? end : day }];
    })
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const [newest] = known;
  if (!newest) return { kind, noun, id: null, on: null, days: null, stale: false };
  const days = daysBetween(newest.on, day);
  const limit = freshFor[kind];
  return { kind, noun, id: newest.id, on: newest.on, days, stale: limit !== null && days > limit };
}

const field = (items: readonly Item[], name: string) =>
  items.map(({ id, values }) => ({ id, when: typeof values[name] === "string" ? values[name] : null }));

/** The age of each kind of report on a day. */
export function sourceAges(
  reports: {
    readonly months: readonly Pick<OverviewMonth, "month" | "reported_on">[];
    readonly deployments: readonly Item[];
    readonly budgets: readonly Item[];
    readonly incidents: readonly Item[];
    readonly instruments: readonly Item[];
  },
  day: string,
): readonly SourceAge[] {
  const strength = reports.months.map((row) => ({ id: row.month, when: row.reported_on }));
  return [
    ageOf("strength", "strength", strength, day),
    ageOf("sites", "deployment", field(reports.deployments, "as_of"), day),
    ageOf(
      "budget",
      "budget_line",
      field(reports.budgets, "to").map((row, at) => ({ ...row, when: spanOf(reports.budgets[at]) })),
      day,
    ),
    ageOf(
      "incidents",
      "incident",
      field(
        reports.incidents.filter(({ values }) => values["scope"] === "event"),
        "when",
      ),
      day,
    ),
    ageOf("instruments", "instrument", field(reports.instruments, "adopted"), day),
  ];
}

function spanOf(budget: Item | undefined): string | null {
  const [from, to] = [budget?.values["from"], budget?.values["to"]];
  return typeof from === "string" && typeof to === "string" ? `${from}/${to}` : null;
}
