import type { Flag } from "../../model/flag.ts";
import type { Task } from "../../model/task.ts";

/** Tasks for which the pack names no unit type and no partner that carries them. */
export function tasksWithoutMeans(tasks: readonly Task[]): Flag[] {
  return tasks
    .filter(({ means }) => means.length === 0)
    .map((task) => ({
      code: "task.no_means" as const,
      severity: "low" as const,
      domain: "mandate" as const,
      month: null,
      records: [
        { noun: "task", id: task.id },
        ...(task.instrument === null ? [] : [{ noun: "instrument", id: task.instrument }]),
      ],
      values: { task: task.text },
    }));
}
