import { type Fraction, divide, fraction, multiply, parseDecimal, subtract } from "../../../kernel/fraction.ts";
import type { BudgetClassCode, PersonCategory } from "../../../model/budget-class.ts";
import { categoryOfClass } from "../../../model/budget-class.ts";
import type { RecordName } from "../../../model/budget-estimate.ts";
import type { BudgetInput } from "../../../model/budget-input.ts";
import type { Basis } from "../../../model/field.ts";
import {
  type BudgetBasis,
  type BudgetChange,
  type BudgetMonth,
  type PersonMonth,
  budgetMonths,
  monthsOf,
} from "./budget-basis.ts";
import { type Term, one } from "./line-terms.ts";
import { civiliansIn } from "./post-months.ts";

const hundred = fraction(100n);
/** One less a percentage, exactly. */
export const lessPercent = (percent: string): Fraction => subtract(one, divide(parseDecimal(percent), hundred));

/** What is multiplied with each person and month of a line. */
type PerMonth = (
  month: BudgetMonth,
) => { readonly per: Fraction; readonly low: Fraction; readonly high: Fraction } | null;

export type PersonTerms = {
  readonly low: readonly Term[];
  /** Null where a month has no known highest number. */
  readonly high: readonly Term[] | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly months: readonly string[];
  readonly records: readonly RecordName[];
  readonly sources: readonly string[];
  readonly basis: Basis | null;
};

type Asked = {
  readonly basis: BudgetBasis;
  readonly change: BudgetChange;
  readonly categories: readonly PersonCategory[];
  /** Months of the line; the whole period where not given. */
  readonly months?: readonly BudgetMonth[];
};

/**
 * Terms of a line that follows from people: for every month and category, persons x `perMonth`. A month whose number is
 * unknown is left out of the sure terms, named, and leaves no highest amount.
 */
export function personTerms({ basis, change, categories, months }: Asked, perMonth: PerMonth): PersonTerms {
  const low: Term[] = [];
  const high: Term[] = [];
  const seen = new Seen();
  for (const month of months ?? budgetMonths(basis.from, basis.to)) {
    for (const category of categories) {
      const persons = personsIn(basis, change, category, month.month);
      const factor = perMonth(month);
      seen.take(persons);
      if (factor === null || persons.low === null) {
        seen.miss(
          month.month,
          factor === null ? "no_rate" : (persons.reason ?? "strength_unknown"),
          persons.low === null || factor === null,
        );
        continue;
      }
      const key = categories.length === 1 ? month.month : `${month.month} ${category}`;
      const deployed = deployedPart(basis, change, category, month.month);
      const term = (count: number, rate: Fraction): Term => ({
        key,
        volume: multiply(count % 1 === 0 ? fraction(BigInt(count)) : parseDecimal(String(count)), factor.per),
        rate,
        present: one,
        deployed,
      });
      low.push(term(persons.low, factor.low));
      if (persons.high === null) seen.miss(month.month, persons.reason ?? "strength_unknown", true);
      else high.push(term(persons.high, factor.high));
      if (persons.high !== persons.low) seen.miss(month.month, persons.reason ?? "range", false);
    }
  }
  return { low, high: seen.open ? null : high, ...seen.told() };
}

/** What was noticed of the people of a line, month by month. */
class Seen {
  open = false;
  #reason: string | null = null;
  #note: string | null = null;
  readonly #months = new Set<string>();
  readonly #records = new Map<string, RecordName>();
  readonly #sources = new Set<string>();
  #basis: Basis | null = null;

  take({ records, sources, basis, reason, low, high }: PersonMonth): void {
    for (const record of records) this.#records.set(`${record.noun} ${record.id}`, record);
    for (const source of sources) this.#sources.add(source);
    if (basis !== null && (this.#basis === null || weakness.indexOf(basis) > weakness.indexOf(this.#basis)))
      this.#basis = basis;
    if (reason !== null && low !== null && low === high) this.#note = reason;
  }

  miss(month: string, reason: string, open: boolean): void {
    this.#months.add(month);
    this.#reason ??= reason;
    this.open ||= open;
  }

  told() {
    return {
      reason: this.#reason,
      note: this.#note,
      months: [...this.#months].sort(),
      records: [...this.#records.values()],
      sources: [...this.#sources].sort(),
      basis: this.#basis,
    };
  }
}

const weakness: readonly Basis[] = ["reported", "partial", "planned", "estimated", "assumed", "fictional"];

const unknownPersons = (month: string): PersonMonth => ({
  month,
  low: null,
  high: null,
  basis: null,
  records: [],
  sources: [],
  reason: "strength_unknown",
});

function personsIn(basis: BudgetBasis, change: BudgetChange, category: PersonCategory, month: string): PersonMonth {
  const asked = change.persons[category];
  if (asked !== undefined)
    return { month, low: asked, high: asked, basis: "assumed", records: [], sources: [], reason: null };
  if (category === "civilians") return civiliansIn(basis, month);
  return basis.persons[category].find((each) => each.month === month) ?? unknownPersons(month);
}

const classOf = (category: PersonCategory): BudgetClassCode | undefined =>
  (Object.entries(categoryOfClass) as [BudgetClassCode, PersonCategory][]).find(([, own]) => own === category)?.[0];

/** The part of the planned people who are there; reported people are all there. */
function deployedPart(basis: BudgetBasis, change: BudgetChange, category: PersonCategory, month: string): Fraction {
  const code = classOf(category);
  if (code === undefined || (basis.strength === "reported" && change.persons[category] === undefined)) return one;
  const asked = change.delayPercent?.[code];
  if (asked !== undefined) return lessPercent(asked);
  const input = delayInput(basis, code, month);
  return input === undefined || input.percent === null ? one : lessPercent(input.percent);
}

const delayInput = (basis: BudgetBasis, code: BudgetClassCode, month: string): BudgetInput | undefined =>
  basis.inputs.find(
    (each) =>
      each.class === code &&
      each.item === "delayed_deployment" &&
      monthsOf(basis, each).some((holds) => holds.month === month),
  );

/** The input of delayed deployment that a class rests on, if there is one. */
export const delayRecords = (basis: BudgetBasis, code: BudgetClassCode): RecordName[] =>
  basis.strength === "reported"
    ? []
    : basis.inputs
        .filter((each) => each.class === code && each.item === "delayed_deployment")
        .map(({ id }) => ({ noun: "budget_input", id }));
