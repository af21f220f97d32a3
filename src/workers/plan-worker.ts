import { parentPort, workerData } from "node:worker_threads";
import { planMission } from "../engines/plan/plan-mission.ts";
import { applyScenario } from "../engines/scenario/apply-scenario.ts";
import { type MessageValues, Refusal, type RefusalKind } from "../kernel/refusal.ts";
import type { MissionData } from "../model/mission-data.ts";
import type { PlanResult } from "../model/plan.ts";
import type { ReferenceData } from "../model/reference-data.ts";
import type { Scenario } from "../model/scenario.ts";

/** What the thread gets when it starts. */
export type PlanWorkerStart = { readonly reference: ReferenceData };

/** One plan to work out; tasks are answered in their order. */
export type PlanTask = {
  readonly number: number;
  readonly mission: MissionData;
  readonly scenarios: readonly Pick<Scenario, "changes">[];
};

/** The plan, or why there is none: a refusal, or a defect with its trace. */
export type PlanAnswer =
  | { readonly number: number; readonly outcome: "plan"; readonly result: PlanResult }
  | {
      readonly number: number;
      readonly outcome: "refusal";
      readonly kind: RefusalKind;
      readonly code: string;
      readonly values: MessageValues;
    }
  | { readonly number: number; readonly outcome: "defect"; readonly trace: string };

function answer({ number, mission, scenarios }: PlanTask, reference: ReferenceData): PlanAnswer {
  try {
    const planned = scenarios.reduce(applyScenario, mission);
    const result = planMission(planned, reference, { keepGoing: () => true, report: () => undefined });
    return { number, outcome: "plan", result };
  } catch (error) {
    if (error instanceof Refusal)
      return { number, outcome: "refusal", kind: error.kind, code: error.code, values: error.values };
    return {
      number,
      outcome: "defect",
      trace: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

if (parentPort) {
  const port = parentPort;
  // The thread is started by plan-thread.ts alone, which sends these types.
  const { reference } = workerData as PlanWorkerStart;
  port.on("message", (task: PlanTask) => port.postMessage(answer(task, reference)));
}
