import { Refusal } from "../../kernel/refusal.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { Row } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";

/**
 * The records of a sound pack, or of a database, as engines take them. Every row is checked against its schema.
 * @throws Refusal `mission.absent` without exactly one mission row; `record.invalid` for a row that its schema refuses
 */
export function toMissionData(records: ReadonlyMap<string, readonly Row[]>): MissionData {
  const lists: Record<string, unknown> = {};
  for (const noun of nouns) {
    if (noun.file === "scenario" || noun.file === "document") continue;
    lists[noun.name] = (records.get(noun.name) ?? []).map((row) => checked(noun, row));
  }
  const missions = lists["mission"];
  if (!Array.isArray(missions) || missions.length !== 1) throw new Refusal("invalid", "mission.absent");
  // Each list was made by the schema of its noun, which is what the type says of it.
  return { ...lists, mission: missions[0] as MissionData["mission"] } as MissionData;
}

function checked(noun: (typeof nouns)[number], row: Row): unknown {
  const parsed = noun.schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal("invalid", "record.invalid", { noun: noun.name, id: row.id, field: issue?.path.join(".") ?? "" });
}
