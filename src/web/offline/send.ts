import { findNoun } from "../../model/nouns.ts";
import { ApiProblem, ask, type Item, type Operation, type Receipt } from "../api.ts";
import { missionPath } from "../queries.ts";
import { conflictCodes, type OutcomeAnswer } from "./change.ts";

/** Takes what the server said, before the next is sent. */
type Keep = (outcomes: readonly OutcomeAnswer[]) => Promise<void>;
type Acts = readonly (readonly Operation[])[];

const patienceMs = 60_000;

/**
 * Sends acts of one mission. An act of several operations that comes alone goes as one commit or not at all; others
 * go in one request, each answered by itself.
 *
 * @throws Unreachable, or ApiProblem where the server takes nothing just now
 */
export async function sendActs(mission: string, acts: Acts, keep: Keep): Promise<void> {
  const [first = []] = acts;
  if (acts.length === 1 && first.length > 1) return keep(await sendWhole(mission, first));
  try {
    return await keep(await post(mission, acts));
  } catch (error) {
    if (!ofTheContent(error)) throw error;
    const flat = acts.flat();
    for (const op of flat.length > 1 ? flat : []) await sendActs(mission, [[op]], keep);
    if (flat.length > 1) return;
    await keep(flat.map(({ op_id }) => ({ op_id, problem: { code: error.code, detail: error.message } })));
  }
}

/** All operations in one commit, each with its receipt; or none, and the one that stood in the way with its reason. */
export async function sendWhole(mission: string, operations: readonly Operation[]): Promise<readonly OutcomeAnswer[]> {
  try {
    const {
      seq,
      digest,
      time,
      operations: written,
    } = await ask<Receipt>(`${missionPath(mission)}/commits`, {
      method: "POST",
      body: { operations },
      signal: AbortSignal.timeout(patienceMs),
    });
    return written.map(({ op_id, version }) => ({ op_id, receipt: { seq, digest, time, version } }));
  } catch (error) {
    if (!ofTheContent(error)) throw error;
    // A person took the act apart on another machine: what was written there has its receipts.
    if (error.code === "store.op_reused") return post(mission, [operations]);
    return inTheWay(mission, operations, error);
  }
}

async function inTheWay(
  mission: string,
  operations: readonly Operation[],
  { code, message, current, values }: ApiProblem,
): Promise<readonly OutcomeAnswer[]> {
  const id = current?.id ?? values["id"];
  const met = operations.find((op) => op.id === id) ?? operations[0];
  if (!met) return [];
  const stored = current ?? (conflictCodes.has(code) ? await readNow(mission, met) : null);
  return [{ op_id: met.op_id, problem: { code, detail: message, ...(stored ? { current: stored } : {}) } }];
}

/** The record as it stands on the server; null for one that is gone. */
async function readNow(mission: string, { noun, id }: Operation): Promise<Item | null> {
  try {
    return await ask<Item>(`${missionPath(mission)}/${findNoun(noun)?.plural ?? noun}/${encodeURIComponent(id)}`);
  } catch (error) {
    if (error instanceof ApiProblem) return null;
    throw error;
  }
}

async function post(mission: string, acts: Acts): Promise<readonly OutcomeAnswer[]> {
  const { outcomes } = await ask<{ outcomes: readonly OutcomeAnswer[] }>(`${missionPath(mission)}/deliveries`, {
    method: "POST",
    body: { commits: acts.map((operations) => ({ operations })) },
    signal: AbortSignal.timeout(patienceMs),
  });
  return outcomes;
}

/** Problems of the whole request that may be those of one operation in it. */
const ofTheContent = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem &&
  [400, 403, 404, 409, 413, 422].includes(error.status) &&
  !error.code.startsWith("session.") &&
  error.code !== "server.foreign_origin" &&
  error.code !== "server.foreign_host";
