import type { KeyShare } from "../../model/payer-keys.ts";
import { type TableShape, filesOf, listFolder, readRows, statusOf } from "./read-reference.ts";
import type { RowReader } from "./table-file.ts";

const keyOf = (row: RowReader): KeyShare["key"] => {
  const text = row.requiredText("key");
  return text === "au_tiers" || text === "nato_common" ? text : row.refuse("list_unknown", "key");
};

const shape: TableShape<KeyShare> = {
  columns: ["key", "period", "group", "iso3", "states", "share_percent"],
  read: (row) => ({
    key: keyOf(row),
    period: row.years("period"),
    group: row.text("group"),
    iso3: row.text("iso3") === "" ? null : row.iso3("iso3"),
    states: row.text("states") === "" ? null : row.integer("states"),
    share_percent: row.text("share_percent") === "" ? null : row.rate("share_percent"),
    ceiling_percent: row.decimalOrNull("ceiling_percent", 100),
    above_percent: row.decimalOrNull("above_percent", 100),
    status: statusOf(row),
    source: row.text("source"),
  }),
  key: ({ key, period, group, iso3 }) => `${key} ${period} ${group} ${iso3 ?? ""}`,
};

/**
 * Reads what is known of the keys of organisations other than the United Nations.
 * @throws Refusal naming file, row, column and rule
 */
export async function readPayerKeys(folder: string): Promise<readonly KeyShare[]> {
  return readRows(shape, filesOf(folder, await listFolder(folder), "payer_keys"));
}
