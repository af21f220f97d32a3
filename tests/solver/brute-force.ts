import type { PeopleCount, PriorityProblem, PriorityTask } from "../../src/model/priority-problem.ts";
import { peopleKinds } from "../../src/model/priority-problem.ts";

/** Best loss for each set of tasks carried throughout, written as their places; and the most people at that loss. */
export type BestOfSets = ReadonlyMap<string, { readonly loss: number; readonly people: number }>;

/**
 * Tries every choice of how long each unit stays, in the plainest way: no program, no bounds, no solver. For each, every
 * set of tasks is tried in every period. `people` is what the engine takes among equal losses: people by month, those of
 * the last period counted as if the window lasted once more.
 */
export function bruteForce(problem: PriorityProblem, guarded: readonly number[]): BestOfSets {
  const best = new Map<string, { loss: number; people: number }>();
  for (const stays of everyStay(problem)) {
    if (!isAffordable(problem, stays)) continue;
    const people = peopleMonths(problem, stays);
    let partial = new Map<string, number>([["", 0]]);
    for (let t = 0; t < problem.periods.length; t += 1) partial = extended({ problem, stays, guarded }, t, partial);
    for (const [lost, loss] of partial) {
      const known = best.get(lost);
      if (!known || loss < known.loss || (loss === known.loss && people > known.people))
        best.set(lost, { loss, people });
    }
  }
  const named = new Map<string, { loss: number; people: number }>();
  for (const [lost, value] of best) {
    const away = new Set(lost.split(",").filter(Boolean).map(Number));
    named.set(
      problem.tasks
        .map((_, k) => k)
        .filter((k) => !away.has(k))
        .join(","),
      value,
    );
  }
  return named;
}

type Tried = {
  readonly problem: PriorityProblem;
  readonly stays: readonly number[];
  readonly guarded: readonly number[];
};

/** Sets of tasks lost so far, each with its least loss, one period on. */
function extended(
  { problem, stays, guarded }: Tried,
  t: number,
  partial: ReadonlyMap<string, number>,
): Map<string, number> {
  const next = new Map<string, number>();
  const due = problem.tasks.flatMap((task, k) => (task.due.includes(t) ? [k] : []));
  for (let set = 0; set < 1 << due.length; set += 1) {
    const carried = due.filter((_, i) => (set >> i) & 1);
    const lost = due.filter((k) => !carried.includes(k));
    if (lost.some((k) => guarded.includes(k)) || !canCarry(problem, stays, t, carried)) continue;
    const loss = lost.reduce((sum, k) => sum + (problem.tasks[k]?.weight ?? 0) * (problem.periods[t]?.months ?? 0), 0);
    for (const [before, already] of partial) {
      const all = [...new Set([...before.split(",").filter(Boolean).map(Number), ...lost])]
        .sort((a, b) => a - b)
        .join(",");
      const sum = already + loss;
      if ((next.get(all) ?? Infinity) > sum) next.set(all, sum);
    }
  }
  return next;
}

function canCarry(problem: PriorityProblem, stays: readonly number[], t: number, carried: readonly number[]): boolean {
  const tasks = carried.map((k) => problem.tasks[k]).filter((task): task is PriorityTask => task !== undefined);
  const there = problem.units.filter((_, u) => (stays[u] ?? 0) > t);
  const has = new Set(there.map(({ id }) => id));
  const held = new Set(there.map(({ site }) => site));
  if (tasks.some(({ sites, units }) => sites.some((id) => !held.has(id)) || units.some((id) => !has.has(id))))
    return false;
  return peopleKinds.every((kind) => {
    const people = there.reduce((sum, unit) => sum + (unit.kind === kind ? unit.people : 0), 0);
    const asked = tasks.reduce((sum, task) => sum + ((task.people satisfies PeopleCount)[kind] ?? 0), 0);
    return asked <= people;
  });
}

function* everyStay(problem: PriorityProblem): Generator<number[]> {
  const choices = problem.units.map(({ notice_months }) => {
    let months = 0;
    return Array.from({ length: problem.periods.length + 1 }, (_, t) => t).filter((t) => {
      months = problem.periods.slice(0, t).reduce((sum, period) => sum + period.months, 0);
      return t === problem.periods.length || months >= notice_months;
    });
  });
  const at = choices.map(() => 0);
  for (;;) {
    yield at.map((place, u) => choices[u]?.[place] ?? 0);
    let u = 0;
    while (u < at.length && (at[u] ?? 0) + 1 >= (choices[u]?.length ?? 0)) at[u++] = 0;
    if (u === at.length) return;
    at[u] = (at[u] ?? 0) + 1;
  }
}

function isAffordable(problem: PriorityProblem, stays: readonly number[]): boolean {
  let spent = 0n;
  return problem.periods.every(({ months }, t) => {
    const there = problem.units.filter((_, u) => (stays[u] ?? 0) > t);
    const held = problem.sites.filter(({ id }) => there.some(({ site }) => site === id));
    spent +=
      BigInt(months) * [...there, ...held].reduce((sum, each) => sum + each.monthly_cost, problem.fixed_monthly_cost);
    spent += problem.units.reduce((sum, unit, u) => sum + (stays[u] === t ? unit.leaving_cost : 0n), 0n);
    return problem.caps.every(({ through, amount }) => through !== t || spent <= amount);
  });
}

function peopleMonths({ periods, units }: PriorityProblem, stays: readonly number[]): number {
  const all = periods.reduce((sum, { months }) => sum + months, 0);
  return units.reduce(
    (sum, { people }, u) =>
      sum +
      people *
        periods.reduce((s, { months }, t) => {
          if ((stays[u] ?? 0) <= t) return s;
          return s + months + (t === periods.length - 1 ? all : 0);
        }, 0),
    0,
  );
}
