import { fraction, toDecimal } from "../../../kernel/fraction.ts";
import { firstDay, lastDay } from "../../../kernel/plain-date.ts";
import type { Gap, Unpaid } from "../../../model/payer-mix.ts";
import type { Task } from "../../../model/task.ts";
import { usd } from "../../../kernel/money.ts";
import { type Grid, monthTotals, sumOf, totalOf } from "./money-grid.ts";
import type { CostBase } from "./payer-scope.ts";

/**
 * What a gap means: how much by month and line, whom it leaves unpaid and for how long, and the tasks in force in those
 * months whose means the unpaid lines sustain.
 */
export function gapOf(open: Grid, base: CostBase, tasks: readonly Task[]): Gap {
  const { months } = base;
  const costly = monthTotals(base.grid, months).filter((cents) => cents > 0n);
  return {
    usd: usd(totalOf(open)),
    months_worth:
      costly.length === 0 ? null : toDecimal(fraction(totalOf(open) * BigInt(costly.length), sumOf(costly)), 1),
    months: monthTotals(open, months).map((cents, i) => ({ month: months[i] ?? "", usd: usd(cents) })),
    lines: base.lines.map(({ line }, i) => ({ line: line.id, usd: usd(sumOf(open[i] ?? [])) })),
    unpaid: unpaidLines(open, base),
    tasks: tasksAtRisk(open, base, tasks),
  };
}

const monthsWith = (row: readonly bigint[], { months }: CostBase): string[] =>
  months.filter((_, i) => (row[i] ?? 0n) > 0n);

function unpaidLines(open: Grid, base: CostBase): Unpaid[] {
  return base.lines.flatMap(({ line }, i): Unpaid[] => {
    const row = open[i] ?? [];
    const missing = sumOf(row);
    if (missing === 0n) return [];
    const costs = (base.grid[i] ?? []).filter((cents) => cents > 0n);
    const { id, name, contributor, persons } = line;
    return [
      {
        line: id,
        name,
        contributor,
        persons,
        usd: usd(missing),
        months: monthsWith(row, base),
        months_worth: toDecimal(fraction(missing * BigInt(costs.length), sumOf(costs)), 1),
      },
    ];
  });
}

function tasksAtRisk(open: Grid, base: CostBase, tasks: readonly Task[]): Gap["tasks"] {
  return tasks.flatMap((task): Gap["tasks"] => {
    const hit = base.lines.flatMap(({ line }, i) => {
      const means = task.means.filter((name) => line.sustains.includes(name));
      const months = monthsWith(open[i] ?? [], base).filter(
        (month) =>
          (task.valid_from === null || task.valid_from <= lastDay(month)) &&
          (task.valid_until === null || task.valid_until >= firstDay(month)),
      );
      return means.length === 0 || months.length === 0 ? [] : [{ line: line.id, means, months }];
    });
    if (hit.length === 0) return [];
    const months = [...new Set(hit.flatMap((each) => each.months))].toSorted();
    return [
      {
        task: task.id,
        text: task.text,
        means: [...new Set(hit.flatMap(({ means }) => means))],
        lines: hit.map(({ line }) => line),
        first_month: months[0] ?? "",
        months: months.length,
      },
    ];
  });
}
