import { parseMoney, usd } from "../../../kernel/money.ts";
import { yearOf } from "../../../kernel/plain-date.ts";
import type { BudgetClass } from "../../../model/budget-class.ts";
import type { BudgetClassEstimate, BudgetEstimate, BudgetEstimateLine } from "../../../model/budget-estimate.ts";
import { type BudgetBasis, type BudgetChange, noChange } from "./budget-basis.ts";
import { classLines } from "./class-lines.ts";
import { type DraftLine, centsOf, shownTerm } from "./line-terms.ts";

/** The classes in use in the year in which the period begins, in their order. */
const classesOf = ({ classes, from }: BudgetBasis): BudgetClass[] =>
  classes
    .filter(
      ({ from_year, to_year }) =>
        (from_year === null || from_year <= yearOf(from)) && (to_year === null || yearOf(from) <= to_year),
    )
    .toSorted((a, b) => a.order - b.order);

/** The lines of every class before rounding, in the order of the classes. */
export const draftBudget = (
  basis: BudgetBasis,
  change: BudgetChange,
): { readonly of: BudgetClass; readonly lines: readonly DraftLine[] }[] =>
  classesOf(basis).map((of) => ({ of, lines: classLines(basis, change, of.code) }));

/**
 * The cost of a mission by budget class for a period. Each line is exact and rounded to the cent once; a class is the
 * sum of its lines, and unknown where one of them is: what is missing is named and never counted as zero.
 */
export function estimateBudget(basis: BudgetBasis, change: BudgetChange = noChange): BudgetEstimate {
  const classes = draftBudget(basis, change).map(({ of, lines }): BudgetClassEstimate => {
    const stated = lines.filter(isKnown);
    const known = usd(stated.reduce((sum, line) => sum + centsOf(line.terms), 0n));
    const unknown = lines.length - stated.length;
    return {
      code: of.code,
      group: of.group,
      amount_usd: unknown === 0 ? known : null,
      known_usd: stated.length === 0 ? null : known,
      unknown,
      lines: lines.map(shownLine),
    };
  });
  const stated = classes.flatMap(({ known_usd }) => (known_usd === null ? [] : [parseMoney(known_usd).minor]));
  const known = usd(stated.reduce((sum, minor) => sum + minor, 0n));
  const unknown = classes.reduce((count, each) => count + each.unknown, 0);
  return {
    from: basis.from,
    to: basis.to,
    strength: basis.strength,
    amount_usd: unknown === 0 ? known : null,
    known_usd: stated.length === 0 ? null : known,
    unknown,
    classes,
  };
}

export const isKnown = (line: DraftLine): boolean => line.reason === null;

function shownLine(line: DraftLine): BudgetEstimateLine {
  const { terms, high, reason, ...told } = line;
  const low = centsOf(terms);
  const hasTerms = terms.length > 0 || reason === null;
  return {
    ...told,
    reason,
    amount_usd: reason === null ? usd(low) : null,
    low_usd: hasTerms ? usd(low) : null,
    high_usd: reason === null ? usd(low) : high === null ? null : usd(centsOf(high)),
    months: [...told.months],
    records: [...told.records],
    sources: [...told.sources],
    tables: [...told.tables],
    terms: terms.map(shownTerm),
  };
}
