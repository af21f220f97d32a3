import { usd } from "../../../kernel/money.ts";
import type { CarriedTask, KeptPlan, LossReason, PriorityMonth } from "../../../model/priorities.ts";
import {
  type PeopleKind,
  type PriorityProblem,
  type PriorityTask,
  peopleKinds,
} from "../../../model/priority-problem.ts";
import { type PriorityProgram, lossOf } from "./build-program.ts";

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** Decisions read from the values of the program: how many periods each stays, and what is carried. */
type Decisions = {
  readonly stays: readonly number[];
  readonly holds: readonly number[];
  readonly carried: readonly (readonly (boolean | null)[])[];
};

/** What the search says of a choice beside its values. */
export type Proof = Pick<KeptPlan, "bound" | "gap" | "people_gap">;

/** Says a choice in people, sites, tasks and exact money; nothing is taken from the solver but yes and no. */
export function readPlan(
  problem: PriorityProblem,
  program: PriorityProgram,
  values: readonly number[],
  proof: Proof,
): KeptPlan {
  const isOne = (variable: number): boolean => (values[variable] ?? 0) > 0.5;
  const decisions = {
    stays: program.kept.map((row) => row.filter(isOne).length),
    holds: program.held.map((row) => row.filter(isOne).length),
    carried: program.carried.map((row) => row.map((variable) => (variable === null ? null : isOne(variable)))),
  };
  const tasks = problem.tasks.map((task, k) => taskOf(problem, decisions, task, decisions.carried[k] ?? []));
  const periods = problem.periods.map((_, t) => monthOf(problem, decisions, t));
  return {
    loss: total(tasks.map(({ loss }) => loss)),
    ...proof,
    people_before: total(problem.units.map(({ people }) => people)),
    people_after: periods.at(-1)?.people ?? 0,
    units: problem.units.map((unit, u) => unitOf(problem, unit, decisions.stays[u] ?? 0)),
    sites: problem.sites.map(({ id }, s) => ({ id, periods: decisions.holds[s] ?? 0 })),
    tasks,
    periods: withCaps(problem, periods),
  };
}

function unitOf(problem: PriorityProblem, unit: PriorityProblem["units"][number], periods: number) {
  const isGone = periods < problem.periods.length;
  const away = problem.periods.slice(periods).reduce((sum, { months }) => sum + BigInt(months), 0n);
  const leaving = isGone ? unit.leaving_cost : 0n;
  return {
    id: unit.id,
    periods,
    leaving_usd: usd(leaving),
    saved_usd: usd(away * unit.monthly_cost - leaving),
  };
}

function taskOf(
  problem: PriorityProblem,
  decisions: Decisions,
  task: PriorityTask,
  carried: readonly (boolean | null)[],
): CarriedTask {
  const lost = carried.flatMap((state, t) => (state === false ? [t] : []));
  const [first] = lost;
  return {
    id: task.id,
    is_protected: task.is_protected,
    carried: [...carried],
    loss: total(lost.map((t) => lossOf(problem, task, t))),
    reasons: first === undefined ? [] : reasonsOf(problem, decisions, task, first),
  };
}

/** What a lost task lacks in a period: its sites, its units, or people beside those that carried tasks take. */
function reasonsOf(problem: PriorityProblem, decisions: Decisions, task: PriorityTask, t: number): LossReason[] {
  const isThere = (periods: number | undefined): boolean => (periods ?? 0) > t;
  const reasons: LossReason[] = [];
  for (const id of task.sites)
    if (!isThere(decisions.holds[problem.sites.findIndex((site) => site.id === id)]))
      reasons.push({ code: "site_given_up", id, needed: null, left: null });
  for (const id of task.units)
    if (!isThere(decisions.stays[problem.units.findIndex((unit) => unit.id === id)]))
      reasons.push({ code: "unit_gone", id, needed: null, left: null });
  for (const kind of peopleKinds) {
    const needed = task.people[kind] ?? 0;
    const left = peopleOf(problem, decisions, kind, t) - takenOf(problem, decisions, kind, t);
    if (needed > left) reasons.push({ code: "people_short", id: kind, needed, left });
  }
  return reasons.length > 0 ? reasons : [{ code: "not_chosen", id: null, needed: null, left: null }];
}

const peopleOf = (problem: PriorityProblem, { stays }: Decisions, kind: PeopleKind, t: number): number =>
  total(problem.units.map((unit, u) => (unit.kind === kind && (stays[u] ?? 0) > t ? unit.people : 0)));

const takenOf = (problem: PriorityProblem, { carried }: Decisions, kind: PeopleKind, t: number): number =>
  total(problem.tasks.map((task, k) => (carried[k]?.[t] ? (task.people[kind] ?? 0) : 0)));

type OpenMonth = Omit<PriorityMonth, "cap_usd" | "left_usd"> & { readonly minor: bigint };

function monthOf(problem: PriorityProblem, decisions: Decisions, t: number): OpenMonth {
  const period = problem.periods[t] ?? { from: "", months: 0 };
  const months = BigInt(period.months);
  let [units, sites, leaving] = [0n, 0n, 0n];
  problem.units.forEach((unit, u) => {
    const stays = decisions.stays[u] ?? 0;
    if (stays > t) units += unit.monthly_cost * months;
    if (stays === t) leaving += unit.leaving_cost;
  });
  problem.sites.forEach((site, s) => {
    if ((decisions.holds[s] ?? 0) > t) sites += site.monthly_cost * months;
  });
  const fixed = problem.fixed_monthly_cost * months;
  const counts = peopleKinds.map((kind) => [kind, peopleOf(problem, decisions, kind, t)] as const);
  return {
    ...period,
    people: total(counts.map(([, count]) => count)),
    people_by_kind: Object.fromEntries(counts),
    units_usd: usd(units),
    sites_usd: usd(sites),
    fixed_usd: usd(fixed),
    leaving_usd: usd(leaving),
    total_usd: usd(units + sites + fixed + leaving),
    minor: units + sites + fixed + leaving,
  };
}

/** @throws RangeError where money, counted exactly, passes a cap: the program and this reading would then disagree */
function withCaps({ caps }: PriorityProblem, months: readonly OpenMonth[]): PriorityMonth[] {
  let spent = 0n;
  return months.map(({ minor, ...month }, t) => {
    spent += minor;
    const own = caps.filter(({ through }) => through === t).map(({ amount }) => amount);
    if (own.length === 0) return { ...month, cap_usd: null, left_usd: null };
    const cap = own.reduce((least, amount) => (amount < least ? amount : least));
    if (spent > cap) throw new RangeError(`${usd(spent)} spent of ${usd(cap)} by the end of period ${t}`);
    return { ...month, cap_usd: usd(cap), left_usd: usd(cap - spent) };
  });
}
