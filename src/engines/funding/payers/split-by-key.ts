import { fraction, parseDecimal, sum, toDecimal } from "../../../kernel/fraction.ts";
import { splitByWhole, usd } from "../../../kernel/money.ts";
import type { KeyShare } from "../../../model/payer-keys.ts";
import type { Payer } from "../../../model/payer.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { IncomeRow } from "../../../model/scale-tables.ts";
import { type RateScale, effectiveRates, ratePercent, regularRates } from "../effective-rates.ts";
import { type NoScale, isYearIn } from "../scale-of-year.ts";
import { auTiers } from "./au-tiers.ts";
import { type Rate, type Split, byRates, places, unsplit } from "./by-rates.ts";
import { incomesOf } from "./incomes.ts";

/** Tables that keys rest on. */
export type KeyTables = {
  readonly reference: ReferenceData;
  readonly keys: readonly KeyShare[];
  readonly income: readonly IncomeRow[];
};
/**
 * Splits what a payer pays in one calendar year over the states behind it. Where the table of its key is not known in
 * whole, the states that are known get their part and the rest is left unsplit with the reason; the payer's amount
 * stands in either case. Null for payers who give for themselves.
 */
export function splitByKey(payer: Payer, year: number, cents: bigint, tables: KeyTables): Split | null {
  switch (payer.key) {
    case "assessed_un_peacekeeping":
      return byScale(effectiveRates(tables.reference, year), cents);
    case "assessed_un_regular":
      return byScale(regularRates(tables.reference, year), cents);
    case "assessed_un_half_and_half":
      return halfAndHalf(year, cents, tables);
    case "au_tiers":
      return payer.members.length > 0
        ? auTiers({ members: payer.members, year, cents }, tables)
        : byTable(payer.key, year, cents, tables);
    case "nato_common":
      return byTable(payer.key, year, cents, tables);
    case "gni":
      return byIncome(payer, year, cents, tables);
    case "equal_shares":
      return payer.members.length === 0
        ? unsplit(cents, "payers.key.no_members")
        : byRates(
            payer.members.map((member) => ({
              iso3: codeOf(member),
              percent: fraction(100n, BigInt(payer.members.length)),
            })),
            cents,
            { key_period: null, status: "found" },
          );
    case "negotiated":
      return negotiated(payer, cents);
    case "levy":
      return unsplit(cents, "payers.key.levy");
    default:
      return null;
  }
}

const codeOf = (member: string): string => member.split("=")[0]?.trim() ?? member;

function byScale(scale: RateScale | NoScale, cents: bigint): Split {
  if (!scale.ok) return unsplit(cents, "payers.key.no_scale", { why: scale.code });
  const parts = splitByWhole(
    cents,
    scale.states.map(({ weight }) => weight),
  );
  return {
    key_period: scale.scale_period,
    status: "found",
    reason: null,
    unsplit_usd: usd(0n),
    states: scale.states.map((state, i) => ({
      iso3: state.iso3,
      percent: ratePercent(scale, state, places),
      usd: usd(parts[i] ?? 0n),
    })),
  };
}

/** A/RES/78/257 paragraph 9: half on the regular scale, half on the peacekeeping scale; an odd cent goes to the first. */
function halfAndHalf(year: number, cents: bigint, { reference }: KeyTables): Split {
  const [regular, raised] = [regularRates(reference, year), effectiveRates(reference, year)];
  if (!regular.ok) return unsplit(cents, "payers.key.no_scale", { why: regular.code });
  if (!raised.ok) return unsplit(cents, "payers.key.no_scale", { why: raised.code });
  const second = splitByWhole(
    cents / 2n,
    raised.states.map(({ weight }) => weight),
  );
  const first = splitByWhole(
    cents - cents / 2n,
    regular.states.map(({ weight }) => weight),
  );
  const states = regular.states.map(({ iso3, weight }, i) => {
    const other = raised.states[i];
    const rate = sum([
      fraction(weight, 2n * regular.denominator),
      fraction(other?.weight ?? 0n, 2n * raised.denominator),
    ]);
    return { iso3, percent: toDecimal(rate, places), usd: usd((first[i] ?? 0n) + (second[i] ?? 0n)) };
  });
  return { key_period: regular.scale_period, status: "found", reason: null, unsplit_usd: usd(0n), states };
}

/** States that a table of shares names; groups without names are said, never spread over states. */
function byTable(key: KeyShare["key"], year: number, cents: bigint, { keys }: KeyTables): Split {
  const rows = keys.filter((row) => row.key === key && isYearIn(row.period, year));
  const [first] = rows;
  if (!first) return unsplit(cents, "payers.key.no_table", { year: String(year) });
  const named = rows.flatMap(({ iso3, share_percent }): Rate[] =>
    iso3 === null || share_percent === null ? [] : [{ iso3, percent: parseDecimal(share_percent) }],
  );
  const group = rows.find(({ iso3, share_percent }) => iso3 === null && share_percent !== null);
  if (named.length === 0 && group)
    return unsplit(cents, "payers.key.group_only", {
      group: group.group,
      states: group.states ?? 0,
      percent: group.share_percent ?? "",
      each: group.ceiling_percent ?? "",
    });
  return byRates(named, cents, { key_period: first.period, status: first.status });
}

/** In proportion to gross national income of the latest year that has a figure for every member. */
function byIncome(payer: Payer, year: number, cents: bigint, { income }: KeyTables): Split {
  if (payer.members.length === 0) return unsplit(cents, "payers.key.no_members");
  const found = incomesOf(payer.members.map(codeOf), year, income);
  if (!found.ok) return unsplit(cents, "payers.key.no_income", { states: [...found.missing] });
  const total = sum(found.incomes.map(({ income: amount }) => amount));
  const rates = found.incomes.map(({ iso3, income: amount }) => ({
    iso3,
    percent: fraction(amount.n * total.d * 100n, amount.d * total.n),
  }));
  return byRates(rates, cents, { key_period: String(found.year), status: "unverified" });
}

/** Percentages that the payer's row gives after each member. */
function negotiated(payer: Payer, cents: bigint): Split {
  const rates: Rate[] = [];
  for (const member of payer.members) {
    const [iso3 = "", percent] = member.split("=").map((part) => part.trim());
    if (percent === undefined || !/^\d{1,3}(\.\d{1,8})?$/.test(percent))
      return unsplit(cents, "payers.key.no_percent", { member });
    rates.push({ iso3, percent: parseDecimal(percent) });
  }
  if (rates.length === 0) return unsplit(cents, "payers.key.no_members");
  return byRates(rates, cents, { key_period: null, status: "found" });
}
