import { readPack } from "../../exchange/pack/read-pack.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database, SessionToken } from "../../store/store.ts";
import { loadPack } from "../pack/load-pack.ts";

/** `already`: a mission of that id is in the database and was left as it is, whatever the pack says now. */
export type EnsuredMission = { readonly mission: string; readonly already: boolean };

/**
 * Loads a pack unless its mission is in the database.
 * @throws Refusal for a pack that is missing or has errors
 */
export async function ensureMission(
  database: Database,
  session: SessionToken,
  folder: string,
): Promise<EnsuredMission> {
  const reading = await readPack(folder);
  const mission = reading.records.get("mission")?.[0]?.id ?? "";
  try {
    const { status } = await loadPack(database, session, reading);
    return { mission, already: status === "kept" };
  } catch (error) {
    if (error instanceof Refusal && error.code === "store.mission_exists") return { mission, already: true };
    throw error;
  }
}
