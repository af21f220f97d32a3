import { type Fraction, fraction } from "../../../kernel/fraction.ts";
import {
  type Month,
  type PlainDate,
  dayNumber,
  firstDay,
  lastDay,
  lengthOfMonth,
  monthOf,
  monthsFrom,
} from "../../../kernel/plain-date.ts";
import type { BudgetClass, BudgetClassCode, PersonCategory } from "../../../model/budget-class.ts";
import type { RecordName } from "../../../model/budget-estimate.ts";
import type { BudgetInput } from "../../../model/budget-input.ts";
import type { Basis } from "../../../model/field.ts";

import type { Post } from "../../../model/post.ts";
import type { ReimbursementRate } from "../../../model/reference-data.ts";

/** People of one category in one month. `low` and `high` differ where the sources leave a range; null is unknown. */
export type PersonMonth = {
  readonly month: Month;
  readonly low: number | null;
  readonly high: number | null;
  readonly basis: Basis | null;
  readonly records: readonly RecordName[];
  readonly sources: readonly string[];
  /** `budget.reason.<code>`: why the number is unknown, a range or an estimate; null where it is as stated. */
  readonly reason: string | null;
};
export type UniformedCategory = Exclude<PersonCategory, "civilians">;
export type PersonsByCategory = Readonly<Record<UniformedCategory, readonly PersonMonth[]>>;

/** Everything that a budget is worked out from; it survives JSON, so that a page can work it out by itself. */
export type BudgetBasis = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly strength: "authorised" | "reported";
  readonly persons: PersonsByCategory;
  readonly classes: readonly BudgetClass[];
  readonly rates: readonly ReimbursementRate[];
  readonly inputs: readonly BudgetInput[];
  readonly posts: readonly Post[];
};

/** What is asked otherwise than the mission has it: authorised persons by category, for every month of the period. */
export type BudgetChange = {
  readonly persons: Partial<Record<PersonCategory, number>>;
  readonly delayPercent?: Partial<Record<BudgetClassCode, string>>;
  readonly vacancyPercent?: Partial<Record<BudgetClassCode, string>>;
};
export const noChange: BudgetChange = { persons: {} };

/** A month of the period: how many of its days lie in the period, and which part of the month that is. */
export type BudgetMonth = { readonly month: Month; readonly days: number; readonly share: Fraction };

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);

/** The months between two days, both included; a month that is only partly inside counts by its days. */
export function budgetMonths(from: PlainDate, to: PlainDate): BudgetMonth[] {
  return monthsFrom(monthOf(from), monthOf(to)).map((month) => {
    const days = dayNumber(earlier(to, lastDay(month))) - dayNumber(later(from, firstDay(month))) + 1;
    return { month, days, share: fraction(BigInt(days), BigInt(lengthOfMonth(month))) };
  });
}

type Dated = { readonly from: PlainDate | null; readonly to: PlainDate | null };

/** The months of the period in which a dated row holds; open ends reach over the whole period. */
export function monthsOf(basis: Pick<BudgetBasis, "from" | "to">, row: Dated): BudgetMonth[] {
  const from = later(basis.from, row.from ?? basis.from);
  const to = earlier(basis.to, row.to ?? basis.to);
  return from <= to ? budgetMonths(from, to) : [];
}
