import { carriedLevels } from "../../../engines/funding/scale/level-moves.ts";
import { type PremiumOfYear, premiumOf } from "../../../engines/funding/scale/level-report.ts";
import { periodOfYear } from "../../../engines/funding/scale/machine-scale.ts";
import { isYearIn } from "../../../engines/funding/scale-of-year.ts";
import { readPremiumIntervals } from "../../../exchange/reference/read-scale-tables.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";

/** Premiums of the permanent members by a table of levels, each beside what printed rates say of it. */
export type PremiumSheet = {
  readonly schema: "concert.premium/1";
  /** Levels that stand in for those of a period; null where each year has its own. */
  readonly carried: { readonly from: string; readonly to: string } | null;
  readonly premiums: readonly PremiumOfYear[];
};

export type PremiumAsk = {
  /** Null for every year of the table of levels. */
  readonly year: number | null;
  /** Period whose levels are taken for the year's. */
  readonly carry: string | null;
};

/**
 * The premium of a year, or of every year that the table of levels holds.
 * @throws Refusal where levels to carry are not known, or a year that was asked for has no premium, with the reason
 */
export async function showPremium(reference: ReferenceData, { year, carry }: PremiumAsk): Promise<PremiumSheet> {
  const intervals = await readPremiumIntervals(referenceFolder());
  if (year === null) {
    const premiums = yearsOf(reference).map((each) => premiumOf(reference, intervals, each, "table"));
    return { schema: "concert.premium/1", carried: null, premiums };
  }
  const to = periodOfYear(reference, year);
  const premium = premiumOf(carry === null ? reference : carried(reference, carry, to), intervals, year, "table");
  if (premium.reason) throw new Refusal("invalid", premium.reason.code, premium.reason.values);
  return { schema: "concert.premium/1", carried: carry === null ? null : { from: carry, to }, premiums: [premium] };
}

function carried(reference: ReferenceData, from: string, to: string): ReferenceData {
  const periods = [...new Set(reference.levels.map(({ period }) => period))];
  if (!periods.includes(from)) throw new Refusal("invalid", "scale.carry_unknown", { period: from, periods });
  return {
    ...reference,
    levels: carriedLevels(reference.levels, from, to),
    transitions: reference.transitions.filter(({ period }) => period !== to),
  };
}

function yearsOf({ levels, regular_scale }: ReferenceData): number[] {
  const periods = new Set(levels.map(({ period }) => period));
  const years = [...periods].flatMap((period) => {
    const [first = 0, last = first] = period.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return [...new Set(years)]
    .filter((year) => regular_scale.some(({ period }) => isYearIn(period, year)))
    .sort((a, b) => a - b);
}
