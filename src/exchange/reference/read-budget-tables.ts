import { type BudgetClass, isBudgetClass } from "../../model/budget-class.ts";
import { type TableShape, filesOf, listFolder, readRows, statusOf } from "./read-reference.ts";
import type { RowReader } from "./table-file.ts";

/** Tables of which budgets are worked out. */
export type BudgetTables = { readonly classes: readonly BudgetClass[] };

const yearOrNull = (row: RowReader, column: string): number | null =>
  row.text(column) === "" ? null : row.integer(column);

const groups: readonly string[] = ["I", "II", "III"];
const isGroup = (text: string): text is BudgetClass["group"] => groups.includes(text);

const classes: TableShape<BudgetClass> = {
  columns: ["code", "group", "order"],
  read: (row) => {
    const code = row.requiredText("code");
    const group = row.requiredText("group");
    return {
      code: isBudgetClass(code) ? code : row.refuse("class_unknown", "code"),
      group: isGroup(group) ? group : row.refuse("group_unknown", "group"),
      order: row.integer("order"),
      from_year: yearOrNull(row, "from_year"),
      to_year: yearOrNull(row, "to_year"),
      source: row.text("source"),
      status: statusOf(row),
    };
  },
  key: ({ code, from_year }) => `${code} ${from_year ?? ""}`,
};

/** @throws Refusal naming file, row, column and rule */
export async function readBudgetTables(folder: string): Promise<BudgetTables> {
  const names = await listFolder(folder);
  return { classes: await readRows(classes, filesOf(folder, names, "budget_classes")) };
}
