import { type ReductionItem, type ReductionRule, reductionItems } from "../../model/reduction-rule.ts";
import { type TableShape, filesOf, listFolder, readRows, statusOf } from "./read-reference.ts";

const shape: TableShape<ReductionRule> = {
  columns: ["item", "value", "low", "high", "unit", "basis", "source"],
  key: ({ item }) => item,
  read: (row) => ({
    item: itemOf(row.requiredText("item")) ?? row.refuse("item", "item"),
    value: row.decimal("value"),
    low: row.decimal("low"),
    high: row.decimal("high"),
    unit: row.requiredText("unit"),
    basis: row.text("basis"),
    source: row.text("source"),
    status: statusOf(row),
  }),
};
const itemOf = (text: string): ReductionItem | undefined => reductionItems.find((item) => item === text);

/**
 * The assumptions on which the choice of what to keep rests.
 * @throws Refusal naming file, row, column and rule
 */
export const readReductionRules = async (folder: string): Promise<readonly ReductionRule[]> =>
  readRows(shape, filesOf(folder, await listFolder(folder), "reduction_rules"));
