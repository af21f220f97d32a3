import { periodEnd, periodStart } from "../../../kernel/period.ts";
import { monthOf, type Month } from "../../../kernel/plain-date.ts";
import type { Item } from "../../api.ts";

/** What is counted of a contributor, in the order in which it is offered. */
export const categories = ["total", "troops", "police", "formed_police", "individual_police", "observers"] as const;
export type Category = (typeof categories)[number];
export type Measure = "people" | "women";

type Counts = Readonly<Record<Category, number | null>>;

/** One record of a contributor with the months it speaks of; null is unknown. */
export type Holding = {
  readonly id: string;
  readonly contributor: string;
  readonly asOf: string;
  readonly from: Month;
  readonly to: Month;
  readonly basis: string;
  readonly source: readonly string[];
  readonly people: Counts;
  readonly women: Counts;
};

const count = (value: unknown): number | null => (typeof value === "number" ? value : null);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A sum is known when all its parts are. */
const sumOf = (parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);

/** Records of contributors in which a period can be read. A contributor without a code keeps its printed name. */
export function holdingsOf(items: readonly Item[]): Holding[] {
  return items.flatMap(({ id, values }) => {
    const asOf = text(values["as_of"]);
    const [start, end] = [periodStart(asOf), periodEnd(asOf)];
    if (start === null || end === null) return [];
    const code = text(values["contributor"]);
    const formed = count(values["women_formed_police"]);
    const individual = count(values["women_individual_police"]);
    const women = {
      troops: count(values["women_troops"]),
      formed_police: formed,
      individual_police: individual,
      police: sumOf([formed, individual]),
      observers: count(values["women_observers"]),
    };
    return [
      {
        id,
        contributor: code === "unknown" || code === "" ? text(values["contributor_printed"]) || code : code,
        asOf,
        from: monthOf(start),
        to: monthOf(end),
        basis: text(values["basis"]),
        source: Array.isArray(values["source"])
          ? values["source"].map(String)
          : [text(values["source"])].filter(Boolean),
        people: {
          total: count(values["total"]),
          troops: count(values["troops"]),
          police: count(values["police"]),
          formed_police: count(values["formed_police"]),
          individual_police: count(values["individual_police"]),
          observers: count(values["observers"]),
        },
        women: { ...women, total: sumOf([women.troops, women.police, women.observers]) },
      },
    ];
  });
}

/** Reports come before partial ones, these before estimates. */
const rank = (basis: string): number => ["reported", "partial", "estimated"].indexOf(basis) >>> 0;
export const isEstimate = (basis: string): boolean => basis !== "reported" && basis !== "partial";

/** What is known of a contributor for a month: the best record with a value, else the best record without one. */
export type Known = { readonly holding: Holding; readonly value: number | null };

/** Holdings of each contributor by month. */
export class HoldingIndex {
  readonly contributors: readonly string[];
  readonly #byMonth = new Map<string, Holding[]>();
  readonly #reported = new Map<Month, number>();

  constructor(holdings: readonly Holding[], months: readonly Month[]) {
    for (const holding of holdings) {
      for (const month of months) {
        if (month < holding.from || month > holding.to) continue;
        const key = `${holding.contributor} ${month}`;
        this.#byMonth.set(key, [...(this.#byMonth.get(key) ?? []), holding]);
        if (holding.basis === "reported") this.#reported.set(month, (this.#reported.get(month) ?? 0) + 1);
      }
    }
    for (const list of this.#byMonth.values()) list.sort((a, b) => rank(a.basis) - rank(b.basis));
    this.contributors = [...new Set(holdings.map(({ contributor }) => contributor))].sort();
  }

  known(contributor: string, month: Month, category: Category, measure: Measure): Known | null {
    const list = this.#byMonth.get(`${contributor} ${month}`) ?? [];
    const best = list.find((holding) => holding[measure][category] !== null) ?? list[0];
    return best ? { holding: best, value: best[measure][category] } : null;
  }

  /** How many contributors reports of this month list. */
  reported(month: Month): number {
    return this.#reported.get(month) ?? 0;
  }
}

/** Months whose reports list as many contributors as the series of strength prints. */
export function completeMonths(index: HoldingIndex, strengths: readonly Item[]): ReadonlySet<Month> {
  return new Set(
    strengths.flatMap(({ values }) => {
      const month = text(values["month"]);
      return count(values["contributors"]) === index.reported(month) && index.reported(month) > 0 ? [month] : [];
    }),
  );
}

/** Lower bounds of the classes of a shade, in persons. */
export const classBounds = [1, 10, 50, 150, 500, 1000, 2000] as const;
export const classOf = (value: number): number => Math.max(0, classBounds.filter((bound) => value >= bound).length - 1);
