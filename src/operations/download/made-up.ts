import type { Database, SessionToken } from "../../store/store.ts";
import { listMissions } from "../records/read-mission.ts";

/** What kind of made-up data a mission holds: `exercise` or `fictional`; null for the record of a past operation. */
export async function madeUp(
  database: Database,
  session: SessionToken,
  mission: string,
): Promise<"exercise" | "fictional" | null> {
  const missions = await listMissions(database, session);
  const nature = missions.find(({ id }) => id === mission)?.nature;
  return nature === "exercise" || nature === "fictional" ? nature : null;
}

/** The name of a file, which says first of all that its data are made up. */
export const markedName = (made: "exercise" | "fictional" | null, name: string): string =>
  made === null ? name : `${made.toUpperCase()}-${name}`;
