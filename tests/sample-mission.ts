import type { FieldMeta, Value } from "../src/model/field.ts";
import type { MissionData } from "../src/model/mission-data.ts";
import { type Row, fieldsOf, idOf } from "../src/model/noun.ts";
import { findNoun } from "../src/model/nouns.ts";

type Given = Readonly<Record<string, Value>>;
type Rows = Partial<Record<Exclude<keyof MissionData, "mission">, readonly Given[]>>;

/** Smallest allowed value of a required field that a sample leaves out. */
const filler = (name: string, meta: FieldMeta): Value => {
  if (["texts", "codes", "references", "periods"].includes(meta.kind)) return [];
  if (!meta.required) return null;
  if (name === "basis") return "reported";
  if (meta.kind === "code") return meta.codes?.[0] ?? null;
  if (meta.kind === "month_day") return "01-01";
  return meta.kind === "date" ? "2001-01-01" : meta.kind === "period" ? "2001" : name;
};

/** A whole row of a noun from the values that matter; the rest is unknown, or the first of its codes. */
export function sampleRow(nounName: string, given: Given): Row {
  const noun = findNoun(nounName);
  if (!noun) throw new RangeError(`no noun ${nounName}`);
  const values = Object.fromEntries(fieldsOf(noun).map(({ name, meta }) => [name, given[name] ?? filler(name, meta)]));
  const id = typeof given["id"] === "string" ? given["id"] : idOf(noun, values);
  return { ...noun.schema.parse({ ...values, id }), id };
}

/** A fictional mission for examples and tests: the rows given, in the order of their ids, and nothing else. */
export function sampleMission(mission: Given, rows: Rows = {}): MissionData {
  const names = [
    "organisation",
    "instrument",
    "task",
    "authorised_strength",
    "strength",
    "contribution",
    "unit_type",
    "site",
    "deployment",
    "entry_point",
    "route",
    "season",
    "commodity",
    "budget_line",
    "budget_input",
    "post",
    "class_amount",
    "equipment_rate",
    "equipment_report",
    "milestone",
    "incident",
    "partner",
    "ddr_count",
    "source",
  ] as const;
  const lists = names.map((name) => [
    name,
    (rows[name] ?? []).map((given) => sampleRow(name, given)).sort((a, b) => (a.id < b.id ? -1 : 1)),
  ]);
  const row = sampleRow("mission", { id: "sample", authorised_on: "2001-01-10", funding_key: "none", ...mission });
  // Every row was made by the schema of its noun.
  return { mission: row, ...Object.fromEntries(lists) } as unknown as MissionData;
}
