import type { LinearProgram } from "../../../methods/linear-program.ts";
import type { Incumbent, Solution } from "../../../methods/solver.ts";
import type { PriorityProblem } from "../../../model/priority-problem.ts";
import type { PriorityProgram } from "./build-program.ts";

export type Asked = {
  readonly gap?: number;
  readonly start?: readonly number[];
  readonly report?: (best: Incumbent) => void;
  /** Most steps of this one search; all that are left where nothing is said. */
  readonly steps?: number;
};

/** A search that counts its work and knows when it was told to stop. */
export type Searching = {
  readonly problem: PriorityProblem;
  readonly built: PriorityProgram;
  /** The problem with joined units that may be kept in part, whose bounds hold for the problem. */
  readonly loose: { readonly problem: PriorityProblem; readonly built: PriorityProgram };
  readonly ask: (program: LinearProgram, options?: Asked) => Solution;
  readonly isOver: () => boolean;
};
