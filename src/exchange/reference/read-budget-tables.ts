import { type BudgetClass, isBudgetClass } from "../../model/budget-class.ts";
import type { MissionCost } from "../../model/mission-cost.ts";
import { type TableShape, filesOf, listFolder, readRows, statusOf } from "./read-reference.ts";
import type { RowReader } from "./table-file.ts";

/** Tables of which budgets are worked out. */
export type BudgetTables = { readonly classes: readonly BudgetClass[] };

const integerOrNull = (row: RowReader, column: string): number | null =>
  row.text(column) === "" ? null : row.integer(column);

const costs: TableShape<MissionCost> = {
  columns: ["financial_year", "mission", "region", "kind", "amount_usd", "period_months", "strength_sum", "strength_months"],
  read: (row) => {
    const kind = row.requiredText("kind");
    const months = row.integer("period_months");
    const year = row.requiredText("financial_year");
    return {
      financial_year: /^\d{4}\/\d{2}$/.test(year) ? year : row.refuse("financial_year", "financial_year"),
      mission: row.requiredText("mission"),
      region: row.text("region"),
      kind: kind === "approved" || kind === "expenditure" ? kind : row.refuse("kind", "kind"),
      amount_usd: row.decimal("amount_usd"),
      period_months: months > 0 ? months : row.refuse("zero", "period_months"),
      strength_sum: integerOrNull(row, "strength_sum") || null,
      strength_months: integerOrNull(row, "strength_months") || null,
      cost_source: row.text("cost_source"),
      strength_source: row.text("strength_source"),
      status: statusOf(row),
      note: row.text("note"),
    };
  },
  key: ({ financial_year, mission, kind }) => `${financial_year} ${mission} ${kind}`,
};

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
      from_year: integerOrNull(row, "from_year"),
      to_year: integerOrNull(row, "to_year"),
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

/** What real missions cost. @throws Refusal naming file, row, column and rule */
export const readMissionCosts = async (folder: string): Promise<readonly MissionCost[]> =>
  readRows(costs, filesOf(folder, await listFolder(folder), "mission_costs"));
