import { parseMoney, usd } from "../../../kernel/money.ts";
import { addDays } from "../../../kernel/plain-date.ts";
import type { PayerMix } from "../../../model/payer-mix.ts";
import { monthTotals } from "./money-grid.ts";
import { type CostBase, instalmentOf } from "./payer-scope.ts";
import type { Served } from "./serve-payers.ts";

const every = { month_start: "month", quarter_start: "quarter", year_start: "year", letter: "year" } as const;

/**
 * When what a payer bears falls due: on the first day of its month, quarter or financial year and so many days after.
 * By letter, it falls due so many days after a letter whose day is not known, so the date is null. Offsets are set off
 * against the earliest amounts first. Gifts fall due as they are paid and are not listed.
 */
export function dueAmounts({ payer, pays }: Served, base: CostBase): PayerMix["due"] {
  const { due_rule, due_days } = payer;
  if (due_rule === null || due_rule === "as_paid") return [];
  const sums = new Map<string, bigint>();
  for (const [i, cents] of monthTotals(pays, base.months).entries()) {
    const start = instalmentOf(base.months[i] ?? "", every[due_rule], base.yearStarts);
    sums.set(start, (sums.get(start) ?? 0n) + cents);
  }
  let credit = payer.offset_usd === null ? 0n : parseMoney(payer.offset_usd).minor;
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([start, cents]) => {
      if (cents === 0n) return [];
      const offset = credit < cents ? credit : cents;
      credit -= offset;
      const due_on = due_rule === "letter" ? null : addDays(start, due_days ?? 0);
      return [{ payer: payer.id, due_on, usd: usd(cents), offset_usd: usd(offset), to_pay_usd: usd(cents - offset) }];
    });
}
