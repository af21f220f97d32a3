import { Refusal } from "../../kernel/refusal.ts";
import type { MissionData } from "../../model/mission-data.ts";
import { type Noun } from "../../model/noun.ts";
import { findNoun } from "../../model/nouns.ts";
import type { Change, Scenario } from "../../model/scenario.ts";
import { type Place, changeRow } from "./change-row.ts";

type Rows = readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[];

/**
 * The mission as it would be: every change is changed values of nouns, in the order of the scenario. What a scenario
 * sets, moves or reseasons is marked as assumed. The mission handed in stays as it is.
 *
 * @throws Refusal with the place of the change (its number, noun and id) for an unknown noun, id, field or an
 *   operation that doesn't fit
 */
export function applyScenario(mission: MissionData, scenario: Pick<Scenario, "changes">): MissionData {
  return scenario.changes.reduce((data, change, index) => applyChange(data, change, index + 1), mission);
}

function applyChange(data: MissionData, change: Change, number: number): MissionData {
  const name = change.op === "season" ? "season" : change.noun;
  const place: Place = { change: number, op: change.op, noun: name, id: change.id };
  const noun = findNoun(name);
  if (!noun || !isPlanned(data, name)) throw new Refusal("invalid", "scenario.noun_unknown", place);
  if (name === "mission") return { ...data, mission: changeMission(data, noun, change, place) };
  const rows: Rows = data[name];
  const index = rows.findIndex(({ id }) => id === change.id);
  const row = rows[index];
  if (!row) throw new Refusal("invalid", "scenario.id_unknown", place);
  if (change.op === "withdraw") return { ...data, [name]: rows.toSpliced(index, 1) };
  return { ...data, [name]: rows.with(index, changeRow(noun, row, change, place)) };
}

const isPlanned = (data: MissionData, name: string): name is keyof MissionData => Object.hasOwn(data, name);

function changeMission(data: MissionData, noun: Noun, change: Change, place: Place): MissionData["mission"] {
  if (data.mission.id !== change.id) throw new Refusal("invalid", "scenario.id_unknown", place);
  if (change.op === "withdraw") throw new Refusal("invalid", "scenario.op_unsuitable", place);
  // Checked against the noun's own schema.
  return changeRow(noun, data.mission, change, place) as MissionData["mission"];
}
