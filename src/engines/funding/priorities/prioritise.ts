import {
  type LinearProgram,
  type ProgramConstraint,
  withConstraints,
  withObjective,
} from "../../../methods/linear-program.ts";
import { type Incumbent, type Solve, gapOf } from "../../../methods/solver.ts";
import type { KeptPlan, PriorityAnswer, ProtectionPrice } from "../../../model/priorities.ts";
import type { PriorityProblem } from "../../../model/priority-problem.ts";
import { buildProgram, protectedTasks, protecting } from "./build-program.ts";
import { conflictOf } from "./find-conflict.ts";
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

/**
 * Which units, sites and tasks to keep. First the least loss is searched, then, among choices with that loss, the one
 * that keeps most people, those at the end of the window counting most, so that the fall of strength shown is one that
 * is needed. Then the next best choices that carry other tasks throughout, and the price of each protected task: the
 * loss that a search without its protection saves.
 */
export function prioritise(problem: PriorityProblem, limits: PriorityLimits, doors: PriorityDoors): PriorityAnswer {
  const built = buildProgram(problem);
  const guarded = protectedTasks(problem);
  let answer: PriorityAnswer = {
    status: "nothing_yet",
    plan: null,
    runner_ups: [],
    prices: [],
    conflict: null,
    work: 0,
    complete: false,
  };
  let wasStopped = false;
  const tell = (more: Partial<PriorityAnswer>): void => doors.report((answer = { ...answer, ...more }));
  const keepGoing = (): boolean => {
    wasStopped ||= !doors.keepGoing();
    return !wasStopped;
  };
  const searching: Searching = {
    problem,
    built,
    isOver: () => !keepGoing() || answer.work >= limits.workLimit,
    ask: (program, { gap = 0, start, report } = {}) => {
      const solution = doors.solve(program, {
        workLimit: limits.workLimit - answer.work,
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
  const best = bestChoice(searching, protecting(built, guarded), limits.peopleGap, better);
  if (best === "none") tell({ status: "infeasible", conflict: conflictOf(searching, guarded) });
  if (typeof best !== "string") {
    tell({ status: "found", plan: best.plan });
    const further: Further = { guarded, best, limits, tell };
    nextBest(searching, further);
    pricesOf(searching, further);
  }
  return { ...answer, complete: !wasStopped };
}

type Choice = { readonly plan: KeptPlan; readonly values: readonly number[] };

/** The choice of least loss that keeps most people; `none` where there is none, `unknown` where time or work ran out first. */
function bestChoice(
  searching: Searching,
  program: LinearProgram,
  peopleGap: number,
  report?: (best: Incumbent) => void,
): Choice | "none" | "unknown" {
  const first = searching.ask(program, report ? { report } : {});
  if (first.status === "infeasible") return "none";
  if (first.values === null || first.objective === null) return "unknown";
  const limit = first.objective + 0.5 - program.offset;
  const terms = program.variables.flatMap(({ cost }, variable) =>
    cost === 0 ? [] : [{ variable, coefficient: cost }],
  );
  const held = withConstraints(program, [{ name: "loss", terms, lower: -Infinity, upper: limit }]);
  const second = searching.ask(withObjective(held, "maximise", peopleTerms(searching)), {
    gap: peopleGap,
    start: first.values,
  });
  const values = second.values ?? first.values;
  const proof = { bound: first.bound, gap: first.gap, people_gap: second.gap };
  return { plan: readPlan(searching.problem, searching.built, values, proof), values };
}

/** People by month in hundreds; who is there at the end counts as if the window lasted once more. */
function peopleTerms({ problem, built }: Searching) {
  const { periods, units } = problem;
  const all = periods.reduce((sum, { months }) => sum + months, 0);
  return units.flatMap(({ people }, u) =>
    periods.map(({ months }, t) => ({
      variable: built.kept[u]?.[t] ?? 0,
      coefficient: (people * (t === periods.length - 1 ? months + all : months)) / 100,
    })),
  );
}

/** Forbids the sets of tasks carried throughout that earlier choices have. */
function forbidding({ built }: Searching, choices: readonly (readonly number[])[]): ProgramConstraint[] {
  return choices.map((values, i) => {
    const isWhole = built.whole.map((variable) => (values[variable] ?? 0) > 0.5);
    const terms = built.whole.map((variable, k) => ({ variable, coefficient: isWhole[k] ? -1 : 1 }));
    return { name: `other.${i}`, terms, lower: 1 - isWhole.filter(Boolean).length, upper: Infinity };
  });
}

/** What the searches after the first start from. */
type Further = {
  readonly guarded: readonly number[];
  readonly best: Choice;
  readonly limits: PriorityLimits;
  readonly tell: (more: Partial<PriorityAnswer>) => void;
};

function nextBest(searching: Searching, { guarded, best, limits, tell }: Further): void {
  const { runnerUps, peopleGap } = limits;
  const found: Choice[] = [best];
  const program = protecting(searching.built, guarded);
  while (found.length <= runnerUps && !searching.isOver()) {
    const cuts = forbidding(
      searching,
      found.map(({ values }) => values),
    );
    const next = bestChoice(searching, withConstraints(program, cuts), peopleGap);
    if (typeof next === "string") return;
    found.push(next);
    tell({ runner_ups: found.slice(1).map(({ plan }) => plan) });
  }
}

function pricesOf(searching: Searching, { guarded, best, limits, tell }: Further): void {
  const prices: ProtectionPrice[] = [];
  for (const k of guarded) {
    if (searching.isOver()) return;
    const rest = guarded.filter((other) => other !== k);
    const without = bestChoice(searching, protecting(searching.built, rest), limits.peopleGap);
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
