import * as z from "zod";
import { canonicalJson } from "../../kernel/canonical-json.ts";
import type { Change } from "./change.ts";
import { sha256 } from "./sha256.ts";

const format = "concert-outbox";
const version = 1;
/** Far more than anybody edits by hand. */
export const mostBytes = 50_000_000;

const SavedOperation = z.strictObject({
  op_id: z.string().regex(/^[\w.-]{1,120}$/),
  kind: z.enum(["add", "change", "remove"]),
  noun: z.string().min(1).max(80),
  id: z.string().min(1).max(200),
  base_version: z.int().min(0).nullable(),
  values: z.record(z.string(), z.unknown()),
});
const SavedChange = z.strictObject({
  op: SavedOperation,
  mission: z.string().min(1).max(200),
  person: z.string().max(200),
  device: z.string().max(200),
  time: z.iso.datetime(),
  act: z.string().min(1).max(200),
  before: z.record(z.string(), z.unknown()).nullable(),
});
const SavedFile = z.looseObject({
  format: z.literal(format),
  version: z.int().min(1),
  saved: z.iso.datetime(),
  changes: z.unknown(),
  digest: z.string(),
});

/** Changes that wait, as a file that another machine can take: with their operation ids, so that none is done twice. */
export function writeSaved(changes: readonly Change[], saved: string): string {
  const plain = changes.map(({ op, mission, person, device, time, act, before }) => ({
    op,
    mission,
    person,
    device,
    time,
    act,
    before,
  }));
  const content = { format, version, saved, changes: plain };
  return `${JSON.stringify({ ...content, digest: sha256(canonicalJson(content)) }, null, 1)}\n`;
}

/** What is wrong with a file, as the last part of a message code `outbox.file.<fault>`. */
export type SavedFault = "not_ours" | "newer" | "damaged";
export type SavedReading = { readonly changes: readonly Omit<Change, "n">[] } | { readonly fault: SavedFault };

/** Reads a saved file: whole and unaltered, or not at all. */
export function readSaved(text: string): SavedReading {
  const file = SavedFile.safeParse(parsed(text));
  if (!file.success) return { fault: text.includes(format) ? "damaged" : "not_ours" };
  const { digest, ...content } = file.data;
  if (file.data.version > version) return { fault: "newer" };
  if (sha256(canonicalJson(content)) !== digest) return { fault: "damaged" };
  const changes = z.array(SavedChange).safeParse(content.changes);
  if (!changes.success) return { fault: "damaged" };
  const open = { state: "waiting", why: null, problem: null, current: null, receipt: null } as const;
  return { changes: changes.data.map((change) => ({ ...change, ...open })) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
