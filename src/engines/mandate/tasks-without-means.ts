import type { Flag } from "../../model/flag.ts";
import { type Instrument, isDraft } from "../../model/instrument.ts";
import type { Task } from "../../model/task.ts";

/** Tasks of adopted instruments for which the pack names no unit type and no partner that carries them. */
export function tasksWithoutMeans(tasks: readonly Task[], instruments: readonly Instrument[]): Flag[] {
  const drafts = new Set(instruments.filter(isDraft).map(({ id }) => id));
  return tasks
    .filter((task) => lacksMeans(task) && !drafts.has(task.instrument ?? ""))
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

/** True where neither a unit type nor a partner is named for the task. */
export const lacksMeans = ({ means, partners }: Task): boolean => means.length + partners.length === 0;
