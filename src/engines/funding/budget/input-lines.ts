import { type Fraction, divide, fraction, multiply, parseDecimal, subtract, sum } from "../../../kernel/fraction.ts";
import { type PersonCategory, categoryOfClass } from "../../../model/budget-class.ts";
import type { BudgetInput, BudgetMeasure } from "../../../model/budget-input.ts";
import { rateOfMonth } from "../reimburse-month.ts";
import { type BudgetBasis, type BudgetChange, monthsOf } from "./budget-basis.ts";
import { type DraftLine, type Term, one } from "./line-terms.ts";
import { delayRecords, personTerms } from "./person-terms.ts";
import { rateSources } from "./rate-sources.ts";

/** Measures that say something of other lines and are no money themselves. */
const noMoney = new Set<BudgetMeasure>(["persons", "percent", "per_post_month"]);
/** A premium is at most this many per cent of the rate (A/RES/67/261, from memory and unverified). */
const mostPremium = 10n;
const twelve = fraction(12n);
const hundred = fraction(100n);
/** Days for which the higher allowance is paid after each arrival. */
const firstDays = fraction(30n);

/** One line for each input of a class that is money; inputs that do not hold in the period give none. */
export function inputLines(basis: BudgetBasis, change: BudgetChange, inputs: readonly BudgetInput[]): DraftLine[] {
  return inputs
    .filter((input) => !noMoney.has(input.measure) && monthsOf(basis, input).length > 0)
    .map((input) => inputLine(basis, change, input));
}

function inputLine(basis: BudgetBasis, change: BudgetChange, input: BudgetInput): DraftLine {
  const made = termsOf(basis, change, input);
  const records = [...(made.records ?? []), ...delayRecords(basis, input.class)];
  return {
    key: `${input.class}/${input.item}/${input.id}`,
    class: input.class,
    item: input.item,
    title: input.title,
    level: input.level,
    formula: input.measure,
    note: null,
    months: [],
    tables: [],
    ...made,
    basis: input.basis,
    records: [{ noun: "budget_input", id: input.id }, ...(made.isOfPersons ? records : [])],
    sources: [...new Set([...input.source, ...(made.sources ?? [])])],
  };
}

type Made = Pick<DraftLine, "terms" | "high" | "reason"> &
  Partial<Pick<DraftLine, "note" | "months" | "records" | "sources" | "tables">> & { readonly isOfPersons?: boolean };

const unknown = (reason: string): Made => ({ terms: [], high: null, reason });

function termsOf(basis: BudgetBasis, change: BudgetChange, input: BudgetInput): Made {
  if (input.measure === "percent_of_rate") return premium(basis, input);
  if (input.unit_cost_usd === null) return unknown("input_incomplete");
  const cost = parseDecimal(input.unit_cost_usd);
  const quantity = input.quantity === null ? null : parseDecimal(input.quantity);
  switch (input.measure) {
    case "total":
      return plain(basis, input, quantity, cost);
    case "per_month":
      return plain(basis, input, quantity && multiply(quantity, sum(monthsOf(basis, input).map(({ share }) => share))), cost); // prettier-ignore
    case "per_person_day":
      return ofPersons(basis, change, input, ({ days }) => same(multiply(quantity ?? one, fraction(BigInt(days))), cost)); // prettier-ignore
    case "per_person_month":
      return ofPersons(basis, change, input, ({ share }) => same(multiply(quantity ?? one, share), cost));
    case "per_person_year":
      return ofPersons(basis, change, input, ({ share }) => same(multiply(quantity ?? one, divide(share, twelve)), cost)); // prettier-ignore
    case "first_30_days":
      return higherAllowance(basis, change, input, { arrivals: quantity, cost });
    default:
      return unknown("input_incomplete");
  }
}

const same = (per: Fraction, rate: Fraction) => ({ per, low: rate, high: rate });

/** A total counts in the period in which it begins; where it began before, this period has none of it. */
function plain(basis: BudgetBasis, input: BudgetInput, volume: Fraction | null, rate: Fraction): Made {
  if (volume === null) return unknown("input_incomplete");
  const isOfBefore = input.measure === "total" && input.from !== null && input.from < basis.from;
  const terms: Term[] = isOfBefore ? [] : [{ key: "period", volume, rate, present: one, deployed: one }];
  return { terms, high: terms, reason: null };
}

function categoriesOf(input: BudgetInput): readonly PersonCategory[] {
  if (input.persons.length > 0) return input.persons;
  const own = categoryOfClass[input.class];
  return own === undefined ? [] : [own];
}

function ofPersons(
  basis: BudgetBasis,
  change: BudgetChange,
  input: BudgetInput,
  perMonth: Parameters<typeof personTerms>[1],
): Made {
  const categories = categoriesOf(input);
  if (categories.length === 0) return unknown("persons_missing");
  const { low, ...told } = personTerms({ basis, change, categories, months: monthsOf(basis, input) }, perMonth);
  return { ...told, terms: low, isOfPersons: true };
}

type Arrivals = { readonly arrivals: Fraction | null; readonly cost: Fraction };

/** What the first 30 days of each arrival cost above the allowance of the days after. */
function higherAllowance(
  basis: BudgetBasis,
  change: BudgetChange,
  input: BudgetInput,
  { arrivals, cost }: Arrivals,
): Made {
  // prettier-ignore
  const after = basis.inputs.find(
    (each) => each.class === input.class && each.item === input.item && each.measure === "per_person_day",
  );
  if (arrivals === null || !after || after.unit_cost_usd === null) return unknown("allowance_missing");
  const above = subtract(cost, parseDecimal(after.unit_cost_usd));
  const days = multiply(arrivals, firstDays);
  return ofPersons(basis, change, input, ({ share }) => same(multiply(days, divide(share, twelve)), above));
}

/** So many persons x the rate of each month x a percentage of at most 10. */
function premium(basis: BudgetBasis, input: BudgetInput): Made {
  if (input.quantity === null || input.percent === null) return unknown("input_incomplete");
  const percent = parseDecimal(input.percent);
  if (percent.n > mostPremium * percent.d) return unknown("premium_above");
  const persons = parseDecimal(input.quantity);
  const part = divide(percent, hundred);
  const low: Term[] = [];
  const high: Term[] = [];
  let reason: string | null = null;
  for (const { month, share } of monthsOf(basis, input)) {
    const rate = rateOfMonth(basis.rates, month);
    if (rate === null) return unknown("no_rate");
    reason ??= rate.reason === null ? null : rate.reason.replace("reimbursement.", "");
    const term = (of: Fraction): Term => ({ key: month, volume: multiply(persons, share), rate: multiply(of, part), present: one, deployed: one }); // prettier-ignore
    low.push(term(rate.low));
    high.push(term(rate.high));
  }
  const months = monthsOf(basis, input).map(({ month }) => month);
  return { terms: low, high, reason, tables: rateSources(basis.rates, months) };
}

/** What a stay of so many days costs at a higher allowance for the first 30 days and another after. */
export function allowanceOfStay(days: number, first: Fraction, after: Fraction): Fraction {
  const higher = Math.min(days, 30);
  return sum([multiply(fraction(BigInt(higher)), first), multiply(fraction(BigInt(days - higher)), after)]);
}
