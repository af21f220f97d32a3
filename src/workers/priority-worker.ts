import { parentPort, workerData } from "node:worker_threads";
import { type PriorityLimits, prioritise } from "../engines/funding/priorities/prioritise.ts";
import type { PriorityAnswer } from "../model/priorities.ts";
import type { PriorityProblem } from "../model/priority-problem.ts";
import { loadSolve } from "./solver/highs-solve.ts";

/** One search; the thread ends when it is done. */
export type PriorityTask = {
  readonly problem: PriorityProblem;
  readonly limits: PriorityLimits;
  /** Most seconds by the clock; null is no limit of time. */
  readonly seconds: number | null;
  /** One four-byte number that the parent sets to 1 when somebody stops the search. */
  readonly stop: SharedArrayBuffer;
};

/**
 * Better answers as they are found, then the last, each with the seconds since the search began, which leave out the
 * loading of the solver; or the trace of a defect.
 */
export type PriorityMessage =
  | { readonly kind: "best" | "done"; readonly answer: PriorityAnswer; readonly seconds: number }
  | { readonly kind: "defect"; readonly trace: string };

if (parentPort) {
  const port = parentPort;
  const post = (message: PriorityMessage): void => port.postMessage(message);
  // The thread is started by search-priorities.ts alone, which sends this type.
  const { problem, limits, seconds, stop } = workerData as PriorityTask;
  const flag = new Int32Array(stop);
  try {
    const solve = await loadSolve();
    const began = performance.now();
    const since = (): number => (performance.now() - began) / 1000;
    const keepGoing = (): boolean => Atomics.load(flag, 0) === 0 && (seconds === null || since() < seconds);
    const report = (answer: PriorityAnswer): void => post({ kind: "best", answer, seconds: since() });
    const answer = prioritise(problem, limits, { solve, keepGoing, report });
    post({ kind: "done", answer, seconds: since() });
  } catch (error) {
    post({ kind: "defect", trace: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
