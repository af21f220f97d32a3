import { firstDay, lastDay } from "../../../kernel/plain-date.ts";
import type { BudgetLineSource } from "../../../model/budget-estimate.ts";
import type { ReimbursementRate } from "../../../model/reference-data.ts";
import { ratesOn } from "../reimburse-month.ts";

/** The rows of the table of reimbursement rates that are in force in these months. */
export function rateSources(rates: readonly ReimbursementRate[], months: readonly string[]): BudgetLineSource[] {
  const rows = new Set(
    months.flatMap((month) => [...ratesOn(rates, firstDay(month)), ...ratesOn(rates, lastDay(month))]),
  );
  return [...rows].map((rate) => ({
    table: "reimbursement_rates",
    row: `${rate.item} ${rate.effective_from ?? ""}/${rate.effective_to ?? ""} ${rate.usd_per_person_month}`,
    source: rate.source,
    status: rate.status,
  }));
}
