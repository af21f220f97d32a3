import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleMission } from "../../../tests/sample-mission.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { engineHash } from "./engine-hash.ts";
import { planPack } from "./plan-pack.ts";
import { planRecords } from "./plan-records.ts";

const reference: ReferenceData = {
  regular_scale: [],
  levels: [],
  discounts: [],
  transitions: [],
  reimbursement_rates: [],
  consumption_factors: [],
  unit_types: [],
  states: [],
};
const mission = sampleMission(
  {},
  {
    site: [{ id: "cove", name: "Cove" }],
    strength: [{ month: "2001-01", troops: 4, police: 0, observers: 0, total: 5 }],
    commodity: [{ id: "bread", name: "Bread", unit: "kg", factor: "loaf" }],
    milestone: [{ id: "vote", when: "2001-05", kind: "election", title: "Vote" }],
  },
);
const plan = (data = mission, language: "en" | "fr" = "en") =>
  planRecords({ mission: data, reference, scenarios: [], language }).plan;

describe("a plan of records", () => {
  test("flags and gaps are said in the reader's language, with what to do", () => {
    const said = (language: "en" | "fr") => {
      const { flags, unknown } = plan(mission, language);
      return [
        flags.find(({ code }) => code === "strength.disagree")?.text,
        flags.find(({ code }) => code === "strength.disagree")?.act,
        unknown[0]?.text,
      ];
    };
    expect(said("en")).toEqual([
      "The total printed for January 2001 is 5; its own parts add up to 4",
      "Both figures are kept. Ask the source which one holds.",
      "Need of bread: Its consumption factor is not in the reference table.",
    ]);
    expect(said("fr")).toEqual([
      "Le total imprimé pour janvier 2001 est de 5 ; ses propres composantes donnent 4",
      "Les deux chiffres sont conservés. Demander à la source lequel est exact.",
      "Besoin (bread) : Son facteur de consommation ne figure pas dans la table de référence.",
    ]);
  });

  test("the key of a plan moves with what it reads, and with nothing else", () => {
    const key = (data: typeof mission, tables = reference) =>
      planRecords({ mission: data, reference: tables, scenarios: [], language: "en" }).plan.input_hash;
    expect(key(mission)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(key({ ...mission, milestone: [] })).toBe(key(mission));
    expect(
      key(mission, {
        ...reference,
        unit_types: [
          {
            id: "x",
            name: "",
            typical_strength: 1,
            low: 1,
            high: 1,
            composition: "",
            source: "",
            confidence: "",
            status: "found",
          },
        ],
      }),
    ).toBe(key(mission));
    expect(key({ ...mission, site: [] })).not.toBe(key(mission));
    expect(plan().engine).toBe(engineHash());
  });

  test("a scenario moves the key and is named", () => {
    const scenario = {
      id: "fewer",
      changes: [{ op: "set" as const, noun: "strength", id: "2001-01", field: "troops", value: 1 }],
    };
    const changed = planRecords({ mission, reference, scenarios: [scenario], language: "en" });
    expect(changed.plan.scenarios).toEqual(["fewer"]);
    expect(changed.plan.months[0]?.strength).toMatchObject({ troops: 1, basis: "assumed" });
    expect(changed.mission.strength[0]?.troops).toBe(1);
    expect(changed.plan.input_hash).not.toBe(plan().input_hash);
  });
});

describe("a plan of a pack folder", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "concert plan "));
    await writeFile(join(folder, "mission.yaml"), "format: 2\n");
    await writeFile(join(folder, "bad.yaml"), 'name: "x"\nchanges:\n  - {op: "blow", noun: "site", id: "x"}\n');
  });
  afterAll(() => rm(folder, { recursive: true }));
  const request = (pack: string, ...scenarios: string[]) => planPack({ pack, scenarios, from: folder, language: "en" });

  test("a pack with errors, a scenario that isn't there and one that can't be read are refused", async () => {
    const shipped = join(import.meta.dirname, "../../../missions/unmil");
    await expect(request(folder)).rejects.toMatchObject({ code: "plan.pack_has_errors" });
    await expect(request(shipped, "nowhere.yaml")).rejects.toMatchObject({
      code: "scenario.missing",
      values: { name: "nowhere.yaml" },
    });
    await expect(request(shipped, "bad.yaml")).rejects.toMatchObject({
      code: "scenario.malformed",
      values: { place: "bad.yaml:3:op" },
    });
  });
});
