import { createHash, randomBytes } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { uuidv7 } from "../kernel/id.ts";
import { Refusal } from "../kernel/refusal.ts";
import { type Noun, idOf } from "../model/noun.ts";
import { findNoun } from "../model/nouns.ts";
import { commitChanges } from "../operations/records/commit-changes.ts";
import { readRecord } from "../operations/records/read-record.ts";
import { type Row, rowOf } from "./record-json.ts";
import { StaleRecord } from "./problem.ts";
import { signedIn } from "./route.ts";
import type { RouteContext } from "./server-options.ts";

type Receipt = Awaited<ReturnType<typeof commitChanges>>;
type OperationInput = Parameters<typeof commitChanges>[3][number];
type Change = Pick<OperationInput, "kind" | "values" | "base_version"> & { readonly noun: Noun; readonly id: string };

const freshId = (): string => uuidv7(Date.now(), randomBytes(10));

/**
 * The operation's id: that of the client's `Idempotency-Key`, bound to who sends it and what it is sent to, so that a
 * resend gets the same receipt and a key guessed by another gets nothing; else a fresh one.
 */
const operationId = (request: FastifyRequest): string => keyedId(request) ?? freshId();

/** An id from the client's `Idempotency-Key`; undefined where it sent none. */
export function keyedId(request: FastifyRequest, ...purpose: readonly string[]): string | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key !== "string" || key.length < 1 || key.length > 200) throw new Refusal("invalid", "server.malformed");
  const digest = createHash("sha256").update(
    JSON.stringify([signedIn(request).user_id, request.method, request.url, key, ...purpose]),
  );
  return uuidv7(0, digest.digest());
}

/** The id of a new record: from its key fields, its own, or made here; a resend under one key gets the same. */
export function idForNew(request: FastifyRequest, noun: Noun, values: Readonly<Record<string, unknown>>): string {
  const given = values["id"];
  if (noun.key !== null) return idOf(noun, values as Row["values"]);
  return typeof given === "string" && given !== "" ? given : (keyedId(request, "record") ?? freshId());
}

/** Commits one change of one record. @throws StaleRecord with the record as it stands where the version is old */
export async function changeRecord(
  context: RouteContext,
  request: FastifyRequest,
  mission: string,
  change: Change,
): Promise<Receipt> {
  const { noun, ...rest } = change;
  const operation = { op_id: operationId(request), noun: noun.name, ...rest };
  try {
    return await commitWithRecord(context, request, mission, [operation]);
  } catch (error) {
    if (!(error instanceof StaleRecord) || change.base_version === null) throw error;
    const values = { yours: change.base_version, current: error.current.version };
    throw new StaleRecord("server.stale", values, error.current);
  }
}

/** Commits operations. @throws StaleRecord with the first record that has changed meanwhile, as it stands */
export async function commitWithRecord(
  { workspace }: RouteContext,
  request: FastifyRequest,
  mission: string,
  operations: readonly OperationInput[],
): Promise<Receipt> {
  const { token } = signedIn(request);
  try {
    return await commitChanges(workspace.database, token, mission, operations);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "store.conflict") throw error;
    const noun = findNoun(String(error.values["noun"]));
    if (!noun) throw error;
    const record = { noun, id: String(error.values["id"]), as_of: null };
    const stored = await readRecord(workspace.database, token, mission, record).catch(() => null);
    throw stored ? new StaleRecord(error.code, error.values, rowOf(stored)) : error;
  }
}
