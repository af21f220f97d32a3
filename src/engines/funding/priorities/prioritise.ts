import { type Incumbent, type Solve, gapOf } from "../../../methods/solver.ts";
import type { KeptPlan, PriorityAnswer, ProtectionPrice } from "../../../model/priorities.ts";
import type { PriorityProblem } from "../../../model/priority-problem.ts";
import { type Choice, bestChoice } from "./best-choice.ts";
import { buildProgram, protectedTasks } from "./build-program.ts";
import { conflictOf } from "./find-conflict.ts";
import { joinUnits } from "./join-units.ts";
import { readPlan } from "./read-plan.ts";
import type { Searching } from "./searching.ts";

/** What the search may ask: a solver, whether to go on, and where better answers go. */
export type PriorityDoors = {
  readonly solve: Solve;
  readonly keepGoing: () => boolean;
  readonly report: (best: PriorityAnswer) => void;
};

export type PriorityLimits = {
  /** Most steps of the solver for all searches together. */
  readonly workLimit: number;
  /** How many next best choices to look for. */
  readonly runnerUps: number;
  /** Gap at which the search for most people among choices of the same loss ends. */
  readonly peopleGap: number;
};

/** The answer of a search that has just begun. */
export const nothingYet: PriorityAnswer = {
  status: "nothing_yet",
  plan: null,
  runner_ups: [],
  prices: [],
  conflict: null,
  work: 0,
  complete: false,
};

/**
 * Which units, sites and tasks to keep. First the least loss is searched, then, among choices with that loss, the one
 * that keeps most people, those at the end of the window counting most, so that the fall of strength shown is one that
 * is needed. Then the price of each protected task, which is the loss that a search without its protection saves, and
 * the next best choices that carry other tasks throughout.
 */
export function prioritise(problem: PriorityProblem, limits: PriorityLimits, doors: PriorityDoors): PriorityAnswer {
  const built = buildProgram(problem);
  const joined = joinUnits(problem);
  const guarded = protectedTasks(problem);
  let answer = nothingYet;
  let wasStopped = false;
  const tell = (more: Partial<PriorityAnswer>): void => doors.report((answer = { ...answer, ...more }));
  const keepGoing = (): boolean => {
    wasStopped ||= !doors.keepGoing();
    return !wasStopped;
  };
  const searching: Searching = {
    problem,
    built,
    loose: { problem: joined.problem, built: buildProgram(joined.problem, joined.parts) },
    isOver: () => !keepGoing() || answer.work >= limits.workLimit,
    ask: (program, { gap = 0, start, report, steps = Infinity } = {}) => {
      const solution = doors.solve(program, {
        workLimit: Math.min(limits.workLimit - answer.work, steps),
        relativeGap: gap,
        keepGoing,
        ...(start ? { start } : {}),
        ...(report ? { report } : {}),
      });
      answer = { ...answer, work: answer.work + solution.work };
      return solution;
    },
  };
  const better = ({ values, objective, bound }: Incumbent): void => {
    const proof = { bound, gap: bound === null ? null : gapOf(objective, bound), people_gap: null };
    tell({ status: "found", plan: readPlan(problem, built, values, proof) });
  };
  const { peopleGap } = limits;
  const best = bestChoice(searching, { guarded, earlier: [], peopleGap, steps: Infinity, report: better });
  if (best === "none") tell({ status: "infeasible", conflict: conflictOf(searching, guarded) });
  if (typeof best !== "string") {
    tell({ status: "found", plan: best.plan });
    const further: Further = { guarded, best, limits, tell };
    pricesOf(searching, further);
    nextBest(searching, further);
  }
  return { ...answer, complete: !wasStopped };
}

/** What the searches after the first start from. */
type Further = {
  readonly guarded: readonly number[];
  readonly best: Choice;
  readonly limits: PriorityLimits;
  readonly tell: (more: Partial<PriorityAnswer>) => void;
};

/** Part of the work that one search after the first may take, where the loose program didn't settle it. */
const partOfWork = 0.2;

function nextBest(searching: Searching, { guarded, best, limits, tell }: Further): void {
  const found: Choice[] = [best];
  const steps = limits.workLimit * partOfWork;
  while (found.length <= limits.runnerUps && !searching.isOver()) {
    const earlier = found.map(({ values }) => values);
    const next = bestChoice(searching, { guarded, earlier, peopleGap: null, steps });
    if (typeof next === "string") return;
    found.push(next);
    tell({ runner_ups: found.slice(1).map(({ plan }) => plan) });
  }
}

function pricesOf(searching: Searching, { guarded, best, limits, tell }: Further): void {
  const prices: ProtectionPrice[] = [];
  const steps = limits.workLimit * partOfWork;
  for (const k of guarded) {
    if (searching.isOver()) return;
    const rest = guarded.filter((other) => other !== k);
    const without = bestChoice(searching, { guarded: rest, earlier: [], peopleGap: null, steps, start: best.values });
    prices.push(
      priceOf(searching.problem.tasks[k]?.id ?? "", best.plan, typeof without === "string" ? null : without.plan),
    );
    tell({ prices: [...prices] });
  }
}

const isWhole = ({ carried }: KeptPlan["tasks"][number]): boolean => !carried.includes(false);

function priceOf(task: string, plan: KeptPlan, without: KeptPlan | null): ProtectionPrice {
  if (without === null)
    return {
      task,
      price: null,
      is_proved: false,
      loss_without: null,
      people_after_without: null,
      gained: [],
      lost: [],
    };
  const before = new Set(plan.tasks.filter(isWhole).map(({ id }) => id));
  const after = new Set(without.tasks.filter(isWhole).map(({ id }) => id));
  return {
    task,
    price: plan.loss - without.loss,
    is_proved: plan.gap === 0 && without.gap === 0,
    loss_without: without.loss,
    people_after_without: without.people_after,
    gained: [...after].filter((id) => !before.has(id)),
    lost: [...before].filter((id) => !after.has(id)),
  };
}
