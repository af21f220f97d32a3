import type { LinearProgram } from "./linear-program.ts";

/**
 * How a search ended: `optimal` within the gap asked for, `feasible` at a limit or a stop with an answer, `stopped`
 * there without one, `infeasible` where no answer exists.
 */
export type SolveStatus = "optimal" | "feasible" | "infeasible" | "stopped";

/** What a search found. Values stand in the order of the variables; integers are whole. */
export type Solution = {
  readonly status: SolveStatus;
  readonly objective: number | null;
  /** No answer is better than this; null where nothing was proved. */
  readonly bound: number | null;
  /** Distance of objective and bound over the objective's size; zero where both are zero. */
  readonly gap: number | null;
  /** Steps of the simplex method that the search took: the same everywhere for the same program and limits. */
  readonly work: number;
  readonly values: readonly number[] | null;
};

/** A better answer on the way. */
export type Incumbent = {
  readonly objective: number;
  readonly bound: number | null;
  readonly work: number;
  readonly values: readonly number[];
};

export type SolveOptions = {
  /** Most steps of the simplex method. The only limit under which a stopped search ends the same everywhere. */
  readonly workLimit?: number;
  /** Most seconds by the clock; a search may take a little longer. */
  readonly seconds?: number;
  /** Gap at which an answer counts as optimal; 0 where nothing is said. */
  readonly relativeGap?: number;
  /** Asked again and again; the search stops when it says no. */
  readonly keepGoing?: () => boolean;
  /** An answer to start from, in the order of the variables; one that breaks a constraint is not used. */
  readonly start?: readonly number[];
  readonly report?: (best: Incumbent) => void;
};

/**
 * The one door to a solver: synchronous, so that an engine that asks several times reads from top to bottom.
 * @throws RangeError for a program without bound
 */
export type Solve = (program: LinearProgram, options?: SolveOptions) => Solution;

/** Distance of an answer and its bound over the answer's size. */
export function gapOf(objective: number, bound: number): number {
  const distance = Math.abs(objective - bound);
  if (distance <= 1e-9) return 0;
  return distance / Math.max(Math.abs(objective), 1e-9);
}
