import { compareFractions, fraction, parseDecimal, subtract, toDecimal } from "../../kernel/fraction.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { BudgetLine } from "../../model/budget-line.ts";
import type { Flag } from "../../model/flag.ts";

/** A budget line that can be shared: of a kind that the Assembly decides, with its period and amount. */
export type SharedLine = BudgetLine & { readonly from: string; readonly to: string; readonly amount_usd: string };

/**
 * Amounts printed for one period that no rounding brings together: the highest and the lowest differ by more than
 * half of the coarser step to which they are printed. A line without a step counts as printed exactly.
 */
export function budgetDisagreements(lines: readonly SharedLine[]): Flag[] {
  const byPeriod = new Map<string, SharedLine[]>();
  for (const line of lines) {
    const period = `${line.from}/${line.to}`;
    byPeriod.set(period, [...(byPeriod.get(period) ?? []), line]);
  }
  return [...byPeriod].sort(([a], [b]) => compareText(a, b)).flatMap(([period, group]) => disagreement(period, group));
}

function disagreement(period: string, group: readonly SharedLine[]): Flag[] {
  const amounts = group.map((line) => parseDecimal(line.amount_usd)).sort(compareFractions);
  const [lowest, highest] = [amounts[0], amounts.at(-1)];
  if (!lowest || !highest) return [];
  const steps = group.map((line) => parseDecimal(line.precision_usd ?? "0")).sort(compareFractions);
  const step = steps.at(-1) ?? fraction(0n);
  const difference = subtract(highest, lowest);
  if (compareFractions(difference, fraction(step.n, 2n * step.d)) <= 0) return [];
  return [
    {
      code: "budget.disagree",
      severity: "medium",
      domain: "funding",
      month: null,
      records: group.map((line) => ({ noun: "budget_line", id: line.id })),
      values: {
        period,
        from: group[0]?.from ?? "",
        to: group[0]?.to ?? "",
        amounts: group.map((line) => line.amount_usd),
        difference: toDecimal(difference, 2),
      },
    },
  ];
}
