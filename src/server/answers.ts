import * as z from "zod";
import type { Noun } from "../model/noun.ts";

/** A record with the version that the next change must name. */
export const recordOf = (noun: Noun) => z.object({ id: z.string(), version: z.int(), values: noun.schema });

export const pageOf = (noun: Noun) =>
  z.object({ items: z.array(recordOf(noun)), total: z.int(), next_cursor: z.string().nullable() });

export const Receipt = z.object({
  mission_id: z.string(),
  seq: z.int(),
  digest: z.string(),
  time: z.string(),
  operations: z.array(z.object({ op_id: z.string(), noun: z.string(), id: z.string(), version: z.int() })),
});

/** One operation of a commit, as `OperationInput` of the store. */
export const Operation = z.strictObject({
  op_id: z.string().min(1).max(120),
  kind: z.enum(["add", "change", "remove"]),
  noun: z.string().max(80),
  id: z.string().min(1).max(200),
  base_version: z.int().min(0).nullable(),
  values: z.record(z.string(), z.unknown()),
});

export const HistoryAnswer = z.object({
  items: z.array(
    z.object({
      seq: z.int(),
      time: z.string(),
      actor: z.string(),
      kind: z.enum(["add", "change", "remove", "batch"]),
      version: z.int(),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});

export const CommitAnswer = z.object({
  seq: z.int(),
  digest: z.string(),
  time: z.string(),
  actor: z.string(),
  operations: z.int(),
});

export const idText = z.string().min(1).max(200);
export const MissionParameters = z.object({ mission: idText });
export const RecordParameters = z.object({ mission: idText, id: idText });
