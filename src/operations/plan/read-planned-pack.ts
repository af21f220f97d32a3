import { readFile } from "node:fs/promises";
import { basename, isAbsolute, join } from "node:path";
import { FaultList } from "../../exchange/pack/fault.ts";
import { toMissionData } from "../../exchange/pack/mission-data.ts";
import { readPack } from "../../exchange/pack/read-pack.ts";
import { readScenario } from "../../exchange/pack/read-scenario.ts";
import { slug } from "../../kernel/id.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { MissionData } from "../../model/mission-data.ts";
import { Scenario } from "../../model/scenario.ts";
import type { Language } from "../../words/say.ts";
import { say } from "../../words/catalogue.ts";

export type PackToPlan = { readonly mission: MissionData; readonly scenarios: readonly Scenario[] };

/**
 * Reads a pack and the scenarios named for it: each the id of one of the pack's own, or a file. Faults of scenarios
 * that are not asked for don't stand in the way.
 *
 * @throws Refusal where the pack has errors (`concert check` lists them), or a scenario is missing or malformed
 */
export async function readPackToPlan(
  folder: string,
  names: readonly string[],
  from: string,
  language: Language,
): Promise<PackToPlan> {
  const reading = await readPack(folder);
  const bearsOn = ({ file }: { readonly file: string }): boolean =>
    !file.startsWith("scenarios/") || names.some((name) => file === `scenarios/${name}.yaml`);
  const [first] = reading.errors.filter(bearsOn);
  if (first) {
    const count = reading.totals.filter(bearsOn).reduce((sum, { errors }) => sum + errors, 0);
    throw new Refusal("invalid", "plan.pack_has_errors", { count, file: first.file, row: first.row ?? 1 });
  }
  const asked = (reading.records.get("scenario") ?? []).filter(({ id }) => names.includes(id));
  const own = asked.map((row) => Scenario.parse(row));
  const scenarios = await Promise.all(
    names.map(
      (name) =>
        own.find(({ id }) => id === name) ??
        readScenarioFile(isAbsolute(name) ? name : join(from, name), name, language),
    ),
  );
  return { mission: toMissionData(reading.records), scenarios };
}

async function readScenarioFile(file: string, name: string, language: Language): Promise<Scenario> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) throw new Refusal("not-found", "scenario.missing", { name });
  const faults = new FaultList();
  const id = slug(basename(file).replace(/\.ya?ml$/, "")) || "scenario";
  const { row } = readScenario(id, name, text, faults);
  const [fault] = faults.errors;
  const scenario = Scenario.safeParse(row);
  if (!fault && scenario.success) return scenario.data;
  const values = { ...fault?.values, value: fault?.value ?? "", column: fault?.column ?? "", file: name };
  const reason = fault ? say(language, `fault.${fault.code}`, values) : "";
  const place = [name, fault?.row ?? 1, fault?.column].filter((part) => part !== null && part !== undefined).join(":");
  throw new Refusal("invalid", "scenario.malformed", { place, reason });
}
