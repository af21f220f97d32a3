import type { CycleClass } from "../model/budget-cycle.ts";
import { faultValues } from "../operations/funding/budget/cycle-tables.ts";
import type { CycleSheet } from "../operations/funding/budget/show-cycle.ts";
import { sayIn } from "../words/catalogue.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

/** A budget's stages by class, the steps from stage to stage, and what does not hold. */
export function cycleText({ mission, year, cycle }: CycleSheet, language: Language): string {
  const say = sayIn(language);
  if (cycle === null) return `${say("budget.cycle.none")}\n`;
  const unknown = say("screen.unknown");
  const cells = (line: Pick<CycleClass, "cells" | "distribution_usd" | "balance_usd" | "spent_percent">) => [
    ...line.cells.map(({ amount_usd }) => amount_usd ?? unknown),
    line.distribution_usd ?? unknown,
    line.balance_usd ?? unknown,
    line.spent_percent ?? unknown,
  ];
  const titles = [
    { title: say("budget.column.class"), align: "start" as const },
    ...[
      ...cycle.stages.map((stage) => say(`code.stage.${stage}`)),
      ...["distribution", "balance", "spent"].map((name) => say(`budget.column.${name}`)),
    ].map((title) => ({ title, align: "end" as const })),
  ];
  const table = textTable(titles, [
    ...cycle.classes.map((each) => [say(`code.class.${each.code}`), ...cells(each)]),
    [say("budget.total"), ...cells(cycle.total)],
  ]);
  const steps = cycle.total.variances.map(
    ({ from_stage, to_stage, difference_usd, percent }) =>
      `${say(`code.stage.${from_stage}`)} → ${say(`code.stage.${to_stage}`)}: ${difference_usd ?? unknown}${percent === null ? "" : ` (${percent} %)`}`,
  );
  const faults = cycle.faults.map((fault) => say(`budget.fault.${fault.code}`, faultValues(fault)));
  return [
    say("budget.cycle.title", { mission: mission.toUpperCase(), year: year ?? "" }),
    "",
    table,
    "",
    say("budget.cycle.steps"),
    ...steps,
    ...(faults.length === 0 ? [] : ["", say("budget.cycle.faults", { count: faults.length }), ...faults]),
    "",
    say("budget.cycle.rule"),
    say("budget.unofficial"),
    "",
  ].join("\n");
}
