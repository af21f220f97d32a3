import type { BudgetCycle, CycleClass } from "../../../model/budget-cycle.ts";
import { type CodedTable, codeColumn, moneyColumn, numberColumn, textColumn } from "../coded-table.ts";

const domain = "budget";

/** Classes by stages with what may be spent, what is left and the part that is spent; then each step's variance; then faults. */
export function cycleTables({ stages, classes, total, faults }: BudgetCycle): CodedTable[] {
  const lines: readonly (Pick<
    CycleClass,
    "cells" | "variances" | "distribution_usd" | "balance_usd" | "spent_percent"
  > & {
    readonly code: string | null;
    readonly group: string;
  })[] = [...classes, { code: null, group: "total", ...total }];
  return [
    {
      domain,
      name: "stages",
      columns: [
        codeColumn("group", "budget.group"),
        codeColumn("class", "code.class"),
        ...stages.map((stage) => ({ ...moneyColumn(stage), title: `code.stage.${stage}` })),
        moneyColumn("distribution"),
        moneyColumn("balance"),
        numberColumn("spent"),
        textColumn("documents"),
        textColumn("sources"),
      ],
      rows: lines.map((line) => [
        line.group,
        line.code,
        ...line.cells.map(({ amount_usd }) => amount_usd),
        line.distribution_usd,
        line.balance_usd,
        line.spent_percent,
        [...new Set(line.cells.flatMap(({ documents }) => documents))].join("; "),
        [...new Set(line.cells.flatMap(({ sources }) => sources))].join("; "),
      ]),
    },
    {
      domain,
      name: "stage_variances",
      columns: [
        codeColumn("group", "budget.group"),
        codeColumn("class", "code.class"),
        codeColumn("from_stage", "code.stage"),
        codeColumn("to_stage", "code.stage"),
        moneyColumn("difference"),
        numberColumn("percent"),
      ],
      rows: lines.flatMap(({ group, code, variances }) =>
        variances.map((each) => [group, code, each.from_stage, each.to_stage, each.difference_usd, each.percent]),
      ),
    },
    {
      domain,
      name: "faults",
      columns: [
        { name: "fault", kind: "sentence", words: "budget.fault" },
        codeColumn("class", "code.class"),
        codeColumn("stage", "code.stage"),
        textColumn("records"),
      ],
      rows: faults.map((fault) => [
        { code: fault.code, values: faultValues(fault) },
        fault.class,
        fault.stage,
        fault.records.join("; "),
      ]),
    },
  ];
}

/** What fills the sentence of a fault. */
export const faultValues = ({ amount_usd, records }: BudgetCycle["faults"][number]) => ({
  amount: amount_usd,
  records: [...records],
});
