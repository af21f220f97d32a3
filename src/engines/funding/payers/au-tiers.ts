import {
  type Fraction,
  compareFractions,
  divide,
  fraction,
  multiply,
  parseDecimal,
  subtract,
  sum,
} from "../../../kernel/fraction.ts";
import type { KeyShare } from "../../../model/payer-keys.ts";
import type { IncomeRow } from "../../../model/scale-tables.ts";
import { isYearIn } from "../scale-of-year.ts";
import { type Split, byRates, unsplit } from "./by-rates.ts";
import { incomesOf } from "./incomes.ts";

type Ask = { readonly members: readonly string[]; readonly year: number; readonly cents: bigint };
type Tables = { readonly keys: readonly KeyShare[]; readonly income: readonly IncomeRow[] };

/**
 * The scale of the African Union for named members (Assembly/AU/Dec.578(XXV)): tiers by a state's share of the income
 * of all; tier 1 bears its part in equal shares, none above the ceiling; the others bear the rest by income, none above
 * the ceiling either. What the ceilings leave stays unsplit. Gross national income stands in for gross domestic
 * product, and how tiers 2 and 3 part the rest is not sourced, so the split is unverified.
 */
export function auTiers({ members, year, cents }: Ask, { keys, income }: Tables): Split {
  const rows = keys.filter((row) => row.key === "au_tiers" && isYearIn(row.period, year));
  const first = rows.find(({ group }) => group === "tier_1");
  if (first?.share_percent == null || first.ceiling_percent === null || first.above_percent === null)
    return unsplit(cents, "payers.key.no_table", { year: String(year) });
  const found = incomesOf(
    members.map((member) => member.split("=")[0] ?? member),
    year,
    income,
  );
  if (!found.ok) return unsplit(cents, "payers.key.no_income", { states: [...found.missing] });
  const ceiling = parseDecimal(first.ceiling_percent);
  const all = sum(found.incomes.map(({ income: own }) => own));
  const above = multiply(all, divide(parseDecimal(first.above_percent), fraction(100n)));
  const [top, others] = [true, false].map((isTop) =>
    found.incomes.filter(({ income: own }) => compareFractions(own, above) > 0 === isTop),
  );
  const topPart = parseDecimal(first.share_percent);
  const rest = sum((others ?? []).map(({ income: own }) => own));
  const rates = [
    ...(top ?? []).map(({ iso3 }) => ({
      iso3,
      percent: least(divide(topPart, fraction(BigInt(top?.length ?? 1))), ceiling),
    })),
    ...(others ?? []).map(({ iso3, income: own }) => ({
      iso3,
      percent: least(divide(multiply(subtract(fraction(100n), topPart), own), rest), ceiling),
    })),
  ].toSorted((a, b) => (a.iso3 < b.iso3 ? -1 : 1));
  return byRates(rates, cents, { key_period: first.period, status: "unverified" });
}

const least = (a: Fraction, b: Fraction): Fraction => (compareFractions(a, b) < 0 ? a : b);
