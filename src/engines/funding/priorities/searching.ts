import type { LinearProgram } from "../../../methods/linear-program.ts";
import type { Incumbent, Solution } from "../../../methods/solver.ts";
import type { PriorityProblem } from "../../../model/priority-problem.ts";
import type { PriorityProgram } from "./build-program.ts";

type Asked = { gap?: number; start?: readonly number[]; report?: (best: Incumbent) => void };

/** A search that counts its work and knows when it was told to stop. */
export type Searching = {
  readonly problem: PriorityProblem;
  readonly built: PriorityProgram;
  readonly ask: (program: LinearProgram, options?: Asked) => Solution;
  readonly isOver: () => boolean;
};
