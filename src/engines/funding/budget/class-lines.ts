import { type BudgetClassCode, categoryOfClass, postClasses } from "../../../model/budget-class.ts";
import type { BudgetItem } from "../../../model/budget-input.ts";
import { rateOfMonth } from "../reimburse-month.ts";
import { type BudgetBasis, type BudgetChange, budgetMonths } from "./budget-basis.ts";
import { inputLines } from "./input-lines.ts";
import type { DraftLine } from "./line-terms.ts";
import { delayRecords, personTerms } from "./person-terms.ts";
import { payLines } from "./post-lines.ts";
import { rateSources } from "./rate-sources.ts";

/** What a class cannot be stated without; other classes need at least one input. */
const contingentItems: readonly BudgetItem[] = ["rations", "travel", "major_equipment", "self_sustainment", "death_disability"]; // prettier-ignore
const neededItems: Partial<Record<BudgetClassCode, readonly BudgetItem[]>> = {
  military_observers: ["allowance", "travel"],
  contingents: contingentItems,
  un_police: ["allowance", "travel"],
  formed_police: contingentItems,
};
/** Classes whose people contributors are paid for by the monthly rate. */
const reimbursed = new Set<BudgetClassCode>(["contingents", "formed_police"]);
const paidByPost = new Set<string>(postClasses);

/** The lines of one class: what follows from rates and posts, one line for each input, and what is missing. */
export function classLines(basis: BudgetBasis, change: BudgetChange, code: BudgetClassCode): DraftLine[] {
  const inputs = basis.inputs.filter((input) => input.class === code);
  const own = inputLines(basis, change, inputs);
  const paid = reimbursed.has(code) ? [reimbursement(basis, change, code)] : [];
  const posts = paidByPost.has(code) ? payLines(basis, change, code) : [];
  return [...paid, ...posts, ...own, ...missingLines(code, [...paid, ...posts, ...own])];
}

function missingLines(code: BudgetClassCode, lines: readonly DraftLine[]): DraftLine[] {
  const needed = neededItems[code];
  if (needed === undefined) return lines.length === 0 ? [missing(code, "inputs")] : [];
  const present = new Set(lines.map(({ item }) => item));
  return needed.filter((item) => !present.has(item)).map((item) => missing(code, item));
}

const missing = (code: BudgetClassCode, item: DraftLine["item"]): DraftLine => ({
  key: `${code}/${item}`,
  class: code,
  item,
  title: null,
  level: null,
  formula: "missing",
  terms: [],
  high: null,
  reason: "input_missing",
  note: null,
  months: [],
  basis: null,
  records: [],
  sources: [],
  tables: [],
});

/** Persons x the rate in force each month (golden: 850 persons in July 2022 are 850 x 1,452.90 = 1,234,965). */
function reimbursement(basis: BudgetBasis, change: BudgetChange, code: BudgetClassCode): DraftLine {
  const category = categoryOfClass[code];
  if (category === undefined) throw new RangeError(`class ${code} has no category of people`);
  let rateReason: string | null = null;
  const { low, ...told } = personTerms({ basis, change, categories: [category] }, ({ month, share }) => {
    const rate = rateOfMonth(basis.rates, month);
    if (rate === null) return null;
    rateReason ??= rate.reason === null ? null : rate.reason.replace("reimbursement.", "");
    return { per: share, low: rate.low, high: rate.high };
  });
  const months = budgetMonths(basis.from, basis.to).map(({ month }) => month);
  return {
    key: `${code}/reimbursement`,
    class: code,
    item: "reimbursement",
    title: null,
    level: null,
    formula: "reimbursement",
    ...told,
    terms: low,
    reason: told.reason ?? rateReason,
    records: [...told.records, ...delayRecords(basis, code)],
    tables: rateSources(basis.rates, months),
  };
}
