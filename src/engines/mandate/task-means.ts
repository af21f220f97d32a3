import type { TaskMeans } from "../../model/mandate.ts";
import { type MandateAt, type MandateRecords, tasksInForce } from "./mandate-at.ts";
import { statesOf } from "./mandate-difference.ts";
import { lacksMeans } from "./tasks-without-means.ts";

/** The tasks in force, each beside what carries it; those without means first say so by `lacks_means`. */
export function taskMeans(records: MandateRecords, at: MandateAt): TaskMeans[] {
  const states = statesOf(records.paragraph);
  return tasksInForce(records, at).map((task) => ({
    ...states(task),
    component: task.component,
    requirement: [...task.requirement],
    sites: [...task.sites],
    money: [...task.money],
    indicator: task.indicator,
    until: task.valid_until,
    lacks_means: lacksMeans(task),
  }));
}
