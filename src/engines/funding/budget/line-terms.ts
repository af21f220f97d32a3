import { type Fraction, fraction, multiply, subtract, sum, toDecimal } from "../../../kernel/fraction.ts";
import { parseMoney } from "../../../kernel/money.ts";
import type { BudgetClassCode } from "../../../model/budget-class.ts";
import type { BudgetLineSource, BudgetTerm, RecordName } from "../../../model/budget-estimate.ts";
import type { BudgetItem } from "../../../model/budget-input.ts";
import type { Basis } from "../../../model/field.ts";

/**
 * One product of a line: volume (persons, days, hours) x rate in dollars x the part that is present (one less the
 * vacancy) x the part that is deployed (one less the delay). `key` is the same in every estimate of the mission.
 */
export type Term = {
  readonly key: string;
  readonly volume: Fraction;
  readonly rate: Fraction;
  readonly present: Fraction;
  readonly deployed: Fraction;
};
export const one: Fraction = { n: 1n, d: 1n };

/** A line of a class before its money is rounded. */
export type DraftLine = {
  readonly key: string;
  readonly class: BudgetClassCode;
  readonly item: BudgetItem | "reimbursement" | "inputs";
  readonly title: string | null;
  readonly level: string | null;
  /** `budget.formula.<code>` */
  readonly formula: string;
  /** Terms that are sure: all of the line where `reason` is null. */
  readonly terms: readonly Term[];
  /** Terms of the highest amount; null where there is no highest. */
  readonly high: readonly Term[] | null;
  /** `budget.reason.<code>`: why the line is not one figure; null where it is. */
  readonly reason: string | null;
  /** True where a number is an estimate though the amount is one figure. */
  readonly note: string | null;
  readonly months: readonly string[];
  readonly basis: Basis | null;
  readonly records: readonly RecordName[];
  readonly sources: readonly string[];
  readonly tables: readonly BudgetLineSource[];
};

const termAmount = ({ volume, rate, present, deployed }: Term): Fraction =>
  multiply(multiply(volume, rate), multiply(present, deployed));

/** Cents of the sum of terms: worked out exactly and rounded once, halves away from zero. */
export const centsOf = (terms: readonly Term[]): bigint => cents(sum(terms.map(termAmount)));

const cents = (amount: Fraction): bigint => parseMoney(toDecimal(amount, 2)).minor;

const percentOff = (part: Fraction): string => toDecimal(multiply(subtract(one, part), fraction(100n)), 4);

/** A term as people read it: decimals of four places, what is missing in per cent. */
export const shownTerm = (term: Term): BudgetTerm => ({
  key: term.key,
  volume: toDecimal(term.volume, 4),
  rate_usd: toDecimal(term.rate, 4),
  vacancy_percent: percentOff(term.present),
  delay_percent: percentOff(term.deployed),
  amount_usd: toDecimal(termAmount(term), 2),
});
