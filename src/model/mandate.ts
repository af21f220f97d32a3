import * as z from "zod";

const id = z.string();
const people = z.int().nullable();

/** A task as a difference shows it; `verb` is its own or that of its paragraph, null where neither is known. */
export const StatedTask = z.object({
  id,
  instrument: id.nullable(),
  paragraph: z.string().nullable(),
  text: z.string(),
  verb: z.string().nullable(),
  priority: z.int().nullable(),
  people,
  means: z.array(z.string()),
});
export type StatedTask = z.infer<typeof StatedTask>;

/** Why a task is no longer in force: a paragraph ended it, its last day passed, or it was replaced elsewhere. */
export const DroppedBy = z.object({
  how: z.enum(["paragraph", "day"]),
  record: id.nullable(),
  on: z.string().nullable(),
});

/**
 * One task in two mandates. `kept` is the same task in force in both, `restated` continues with the same or an unknown
 * verb, `strengthened` and `weakened` with another one. `people` is what is known to be set aside, after less before.
 */
export const TaskChange = z.object({
  change: z.enum(["added", "dropped", "strengthened", "weakened", "restated", "kept"]),
  before: z.array(StatedTask),
  after: StatedTask.nullable(),
  people,
  dropped_by: DroppedBy.nullable(),
});
export type TaskChange = z.infer<typeof TaskChange>;

/** What a mandate sets for one component: a level, or since the level only a change, after which it isn't stated. */
export const SetLevel = z.object({ value: people, change: people, records: z.array(id), paragraph: id.nullable() });
export type SetLevel = z.infer<typeof SetLevel>;
export const LevelChange = z.object({ component: z.string(), before: SetLevel, after: SetLevel, people });
export type LevelChange = z.infer<typeof LevelChange>;

const stated = z.object({ id, symbol: z.string(), adopted: z.string().nullable(), until: z.string().nullable() });

/** Two instruments task by task, each with all that was in force once it stood. */
export const MandateDifference = z.object({
  from: stated,
  to: stated,
  tasks: z.array(TaskChange),
  levels: z.array(LevelChange),
});
export type MandateDifference = z.infer<typeof MandateDifference>;

/** A day that an instrument sets; `days` from the day asked for, negative once it has passed. */
export const MandateDate = z.object({
  key: z.string(),
  on: z.string(),
  days: z.int(),
  kind: z.enum(["mandate_ends", "notice", "report_due", "reach", "level_starts", "level_ends", "task_ends"]),
  noun: z.enum(["instrument", "paragraph", "authorised_strength", "task"]),
  record: id,
  instrument: id.nullable(),
  /** The later instrument that had put the day off before it came. */
  put_off_by: id.nullable(),
});
export type MandateDate = z.infer<typeof MandateDate>;

/** A task that needs a type of unit which nothing named for it brings; `strength` is what one such unit usually has. */
export const MissingCapability = z.object({ task: id, unit_type: id, name: z.string(), strength: people });
export type MissingCapability = z.infer<typeof MissingCapability>;

/** A request to a state with its clock; `days` is null where the day of the request is unknown. */
export const ClearanceClock = z.object({
  id,
  asked_of: id,
  state: z.string(),
  days: z.int().nullable(),
  is_running: z.boolean(),
  is_expired: z.boolean(),
});
export type ClearanceClock = z.infer<typeof ClearanceClock>;

/** A task in force beside its means, and whatever else is known of how it is carried; an empty list is unknown. */
export const TaskMeans = StatedTask.extend({
  component: z.string().nullable(),
  requirement: z.array(id),
  sites: z.array(id),
  money: z.array(id),
  indicator: z.string().nullable(),
  until: z.string().nullable(),
  lacks_means: z.boolean(),
});
export type TaskMeans = z.infer<typeof TaskMeans>;

/** The mandate of a mission on a day. `notice_days` is what was asked for, null where nothing was. */
export const MandateSheet = z.object({
  schema: z.literal("concert.mandate/1"),
  mission: id,
  as_of: z.string(),
  notice_days: z.int().nullable(),
  instrument: id.nullable(),
  /** The end of the mandate as known on the day; null where no source states one. */
  ends: z.object({ instrument: id, until: z.string(), days: z.int() }).nullable(),
  tasks: z.array(TaskMeans),
  /** Names of the unit types, organisations and sites that the tasks speak of, by their ids. */
  names: z.object({ means: z.record(z.string(), z.string()), sites: z.record(z.string(), z.string()) }),
  levels: z.array(SetLevel.extend({ component: z.string() })),
  missing: z.array(MissingCapability),
  calendar: z.array(MandateDate),
  consents: z.array(
    z.object({
      id,
      party: id,
      from: z.string().nullable(),
      to: z.string().nullable(),
      withdrawn: z.string().nullable(),
      holds: z.boolean(),
    }),
  ),
  register: z.array(
    ClearanceClock.extend({
      kind: z.string(),
      subject: z.string(),
      requested_on: z.string().nullable(),
      answered_on: z.string().nullable(),
      conditions: z.string().nullable(),
      host_remark: z.string().nullable(),
    }),
  ),
});
export type MandateSheet = z.infer<typeof MandateSheet>;
