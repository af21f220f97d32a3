import type { PriorityProblem, PriorityUnit } from "../../../model/priority-problem.ts";

/** A problem with fewer units and of each how many of its smallest parts it holds. */
export type JoinedProblem = { readonly problem: PriorityProblem; readonly parts: readonly number[] };

/**
 * The problem with units of one kind, site and notice as one unit each, at the least cost a person of any of them; units
 * that tasks name stay apart. Where such a unit may be kept in part, every choice of the problem has its like, which
 * costs no more: whatever the joined problem cannot reach, the problem cannot reach either.
 */
export function joinUnits(problem: PriorityProblem): JoinedProblem {
  const named = new Set(problem.tasks.flatMap((task) => task.units));
  const groups = new Map<string, PriorityUnit[]>();
  for (const unit of problem.units) {
    const isApart = named.has(unit.id) || unit.people === 0;
    const key = isApart ? `unit ${unit.id}` : [unit.kind, unit.site ?? "", unit.notice_months].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  const all = [...groups.values()];
  return {
    problem: { ...problem, units: all.map(joined) },
    parts: all.map((group) => peopleOf(group) / Math.max(1, Math.min(...group.map(({ people }) => people)))),
  };
}

const peopleOf = (group: readonly PriorityUnit[]): number => group.reduce((sum, { people }) => sum + people, 0);

function joined(group: readonly PriorityUnit[]): PriorityUnit {
  const [first] = group;
  if (!first) throw new RangeError("a group of units has units");
  const people = peopleOf(group);
  const least = (cost: (unit: PriorityUnit) => bigint): bigint =>
    group
      .map((unit) => (unit.people === 0 ? 0n : (cost(unit) * BigInt(people)) / BigInt(unit.people)))
      .reduce((low, each) => (each < low ? each : low));
  if (group.length === 1) return first;
  return {
    ...first,
    people,
    monthly_cost: least(({ monthly_cost }) => monthly_cost),
    leaving_cost: least(({ leaving_cost }) => leaving_cost),
  };
}
