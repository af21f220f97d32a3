import { add, divide, fraction, multiply, parseDecimal, subtract, toDecimal } from "../../../kernel/fraction.ts";
import type { LevelTransition, StateLevel } from "../../../model/reference-data.ts";
import type { LevelListRow } from "../../../model/scale-tables.ts";
import { lettersUp } from "./level-ladder.ts";
import type { ComputedLevels, LevelFinding } from "./levels-from-income.ts";
import { onList } from "./state-lists.ts";

/** Levels as tables of a period: what sharing an amount reads. */
export type LevelTables = { readonly levels: readonly StateLevel[]; readonly transitions: readonly LevelTransition[] };

/** Years that a move takes: one letter up or any move down at once, two letters two years, more letters three. */
const yearsOfMove = (letters: number): number => (letters <= 1 ? 1 : letters === 2 ? 2 : 3);

/** A discount as tables print it: at most four decimals, none that says nothing. */
const printed = (figure: ReturnType<typeof fraction>): string => toDecimal(figure, 4).replace(/\.?0+$/, "");

/**
 * Discounts of the first years of a move between two levels, in equal steps from the old discount to the new; the
 * first step counts in the first year, the last one is the new discount.
 */
function stepsOfMove(from: { level: string; percent: string }, to: { level: string; percent: string }): string[] {
  const years = yearsOfMove(lettersUp(from.level, to.level));
  const start = parseDecimal(from.percent);
  const change = subtract(parseDecimal(to.percent), start);
  return Array.from({ length: years }, (_, i) =>
    printed(add(start, divide(multiply(change, fraction(BigInt(i + 1))), fraction(BigInt(years))))),
  );
}

/** The letter meant by a level known only as one of two: the one computed if it is among them, else the poorer. */
function letterOf(level: string): string {
  const letters = level.split("_OR_");
  return letters.includes("G") ? "G" : (letters.at(-1) ?? level);
}

/**
 * Writes computed levels as tables: phased moves from the levels of the period before, exceptional discounts by year.
 * @param before - rows of the period before; none where it is not known, then nobody is phased
 */
export function levelTables(
  computed: ComputedLevels,
  before: readonly StateLevel[],
  lists: readonly LevelListRow[],
): LevelTables {
  const [first = 0, last = first] = computed.period.split("-").map(Number);
  const old = new Map(before.map((row) => [row.iso3, row]));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const levels: StateLevel[] = [];
  const transitions: LevelTransition[] = [];
  for (const finding of computed.findings) {
    const path = discountsByYear(finding, old.get(finding.iso3), years, lists);
    const final = path.at(-1) ?? null;
    levels.push({
      period: computed.period,
      iso3: finding.iso3,
      level: finding.level,
      discount_percent_final_year: final,
      basis: finding.rule,
      note: "",
      status: finding.status,
    });
    if (path.every((percent) => percent === final)) continue;
    for (const [i, percent] of path.entries())
      if (percent !== null)
        transitions.push({
          period: computed.period,
          iso3: finding.iso3,
          year: years[i] ?? first,
          discount_percent: percent,
          reading: `${old.get(finding.iso3)?.level ?? ""} > ${finding.level}`,
          status: finding.status,
        });
  }
  return { levels, transitions };
}

function discountsByYear(
  { iso3, level, discount_percent }: LevelFinding,
  old: StateLevel | undefined,
  years: readonly number[],
  lists: readonly LevelListRow[],
): (string | null)[] {
  if (discount_percent === null) return years.map(() => null);
  const start = old?.discount_percent_final_year ?? null;
  const steps =
    old === undefined || start === null
      ? [discount_percent]
      : stepsOfMove({ level: letterOf(old.level), percent: start }, { level, percent: discount_percent });
  return years.map((year, i) => {
    const exception = onList(lists, "exceptional", year).get(iso3);
    if (exception?.discount_percent != null && exception.level === level && i >= steps.length - 1)
      return exception.discount_percent;
    return steps[Math.min(i, steps.length - 1)] ?? discount_percent;
  });
}

/** Levels of one period relabelled for another, whole: what the later one would be if no state moved. */
export const carriedLevels = (levels: readonly StateLevel[], from: string, to: string): StateLevel[] => [
  ...levels.filter((row) => row.period !== to),
  ...levels.filter((row) => row.period === from).map((row) => ({ ...row, period: to, status: "unverified" as const })),
];
