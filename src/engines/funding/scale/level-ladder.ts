import { type Fraction, compareFractions, fraction, multiply, toDecimal } from "../../../kernel/fraction.ts";

/** Levels that income per head decides, poorest first: below so many tenths of the mean of all states. */
const ladder = [
  { level: "I", tenths: 10n },
  { level: "H", tenths: 12n },
  { level: "G", tenths: 14n },
  { level: "F", tenths: 16n },
  { level: "E", tenths: 18n },
  { level: "D", tenths: 20n },
] as const;

/** Discounts in per cent, where a period's own table does not say otherwise. */
export const usualDiscounts: Readonly<Record<string, string>> = {
  B: "0",
  C: "7.5",
  D: "20",
  E: "40",
  F: "60",
  G: "70",
  H: "80",
  HSTAR: "70",
  I: "80",
  J: "90",
};

/** The threshold of a step of the ladder, rounded to the dollar. */
const thresholdOf = (mean: Fraction, tenths: bigint): bigint =>
  BigInt(toDecimal(multiply(mean, fraction(tenths, 10n)), 0));

/** The level of a state by its income per head: the first threshold that it is under, else B. */
export function levelByIncome(perHead: Fraction, mean: Fraction): string {
  const step = ladder.find(({ tenths }) => compareFractions(perHead, fraction(thresholdOf(mean, tenths))) < 0);
  return step?.level ?? "B";
}

/** Dollars per head from and under which the ladder gives one of these levels; null where it has no such end. */
export function incomeOfLevels(
  levels: readonly string[],
  mean: Fraction,
): { low: bigint | null; under: bigint | null } {
  const steps = ladder.map(({ level, tenths }, i) => ({
    level: level as string,
    low: i === 0 ? null : thresholdOf(mean, ladder[i - 1]?.tenths ?? 0n),
    under: thresholdOf(mean, tenths),
  }));
  const top = { level: "B", low: thresholdOf(mean, ladder.at(-1)?.tenths ?? 0n), under: null };
  const found = [...steps, top].filter(({ level }) => levels.includes(level));
  return { low: found[0]?.low ?? null, under: found.at(-1)?.under ?? null };
}

/** Steps between two levels, positive upwards; H* stands beside H. */
export function lettersUp(from: string, to: string): number {
  const place = (level: string) => level.charCodeAt(0);
  return place(from) - place(to);
}
