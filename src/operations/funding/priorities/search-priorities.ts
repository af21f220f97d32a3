import type { PriorityLimits } from "../../../engines/funding/priorities/prioritise.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { PriorityAnswer } from "../../../model/priorities.ts";
import type { PriorityProblem } from "../../../model/priority-problem.ts";
import type { PriorityMessage, PriorityTask } from "../../../workers/priority-worker.ts";
import { startWorker } from "../../threads/start-worker.ts";

/** Milliseconds past its limit after which a thread that doesn't answer is ended. */
const patienceMs = 2000;

export type PrioritySearch = {
  /** The last answer; what stopped early says so. */
  readonly done: Promise<PriorityAnswer>;
  /** Ends the search; `done` then gives what was found so far. */
  readonly stop: () => void;
};

/** A better answer and the seconds of searching that it took. */
export type OnBetter = (answer: PriorityAnswer, seconds: number) => void;

/**
 * Searches in a thread of its own, with the solver loaded there. Every better answer goes to `onBetter`; the last one is
 * kept, so that a thread that doesn't answer to its limit or to a stop is ended without losing it.
 * @throws Refusal `priorities.no_answer` (by `done`) where nothing was found before the thread had to be ended
 */
export function searchPriorities(
  problem: PriorityProblem,
  limits: PriorityLimits,
  seconds: number | null,
  onBetter: OnBetter,
): PrioritySearch {
  const flag = new SharedArrayBuffer(4);
  const task: PriorityTask = { problem, limits, seconds, stop: flag };
  let hurry = (): void => undefined;
  const done = new Promise<PriorityAnswer>((resolve, reject) => {
    const worker = startWorker("priority-worker", task);
    let last: PriorityAnswer | null = null;
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const giveUp = (): void =>
      end(() => {
        if (last) resolve({ ...last, complete: false });
        else reject(new Refusal("unavailable", "priorities.no_answer"));
      });
    let timer = seconds === null ? undefined : setTimeout(giveUp, seconds * 1000 + patienceMs + loadingMs);
    hurry = () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patienceMs);
    };
    worker.on("message", (message: PriorityMessage) => {
      if (message.kind === "defect") return end(() => reject(new Error(message.trace)));
      last = message.answer;
      if (message.kind === "done") end(() => resolve(message.answer));
      else onBetter(message.answer, message.seconds);
    });
    worker.on("error", (error: Error) => end(() => reject(error)));
    worker.on("exit", () => end(() => reject(new Error("the searching thread ended"))));
  });
  const stop = (): void => {
    Atomics.store(new Int32Array(flag), 0, 1);
    hurry();
  };
  return { done, stop };
}

/** Milliseconds that loading the solver may take before its clock starts. */
const loadingMs = 15_000;
