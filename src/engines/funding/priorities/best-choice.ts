import {
  type LinearProgram,
  type ProgramConstraint,
  type Term,
  objectiveAt,
  withConstraints,
  withObjective,
} from "../../../methods/linear-program.ts";
import { type Incumbent, type Solution, gapOf } from "../../../methods/solver.ts";
import type { KeptPlan } from "../../../model/priorities.ts";
import {
  type PriorityProgram,
  holding,
  lossTerms,
  moneyTerms,
  protecting,
  steadyLoss,
  withoutWhole,
} from "./build-program.ts";
import { readPlan } from "./read-plan.ts";
import type { Searching } from "./searching.ts";

export type Choice = { readonly plan: KeptPlan; readonly values: readonly number[] };

/** What is asked of a choice. */
export type Wanted = {
  /** Places of the tasks to carry whenever they are due. */
  readonly guarded: readonly number[];
  /** Values of earlier choices; another set of tasks than theirs is to be carried throughout. */
  readonly earlier: readonly (readonly number[])[];
  /** Gap at which the search for most people ends; null keeps as many as the tasks that were found leave, and no more is searched. */
  readonly peopleGap: number | null;
  /** Most steps of a search of the whole program, where the loose one didn't settle it. */
  readonly steps: number;
  /** Values that are known to be possible. */
  readonly start?: readonly number[];
  readonly report?: (best: Incumbent) => void;
};

/**
 * The choice of least loss that keeps most people; `none` where there is none, `unknown` where time or work ran out
 * first.
 *
 * The loose program is searched first: it is far smaller and its bound holds for the whole. Its tasks are then held and
 * only who stays is searched for (relax and fix, Pochet and Wolsey, Production Planning by Mixed Integer Programming,
 * 2006, 3.6); what comes out with the loss of the bound is best. Otherwise the whole program is searched with the bound
 * as one of its rows.
 */
export function bestChoice(searching: Searching, wanted: Wanted): Choice | "none" | "unknown" {
  const programs = programsOf(searching, wanted);
  const first = leastLoss(searching, programs, wanted);
  if (first.status === "infeasible") return "none";
  if (first.values === null) return "unknown";
  const second = mostPeople(searching, programs, { ...first, values: first.values }, wanted);
  const proof = { bound: first.bound, gap: first.gap, people_gap: second.gap };
  return { plan: readPlan(searching.problem, searching.built, second.values, proof), values: second.values };
}

/** The whole program and the loose one, each with the rows that the wanted choice adds. */
type Programs = { readonly whole: LinearProgram; readonly loose: LinearProgram };

function programsOf({ problem, built, loose }: Searching, { guarded, earlier }: Wanted): Programs {
  const rows = (own: Searching["loose"]): ProgramConstraint[] =>
    earlier.length > 0 ? forbidding(own.built, built, earlier) : steadyLoss(own.problem, own.built);
  const smaller = protecting(loose.built, guarded);
  return {
    whole: withConstraints(protecting(built, guarded), rows({ problem, built })),
    loose: withConstraints(earlier.length > 0 ? smaller : withoutWhole(smaller), rows(loose)),
  };
}

/** Forbids the sets of tasks carried throughout that earlier choices have. */
function forbidding(own: PriorityProgram, built: PriorityProgram, earlier: Wanted["earlier"]): ProgramConstraint[] {
  return earlier.map((values, i) => {
    const isWhole = built.whole.map((variable) => (values[variable] ?? 0) > 0.5);
    const terms = own.whole.map((variable, k) => ({ variable, coefficient: isWhole[k] ? -1 : 1 }));
    return { name: `other.${i}`, terms, lower: 1 - isWhole.filter(Boolean).length, upper: Infinity };
  });
}

/** A row over the loss, whose limits are given as whole loss. */
const lossRow = (name: string, program: LinearProgram, lower: number, upper: number): ProgramConstraint => ({
  name,
  terms: lossTerms(program),
  lower: lower - program.offset,
  upper: upper - program.offset,
});

function leastLoss(searching: Searching, { whole, loose }: Programs, { steps, start, report }: Wanted): Solution {
  const { ask, built } = searching;
  const lowest = ask(loose);
  if (lowest.status === "infeasible") return lowest;
  const bound = lowest.bound === null ? null : wholeBound(loose, lowest.bound);
  const proved = (found: Solution): Solution =>
    found.objective === null || bound === null
      ? found
      : {
          ...found,
          bound,
          gap: gapOf(found.objective, bound),
          status: found.objective <= bound + 1e-6 ? "optimal" : "feasible",
        };
  const tell = report && ((best: Incumbent): void => report({ ...best, bound: bound ?? best.bound }));
  const known = start ? proved({ ...lowest, objective: objectiveAt(whole, start), values: start }) : null;
  if (known?.status === "optimal") return known;
  const program = bound === null ? whole : withConstraints(whole, [lossRow("least", whole, bound, Infinity)]);
  const found = withTasksOf(lowest) ?? withTasksOf(cheapest(searching, loose, lowest)) ?? withSomeTasksOf(lowest);
  if (found?.status === "optimal") return found;
  const values = better(known, found)?.values;
  return ask(program, { steps, ...(values ? { start: values } : {}), ...(tell ? { report: tell } : {}) });

  /** Who can stay for the tasks of a loose answer; null where nobody can. */
  function withTasksOf({ values }: Solution): Solution | null {
    if (values === null) return null;
    const answer = ask(
      holding({ ...built, program: whole }, searching.loose.built, values),
      tell ? { report: tell } : {},
    );
    return answer.values === null ? null : proved(answer);
  }

  /** The same where only tasks that a loose answer carries throughout are held, and the others find their periods. */
  function withSomeTasksOf({ values }: Solution): Solution | null {
    if (values === null) return null;
    const some = holding({ ...built, program }, searching.loose.built, values, "throughout");
    const answer = ask(some, { steps: someSteps, ...(tell ? { report: tell } : {}) });
    return answer.values === null ? null : proved(answer);
  }
}

/** Steps in which a search that holds some tasks should have found what it can. */
const someSteps = 20_000;

const better = (a: Solution | null, b: Solution | null): Solution | null =>
  (a?.objective ?? Infinity) <= (b?.objective ?? Infinity) ? a : b;

/** The loose answer of the same loss that costs least, which leaves most room for whole units. */
function cheapest({ ask }: Searching, loose: LinearProgram, { objective }: Solution): Solution {
  const limit = lossRow("loss", loose, -Infinity, (objective ?? 0) + 0.5);
  return ask(withObjective(withConstraints(loose, [limit]), "minimise", moneyTerms(loose)), { gap: 0.001 });
}

/** A bound of a loss that only takes whole values. */
const wholeBound = ({ variables }: LinearProgram, bound: number): number =>
  variables.every(({ cost }) => Number.isInteger(cost)) ? Math.ceil(bound - 1e-6) : bound;

type Found = { readonly values: readonly number[]; readonly gap: number | null };

function mostPeople(
  searching: Searching,
  { whole, loose }: Programs,
  first: Solution & Found,
  { peopleGap, steps }: Wanted,
): Found {
  const { ask, built } = searching;
  const most = (program: LinearProgram, own: Searching["loose"] = searching): LinearProgram =>
    withObjective(program, "maximise", peopleTerms(own));
  const limited = (program: LinearProgram): LinearProgram =>
    withConstraints(program, [lossRow("loss", program, -Infinity, (first.objective ?? 0) + 0.5)]);
  const kept = (like: PriorityProgram, values: readonly number[], start?: readonly number[]): Solution =>
    ask(most(holding({ ...built, program: whole }, like, values)), {
      gap: peopleGap ?? usualGap,
      ...(start ? { start } : {}),
    });
  let best = kept(built, first.values, first.values);
  if (peopleGap === null) return { values: best.values ?? first.values, gap: null };
  const highest = ask(most(limited(loose), searching.loose), { gap: peopleGap / 10 });
  if (highest.values !== null) {
    const other = kept(searching.loose.built, highest.values);
    if ((other.objective ?? -Infinity) > (best.objective ?? -Infinity)) best = other;
  }
  const gap = best.objective === null || highest.bound === null ? null : gapOf(best.objective, highest.bound);
  const values = best.values ?? first.values;
  if (gap !== null && gap <= peopleGap) return { values, gap };
  const rows =
    highest.bound === null
      ? []
      : [{ name: "most", terms: peopleTerms(searching), lower: -Infinity, upper: highest.bound + 1e-6 }];
  const last = ask(most(withConstraints(limited(whole), rows)), { gap: peopleGap, start: values, steps });
  return { values: last.values ?? values, gap: last.gap };
}

/** Gap of the people where no more than the tasks found is searched. */
const usualGap = 0.01;

/** People by month in hundreds; who is there at the end counts as if the window lasted once more. */
function peopleTerms({ problem, built }: Searching["loose"]): Term[] {
  const { periods, units } = problem;
  const all = periods.reduce((sum, { months }) => sum + months, 0);
  return units.flatMap(({ people }, u) =>
    periods.map(({ months }, t) => ({
      variable: built.kept[u]?.[t] ?? 0,
      coefficient: (people * (t === periods.length - 1 ? months + all : months)) / 100,
    })),
  );
}
