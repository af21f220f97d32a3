import type { Month } from "../../../kernel/plain-date.ts";
import type { BudgetClassCode } from "../../../model/budget-class.ts";
import type { BudgetInput } from "../../../model/budget-input.ts";
import type { RecordName } from "../../../model/budget-estimate.ts";
import {
  type BudgetBasis,
  type PersonMonth,
  type PersonsByCategory,
  type UniformedCategory,
  monthsOf,
} from "./budget-basis.ts";

/** A level in force on the last day of a month; `value` is null where the instrument does not state what it then is. */
export type MonthLevel = {
  readonly value: number | null;
  readonly records: readonly RecordName[];
  readonly sources: readonly string[];
};
export type LevelComponent = "military" | "troops" | "observers" | "police" | "formed_police" | "individual_police";
/** One month of the period: levels by component, and what was reported last, to split a level that is not split. */
export type PlannedMonth = {
  readonly month: Month;
  readonly levels: Partial<Record<LevelComponent, MonthLevel>>;
  readonly reported: ReportedSplit;
};
/** People of the latest report up to the month (of the first after it where there is none): null is unknown. */
export type ReportedSplit = Readonly<Record<UniformedCategory, number | null>> & {
  readonly records: readonly RecordName[];
};
type Period = Pick<BudgetBasis, "from" | "to" | "inputs">;

/** A whole and the two categories that it splits into: `small` is what a plan states, `large` is the rest. */
type Split = {
  readonly whole: "military" | "police";
  readonly small: { readonly category: UniformedCategory; readonly class: BudgetClassCode };
  readonly large: { readonly category: UniformedCategory; readonly class: BudgetClassCode };
};
const splits: readonly Split[] = [
  {
    whole: "military",
    small: { category: "observers", class: "military_observers" },
    large: { category: "troops", class: "contingents" },
  },
  {
    whole: "police",
    small: { category: "individual_police", class: "un_police" },
    large: { category: "formed_police", class: "formed_police" },
  },
];

/**
 * Authorised persons by category and month. A category's own level counts first; then a planned strength among the
 * inputs; then what a whole leaves over; and where nothing splits the whole, the latest report does, as an estimate.
 */
export function plannedPersons(months: readonly PlannedMonth[], period: Period): PersonsByCategory {
  const persons: Record<UniformedCategory, PersonMonth[]> = {
    observers: [],
    troops: [],
    individual_police: [],
    formed_police: [],
  };
  for (const month of months) {
    for (const split of splits) {
      const { small, large } = splitMonth(month, split, period);
      persons[split.small.category].push(small);
      persons[split.large.category].push(large);
    }
  }
  return persons;
}

type Count = {
  readonly count: number;
  readonly records: readonly RecordName[];
  readonly sources: readonly string[];
  readonly basis: PersonMonth["basis"];
};

function splitMonth(at: PlannedMonth, split: Split, period: Period): { small: PersonMonth; large: PersonMonth } {
  const whole = levelOf(at, split.whole);
  const small = levelOf(at, split.small.category) ?? plannedInput(at.month, split.small.class, period);
  const large = levelOf(at, split.large.category) ?? plannedInput(at.month, split.large.class, period);
  if (whole !== null && (small === null) !== (large === null)) {
    const rest = (part: Count) => restOf(at.month, whole, part);
    return small === null
      ? { small: large ? rest(large) : unstated(at.month), large: known(at.month, large) }
      : { small: known(at.month, small), large: rest(small) };
  }
  if (whole !== null && small === null && large === null) return bySplitReported(at, split, whole);
  return { small: known(at.month, small), large: known(at.month, large) };
}

function levelOf(at: PlannedMonth, component: LevelComponent): Count | null {
  const level = at.levels[component];
  if (!level || level.value === null) return null;
  return { count: level.value, records: level.records, sources: level.sources, basis: "planned" };
}

function plannedInput(month: Month, code: BudgetClassCode, period: Period): Count | null {
  const holds = (input: BudgetInput) => monthsOf(period, input).some((each) => each.month === month);
  const input = period.inputs.find((each) => each.class === code && each.item === "planned_strength" && holds(each));
  if (!input || input.quantity === null) return null;
  return {
    count: Number(input.quantity),
    records: [{ noun: "budget_input", id: input.id }],
    sources: input.source,
    basis: input.basis,
  };
}

const unstated = (month: Month): PersonMonth => ({
  month,
  low: null,
  high: null,
  basis: null,
  records: [],
  sources: [],
  reason: "level_unknown",
});

function known(month: Month, count: Count | null): PersonMonth {
  if (count === null) return unstated(month);
  const { records, sources, basis } = count;
  return { month, low: count.count, high: count.count, basis, records, sources, reason: null };
}

function restOf(month: Month, whole: Count, part: Count): PersonMonth {
  const count = Math.max(0, whole.count - part.count);
  return {
    month,
    low: count,
    high: count,
    basis: part.basis,
    records: [...whole.records, ...part.records],
    sources: [...new Set([...whole.sources, ...part.sources])],
    reason: whole.count < part.count ? "split_above" : null,
  };
}

/** The whole in the proportion of the latest report; both ends of the range where the report is not split either. */
function bySplitReported(at: PlannedMonth, split: Split, whole: Count): { small: PersonMonth; large: PersonMonth } {
  const [small, large] = [at.reported[split.small.category], at.reported[split.large.category]];
  const head = {
    month: at.month,
    basis: "estimated" as const,
    records: [...whole.records, ...at.reported.records],
    sources: whole.sources,
  };
  if (small === null || large === null || small + large === 0) {
    const range = { ...head, low: 0, high: whole.count, reason: `${split.whole}_not_split` };
    return { small: range, large: range };
  }
  const part = Math.round((whole.count * small) / (small + large));
  const reason = "split_as_reported";
  return {
    small: { ...head, low: part, high: part, reason },
    large: { ...head, low: whole.count - part, high: whole.count - part, reason },
  };
}
