import { periodStart } from "../../kernel/period.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { compareText } from "../../kernel/text-order.ts";
import { type Instrument, isDraft } from "../../model/instrument.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { Paragraph } from "../../model/paragraph.ts";
import type { Task } from "../../model/task.ts";
import { type Verb, verbRank } from "../../model/verb.ts";

export type MandateRecords = Pick<MissionData, "instrument" | "paragraph" | "task" | "authorised_strength">;

/** Everything that was adopted when an instrument stood, it last; `day` is its adoption, for a draft the latest one. */
export type MandateAt = {
  readonly instrument: Instrument;
  readonly sequence: readonly Instrument[];
  readonly day: PlainDate;
};

const adoptedOn = ({ adopted }: Instrument): PlainDate | null => (adopted === null ? null : periodStart(adopted));

/** Instruments in the order of adoption, drafts left out; those of one day in the order of their ids. */
export function adoptedInOrder(instruments: readonly Instrument[]): Instrument[] {
  return instruments
    .filter((each) => !isDraft(each) && each.adopted !== null)
    .toSorted((a, b) => compareText(adoptedOn(a) ?? "", adoptedOn(b) ?? "") || compareText(a.id, b.id));
}

/** Null where there is no such instrument. A draft stands after all that is adopted, or after `base` where one is named. */
export function mandateAt(records: MandateRecords, id: string, base: string | null = null): MandateAt | null {
  const instrument = records.instrument.find((each) => each.id === id);
  if (!instrument) return null;
  const ordered = adoptedInOrder(records.instrument);
  const last = isDraft(instrument) ? base : id;
  const end = last === null ? ordered.length : ordered.findIndex((each) => each.id === last) + 1;
  const before = ordered.slice(0, end).filter((each) => each.id !== id);
  const latest = before.at(-1);
  const day = adoptedOn(instrument) ?? (latest ? adoptedOn(latest) : null) ?? "0000-01-01";
  return { instrument, sequence: [...before, instrument], day };
}

/** What was in force on a day; null before the first instrument. */
export function mandateOn(records: MandateRecords, day: PlainDate): MandateAt | null {
  const sequence = adoptedInOrder(records.instrument).filter((each) => (adoptedOn(each) ?? "9") <= day);
  const instrument = sequence.at(-1);
  return instrument ? { instrument, sequence, day } : null;
}

/** The tasks in force once an instrument stood: not ended, not passed, and not continued by a later task. */
export function tasksInForce(records: MandateRecords, at: MandateAt): Task[] {
  const stated = new Set(at.sequence.map(({ id }) => id));
  const known = records.task.filter(({ instrument }) => instrument === null || stated.has(instrument));
  const over = new Set([...known.flatMap((task) => task.continues), ...endings(records, at).keys()]);
  return known.filter((task) => !over.has(task.id) && !hasPassed(task, at.day)).toSorted(byPlace(at));
}

/** Tasks that paragraphs brought to an end, each with the paragraph. */
export function endings(records: MandateRecords, { sequence }: MandateAt): Map<string, Paragraph> {
  const stated = new Set(sequence.map(({ id }) => id));
  const ending = records.paragraph.filter(({ instrument }) => stated.has(instrument));
  return new Map(ending.flatMap((paragraph) => paragraph.ends.map((task) => [task, paragraph] as const)));
}

export const hasPassed = ({ valid_until }: Task, day: PlainDate): boolean => valid_until !== null && valid_until < day;

/** Tasks as their instruments list them, the latest instrument first. */
function byPlace({ sequence }: MandateAt): (a: Task, b: Task) => number {
  const place = new Map(sequence.map(({ id }, index) => [id, index]));
  const last = Number.MAX_SAFE_INTEGER;
  return (a, b) =>
    (place.get(b.instrument ?? "") ?? -1) - (place.get(a.instrument ?? "") ?? -1) ||
    (a.order ?? last) - (b.order ?? last) ||
    compareText(a.id, b.id);
}

/** The verb of a task: its own, else that of its paragraph. */
export function verbOf(task: Task, paragraphs: ReadonlyMap<string, Paragraph>): Verb | null {
  return task.verb ?? (task.paragraph === null ? null : (paragraphs.get(task.paragraph)?.verb ?? null));
}

/** Below zero where the first verb is the stronger, null where one is unknown. */
export function compareVerbs(a: Verb | null, b: Verb | null): number | null {
  const [first, second] = [verbRank(a), verbRank(b)];
  return first === null || second === null ? null : first - second;
}
