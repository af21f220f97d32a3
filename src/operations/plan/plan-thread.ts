import type { Worker } from "node:worker_threads";
import { Refusal } from "../../kernel/refusal.ts";
import type { PlanResult } from "../../model/plan.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import type { PlanAnswer, PlanTask, PlanWorkerStart } from "../../workers/plan-worker.ts";
import { startWorker } from "../threads/start-worker.ts";

/** Longest time for one plan in milliseconds; a thread that takes longer is ended and replaced. */
const limitMs = 60_000;

type Waiting = {
  readonly resolve: (result: PlanResult) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
};

/** A thread that works plans out one after the other, so that the process stays free to answer. It starts when first asked. */
export class PlanThread {
  readonly #reference: ReferenceData;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #number = 0;

  constructor(reference: ReferenceData) {
    this.#reference = reference;
  }

  plan(task: Omit<PlanTask, "number">): Promise<PlanResult> {
    const number = (this.#number += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#stop(new Refusal("unavailable", "server.plan_too_long")), limitMs).unref();
      this.#waiting.set(number, { resolve, reject, timer });
      this.#ready().postMessage({ number, ...task });
    });
  }

  /** Starts the thread before it is needed. */
  warm(): void {
    this.#ready();
  }

  close(): void {
    this.#stop(new Refusal("unavailable", "server.starting"));
  }

  #ready(): Worker {
    if (this.#worker) return this.#worker;
    const start: PlanWorkerStart = { reference: this.#reference };
    const worker = startWorker("plan-worker", start);
    worker.unref();
    worker.on("message", (answer: PlanAnswer) => this.#take(answer));
    worker.on("error", (error: Error) => this.#stop(error));
    worker.on("exit", () => {
      if (this.#worker === worker) this.#stop(new Error("the planning thread ended"));
    });
    this.#worker = worker;
    return worker;
  }

  #take(answer: PlanAnswer): void {
    const waiting = this.#waiting.get(answer.number);
    if (!waiting) return;
    this.#waiting.delete(answer.number);
    clearTimeout(waiting.timer);
    if (answer.outcome === "plan") waiting.resolve(answer.result);
    else if (answer.outcome === "refusal") waiting.reject(new Refusal(answer.kind, answer.code, answer.values));
    else waiting.reject(new Error(answer.trace));
  }

  #stop(error: Error): void {
    void this.#worker?.terminate();
    this.#worker = null;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
