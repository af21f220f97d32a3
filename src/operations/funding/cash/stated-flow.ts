import { apportion } from "../../../engines/funding/apportion.ts";
import { type Letter, dueDay } from "../../../engines/funding/cash/ledger.ts";
import { effectiveRates } from "../../../engines/funding/effective-rates.ts";
import { parseMoney } from "../../../kernel/money.ts";
import { yearOf } from "../../../kernel/plain-date.ts";
import type { BudgetLine } from "../../../model/budget-line.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { Outlay } from "../../../model/outlay.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";

type Decided = BudgetLine & { readonly from: string; readonly to: string; readonly amount_usd: string };

/** Decided budgets with period and amount; of several for one period the appropriation. */
function decidedBudgets({ budget_line }: MissionData): Decided[] {
  const stated = budget_line.flatMap((line): Decided[] =>
    line.from === null || line.to === null || line.amount_usd === null
      ? []
      : [{ ...line, from: line.from, to: line.to, amount_usd: line.amount_usd }],
  );
  const decided = stated
    .filter(({ kind }) => kind === "appropriation" || kind === "approved")
    .toSorted((a, b) => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind === "appropriation" ? -1 : 1));
  return decided.filter((line, at) => decided.findIndex(({ from }) => from === line.from) === at);
}

/**
 * Letters as they would be if each decided budget were asked for in one letter on its first day, on the rates of that
 * year. A supposition for missions without recorded letters; a budget of a year without rates gives none.
 */
export function supposedLetters(mission: MissionData, reference: ReferenceData): Letter[] {
  if (mission.mission.funding_key !== "un_peacekeeping") return [];
  return decidedBudgets(mission).flatMap(({ id, from, amount_usd }) => {
    const scale = effectiveRates(reference, yearOf(from));
    if (!scale.ok) return [];
    return apportion(scale, parseMoney(amount_usd).minor).map((cents, at): Letter => {
      const payer = scale.states[at]?.iso3 ?? "";
      return { id: `${id}:${payer}`, payer, fund: "peacekeeping", received_on: from, due_on: dueDay(from), cents };
    });
  });
}

/** Outlays as they would be if each decided budget were spent in equal months. */
export const supposedOutlays = (mission: MissionData): Outlay[] =>
  decidedBudgets(mission).map(({ id, from, to, amount_usd }) => {
    const months = (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
    const cents = parseMoney(amount_usd).minor / BigInt(months);
    return {
      id,
      kind: "other_outlay",
      from,
      to,
      monthly_usd: `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`,
      every_months: 1,
      wait_order: 1,
      wait_days_most: null,
      wait_cost_percent: null,
      cut_percent_most: null,
      cut_cost_percent: null,
      basis: "assumed",
      confidence: null,
      source: [],
      source_note: null,
      note: null,
    };
  });
