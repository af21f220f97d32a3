import { type Fraction, fraction, toDecimal } from "../../../kernel/fraction.ts";
import { usd } from "../../../kernel/money.ts";
import type { PlainDate } from "../../../kernel/plain-date.ts";
import type { BudgetVariance, ClassVariance, VarianceCause } from "../../../model/budget-estimate.ts";
import { varianceCauses } from "../../../model/budget-estimate.ts";
import type { BudgetClass } from "../../../model/budget-class.ts";
import { type BudgetBasis, type BudgetChange } from "./budget-basis.ts";
import { draftBudget, isKnown } from "./estimate-budget.ts";
import { type DraftLine, type Term, centsOf } from "./line-terms.ts";

/** One side of a comparison: the mission's inputs, and what is asked otherwise. */
export type VarianceSide = { readonly basis: BudgetBasis; readonly change: BudgetChange };
type Causes = Record<VarianceCause, bigint>;

/**
 * From one estimate to another, class by class, with the cause of each part. The causes are taken out one after the
 * other: first the volumes of the second at everything else of the first, then its rates, its vacancy, its delayed
 * deployment. Every step is rounded to the cent, so that the parts sum exactly to the difference. A line that is
 * unknown on either side is left out of both amounts, and its class is marked as partial.
 */
export function budgetVariance(first: VarianceSide, second: VarianceSide): BudgetVariance {
  const [before, after] = [draftBudget(first.basis, first.change), draftBudget(second.basis, second.change)];
  const codes = new Map([...before, ...after].map(({ of }) => [of.code, of]));
  const classes = [...codes.values()]
    .toSorted((a, b) => a.order - b.order)
    .map((of) => {
      const lines = (side: typeof before) => side.find((each) => each.of.code === of.code)?.lines ?? [];
      const starts = { a: first.basis.from, b: second.basis.from };
      return classVariance(of, pairLines(lines(before), lines(after)), starts);
    });
  return totalled(classes);
}

/** Sums of classes; a class that is unknown adds nothing. */
function totalled(classes: readonly ClassVariance[]): BudgetVariance {
  const minor = (text: string | null): bigint => (text === null ? 0n : BigInt(text.replace(".", "")));
  const sum = (of: (each: ClassVariance) => string | null) =>
    classes.reduce((total, each) => total + (each.difference_usd === null ? 0n : minor(of(each))), 0n);
  const causes = varianceCauses
    .map((cause) => ({
      cause,
      amount: sum((each) => each.causes.find((part) => part.cause === cause)?.amount_usd ?? null),
    }))
    .filter(({ amount }) => amount !== 0n)
    .map(({ cause, amount }) => ({ cause, amount_usd: usd(amount) }));
  return {
    classes: [...classes],
    from_usd: usd(sum(({ from_usd }) => from_usd)),
    to_usd: usd(sum(({ to_usd }) => to_usd)),
    difference_usd: usd(sum(({ difference_usd }) => difference_usd)),
    causes,
  };
}

type Pair = { readonly a: DraftLine | undefined; readonly b: DraftLine | undefined };

function pairLines(before: readonly DraftLine[], after: readonly DraftLine[]): Pair[] {
  const keys = new Set([...before, ...after].map(({ key }) => key));
  return [...keys].map((key) => ({
    a: before.find((line) => line.key === key),
    b: after.find((line) => line.key === key),
  }));
}

const isUnknown = (line: DraftLine | undefined): boolean => line !== undefined && !isKnown(line);

/** First days of the two periods. */
type Starts = { readonly a: PlainDate; readonly b: PlainDate };

function classVariance({ code, group }: BudgetClass, pairs: readonly Pair[], starts: Starts): ClassVariance {
  const known = pairs.filter(({ a, b }) => !isUnknown(a) && !isUnknown(b));
  const partial = known.length < pairs.length;
  if (known.length === 0)
    return { code, group, from_usd: null, to_usd: null, difference_usd: null, percent: null, causes: [], partial };
  const causes: Causes = { volume: 0n, rate: 0n, vacancy: 0n, delayed_deployment: 0n, unexplained: 0n };
  let from = 0n;
  let to = 0n;
  for (const { a, b } of known) {
    const steps = stepsOf(byPlace(a?.terms ?? [], starts.a), byPlace(b?.terms ?? [], starts.b));
    from += steps[0] ?? 0n;
    to += steps.at(-1) ?? 0n;
    stepCauses.forEach((cause, index) => (causes[cause] += (steps[index + 1] ?? 0n) - (steps[index] ?? 0n)));
  }
  return {
    code,
    group,
    from_usd: usd(from),
    to_usd: usd(to),
    difference_usd: usd(to - from),
    percent: from === 0n ? null : toDecimal(fraction((to - from) * 100n, from), 1),
    causes: varianceCauses
      .filter((cause) => causes[cause] !== 0n)
      .map((cause) => ({ cause, amount_usd: usd(causes[cause]) })),
    partial,
  };
}

const stepCauses = ["volume", "rate", "vacancy", "delayed_deployment"] as const;
const none: Fraction = { n: 0n, d: 1n };

type Placed = ReadonlyMap<string, Term>;

/** Cents of a line with nothing of the second side, then its volumes, its rates, its vacancy and its delay. */
function stepsOf(first: Placed, second: Placed): bigint[] {
  const keys = [...new Set([...first.keys(), ...second.keys()])];
  return [0, 1, 2, 3, 4].map((taken) =>
    centsOf(keys.map((key) => mixed(first.get(key), second.get(key), taken)).filter((term) => term !== null)),
  );
}

/** The term with so many of its factors from the second side; one that stands on one side only has no volume on the other. */
function mixed(x: Term | undefined, y: Term | undefined, taken: number): Term | null {
  const base = x ?? (y && { ...y, volume: none });
  const goal = y ?? (x && { ...x, volume: none });
  if (!base || !goal) return null;
  return {
    key: base.key,
    volume: taken > 0 ? goal.volume : base.volume,
    rate: taken > 1 ? goal.rate : base.rate,
    present: taken > 2 ? goal.present : base.present,
    deployed: taken > 3 ? goal.deployed : base.deployed,
  };
}

const monthIndex = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));

/** Terms by their place in the period, so that the same month of another year stands against it: keys are `2023-07 post`. */
function byPlace(terms: readonly Term[], from: PlainDate): Placed {
  return new Map(
    terms.map((term) => {
      const [, month, rest = ""] = /^(\d{4}-\d{2})(.*)$/.exec(term.key) ?? [];
      return [month === undefined ? term.key : `${monthIndex(month) - monthIndex(from)}${rest}`, term];
    }),
  );
}
