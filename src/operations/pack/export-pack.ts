import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { formatPack } from "../../exchange/pack/format-pack.ts";
import { readPack } from "../../exchange/pack/read-pack.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Row } from "../../model/noun.ts";
import type { Database, SessionToken } from "../../store/store.ts";
import { listMissions, readMission } from "../records/read-mission.ts";

export type ExportOutcome = { readonly mission_id: string; readonly folder: string; readonly files: readonly string[] };

/**
 * Writes a mission of the database as a pack in canonical form.
 * `mission` may be null where the session sees exactly one.
 */
export async function exportMission(
  database: Database,
  session: SessionToken,
  mission: { readonly id: string | null; readonly as_of: number | null },
  folder: string,
): Promise<ExportOutcome> {
  const id = mission.id ?? (await onlyMission(database, session));
  return writePack(id, await readMission(database, session, id, mission.as_of), folder);
}

/** Writes a pack folder's canonical form to another folder; no database takes part. */
export async function exportFolder(pack: string, folder: string): Promise<ExportOutcome> {
  const reading = await readPack(pack, { strict: false });
  const [mission] = reading.records.get("mission") ?? [];
  if (reading.errors.length > 0 || !mission)
    throw new Refusal("invalid", "store.pack_faulty", { errors: reading.errors.length });
  return writePack(mission.id, reading.records, folder);
}

async function onlyMission(database: Database, session: SessionToken): Promise<string> {
  const missions = await listMissions(database, session);
  const [first, second] = missions;
  if (!first) throw new Refusal("not-found", "store.no_mission");
  if (second) throw new Refusal("invalid", "store.mission_wanted", { missions: missions.map((each) => each.id) });
  return first.id;
}

async function writePack(
  missionId: string,
  records: ReadonlyMap<string, readonly Row[]>,
  folder: string,
): Promise<ExportOutcome> {
  const files = formatPack(records);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Refusal("conflict", "store.folder_not_empty", { folder });
  const places = [...files].map(([path, text]) => ({ place: placeIn(folder, path), text }));
  for (const { place, text } of places) {
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text, { flag: "wx" });
  }
  return { mission_id: missionId, folder, files: [...files.keys()] };
}

/** Names come from records that anyone may have written: none may lead out of the folder. */
function placeIn(folder: string, path: string): string {
  const root = resolve(folder);
  const place = resolve(join(root, path));
  const isPlain = path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  if (!isPlain || !place.startsWith(root + sep)) throw new Refusal("invalid", "store.path_unsafe", { path });
  return place;
}
