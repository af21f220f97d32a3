import type { Instrument } from "../../model/instrument.ts";
import type { MandateDifference, StatedTask, TaskChange } from "../../model/mandate.ts";
import type { Paragraph } from "../../model/paragraph.ts";
import type { Task } from "../../model/task.ts";
import { levelChanges } from "./level-set.ts";
import {
  type MandateAt,
  type MandateRecords,
  compareVerbs,
  endings,
  hasPassed,
  tasksInForce,
  verbOf,
} from "./mandate-at.ts";

/** Two mandates task by task and level by level. A task that later ones restate is followed through `continues`. */
export function mandateDifference(records: MandateRecords, from: MandateAt, to: MandateAt): MandateDifference {
  return {
    from: stated(from.instrument),
    to: stated(to.instrument),
    tasks: taskChanges(records, from, to),
    levels: levelChanges(records, from, to),
  };
}

const stated = ({ id, symbol, adopted, until }: Instrument) => ({ id, symbol, adopted, until });

function taskChanges(records: MandateRecords, from: MandateAt, to: MandateAt): TaskChange[] {
  const [before, after] = [tasksInForce(records, from), tasksInForce(records, to)];
  const states = statesOf(records.paragraph);
  const wasInForce = new Map(before.map((task) => [task.id, task]));
  const tasks = new Map(records.task.map((task) => [task.id, task]));
  const followed = new Set<string>();
  const changed = after.map((task): TaskChange => {
    const roots = rootsOf(task, wasInForce, tasks);
    for (const { id } of roots) followed.add(id);
    const statedBefore = roots.map(states);
    const statedAfter = states(task);
    return {
      change: changeOf(task, roots, (each) => verbOf(each, byId(records.paragraph))),
      before: statedBefore,
      after: statedAfter,
      people: peopleBetween(statedBefore, statedAfter),
      dropped_by: null,
    };
  });
  const ends = endings(records, to);
  const dropped = before
    .filter(({ id }) => !followed.has(id))
    .map((task): TaskChange => ({
      change: "dropped",
      before: [states(task)],
      after: null,
      people: task.people === null ? null : -task.people,
      dropped_by: droppedBy(task, ends, to),
    }));
  return [...changed, ...dropped];
}

const byId = (paragraphs: readonly Paragraph[]): ReadonlyMap<string, Paragraph> =>
  new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]));

/** Says what a task states, with the number of its paragraph and the verb that holds. */
export function statesOf(paragraphs: readonly Paragraph[]): (task: Task) => StatedTask {
  const known = byId(paragraphs);
  return (task) => ({
    id: task.id,
    instrument: task.instrument,
    paragraph: task.paragraph === null ? null : (known.get(task.paragraph)?.number ?? null),
    text: task.text,
    verb: verbOf(task, known),
    priority: task.priority,
    people: task.people,
    means: [...task.means, ...task.partners],
  });
}

/** The tasks of the earlier mandate from which a task comes, itself where it was in force already. */
function rootsOf(task: Task, wasInForce: ReadonlyMap<string, Task>, tasks: ReadonlyMap<string, Task>): Task[] {
  const roots: Task[] = [];
  const seen = new Set<string>();
  const follow = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const was = wasInForce.get(id);
    if (was) roots.push(was);
    else for (const earlier of tasks.get(id)?.continues ?? []) follow(earlier);
  };
  follow(task.id);
  return roots;
}

function changeOf(
  task: Task,
  roots: readonly Task[],
  verb: (task: Task) => ReturnType<typeof verbOf>,
): TaskChange["change"] {
  if (roots.length === 0) return "added";
  if (roots.some(({ id }) => id === task.id)) return "kept";
  const steps = roots.map((root) => compareVerbs(verb(task), verb(root)));
  if (steps.every((step) => step !== null && step < 0)) return "strengthened";
  if (steps.every((step) => step !== null && step > 0)) return "weakened";
  return "restated";
}

function peopleBetween(before: readonly StatedTask[], after: StatedTask): number | null {
  if (before.length === 0) return after.people;
  if (before.length === 1 && before[0]?.id === after.id) return 0;
  const known = before.flatMap(({ people }) => (people === null ? [] : [people]));
  if (after.people === null || known.length < before.length) return null;
  return after.people - known.reduce((sum, people) => sum + people, 0);
}

function droppedBy(task: Task, ends: ReadonlyMap<string, Paragraph>, to: MandateAt): TaskChange["dropped_by"] {
  const paragraph = ends.get(task.id);
  if (paragraph) return { how: "paragraph", record: paragraph.id, on: null };
  return hasPassed(task, to.day) ? { how: "day", record: task.id, on: task.valid_until } : null;
}
