import { usualFirst } from "../../../engines/funding/cash/ledger.ts";
import { type Horizon, billsOf, dollarsOf } from "../../../engines/funding/cash/cash-flow.ts";
import { byPlans } from "../../../engines/funding/cash/payment-plans.ts";
import { parseMoney } from "../../../kernel/money.ts";
import { addDays, lastDay, monthOf } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { CashGap, CashRule, CashSheet } from "../../../model/cash-sheet.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { Outlay } from "../../../model/outlay.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import { accountsOn, calendarOf } from "./cash-accounts.ts";
import { hedgeOf, lookAhead, receivablesOn, spendingsOf, stressed } from "./cash-outlook.ts";
import { type CashRequest, checkRequest, readStress } from "./cash-request.ts";
import { habitsOf, lettersOf, plansOf, receiptsOf } from "./cash-rows.ts";
import { supposedLetters, supposedOutlays } from "./stated-flow.ts";

export type CashInputs = {
  readonly mission: MissionData;
  readonly reference: ReferenceData;
  readonly rules: readonly CashRule[];
  /** True where the asker may know payers by name; others see sums and bands of whole months only. */
  readonly knows: boolean;
};

/**
 * The cash of a mission: accounts and arrears from its records, and a forecast where opening cash, outlays and habits
 * of payers are recorded or stated. What is missing is said in `gaps`; nothing is filled in unless the asker states it.
 *
 * @throws Refusal for a request out of range, a payer who owes nothing, or what the asker may not know
 */
export function cashSheet({ mission, reference, rules, knows }: CashInputs, request: CashRequest): CashSheet {
  checkRequest(request);
  const stresses = request.stresses.map(readStress);
  refuseUnknown(request, knows);
  const stated = request.delay !== null && request.paid !== null;
  const named = request.named && knows;
  const first = request.first ?? usualFirst;
  const letters = mission.assessment.length > 0 || !stated ? lettersOf(mission) : supposedLetters(mission, reference);
  const receipts = receiptsOf(mission);
  const outlays = mission.outlay.length > 0 || !stated ? mission.outlay : supposedOutlays(mission);
  const opening = openingOf(mission, request);
  const on = request.on ?? opening?.on ?? null;
  const habits = habitsOf(mission);
  const assumed =
    stated && request.delay && request.paid ? { delayDays: request.delay, paidShare: request.paid } : null;
  const habitOf = (payer: string) => habits.get(payer) ?? assumed ?? habits.get("") ?? null;
  const gaps: CashGap[] = [
    ...(mission.assessment.length === 0 ? (["assessments"] as const) : []),
    ...(mission.payment.length === 0 ? (["payments"] as const) : []),
    ...(opening === null || on === null ? (["opening"] as const) : []),
    ...(mission.outlay.length === 0 ? (["outlays"] as const) : []),
    ...(habits.size === 0 ? (["assumptions"] as const) : []),
  ];
  const shell = {
    ...headOf(mission, request, rules),
    on,
    named,
    stated,
    basis: stated ? ("assumed" as const) : (mission.assessment[0]?.basis ?? null),
    gaps,
    order: orderOf(outlays),
  };
  const nothing = { plans_followed: null, base: null, stressed: null, hedge: null };
  if (on === null)
    return {
      ...shell,
      account: null,
      arrears: null,
      payers: null,
      tested_on: null,
      calendar: [],
      applied: null,
      ...nothing,
    };
  const horizon: Horizon = { from: addDays(on, 1), days: request.days };
  const spendings = spendingsOf(outlays);
  const out = new Map<string, number>();
  for (const { day, dollars: amount } of billsOf(spendings, horizon)) {
    const month = monthOf(addDays(horizon.from, day));
    out.set(month, (out.get(month) ?? 0) + amount);
  }
  const recorded = mission.assessment.length > 0;
  const accounts = recorded
    ? accountsOn({ rows: mission, letters, receipts, on, first, named })
    : { account: null, arrears: null, payers: null, tested_on: null, applied: null };
  const calendar = letters.length === 0 ? [] : calendarOf({ letters, receipts, on, named, days: request.days, out });
  const { receivables: expected, without } = receivablesOn({ letters, receipts, on, first, habitOf });
  const { receivables, followed } = byPlans(expected, plansOf(mission), on);
  if (opening === null || spendings.length === 0 || receivables.length === 0 || without > 0)
    return { ...shell, ...accounts, calendar, ...nothing };
  const ask = { horizon, draws: request.draws, seed: request.seed, outlays };
  const base = lookAhead({ ...ask, flow: { opening: opening.dollars, receivables, spendings } });
  const worse = stresses.length === 0 ? null : lookAhead({ ...ask, flow: stressed(base.flow, stresses, horizon) });
  const reserves = mission.cash_balance.filter(({ account }) => account !== "mission_cash");
  const hedge = hedgeOf(worse ?? base, horizon, {
    outlays,
    usable: reserves.reduce((sum, { usable_usd }) => sum + dollarsOf(parseMoney(usable_usd ?? "0").minor), 0),
    costPercent: Math.max(0, ...reserves.map(({ cost_percent }) => Number(cost_percent ?? 0))),
    sure: request.sure,
  });
  return {
    ...shell,
    ...accounts,
    calendar,
    plans_followed: knows ? followed : null,
    base: base.outlook,
    stressed: worse?.outlook ?? null,
    hedge,
  };
}

/** What of the answer follows from the request and the tables alone. */
const headOf = (mission: MissionData, request: CashRequest, rules: readonly CashRule[]) => ({
  schema: "concert.cash/1" as const,
  mission: mission.mission.id,
  horizon_days: request.days,
  draws: request.draws,
  seed: request.seed,
  sure_percent: request.sure,
  stresses: [...request.stresses],
  balances: mission.cash_balance.map(({ id, account, as_of, balance_usd, usable_usd }) => ({
    id,
    account,
    as_of,
    balance_usd,
    usable_usd,
  })),
  rules: [...rules],
});

/** Outlays in the order in which they wait; those that never wait come last. */
const orderOf = (outlays: readonly Outlay[]): CashSheet["order"] =>
  outlays
    .flatMap(({ id, kind, wait_order, monthly_usd, every_months }) =>
      monthly_usd === null
        ? []
        : [{ outlay: id, kind, order: wait_order, monthly_usd, every_months: every_months ?? 1 }],
    )
    .toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity));

/** The cash that the mission held last before the day, or what the asker states. */
function openingOf(
  { cash_balance }: MissionData,
  { openingUsd, on }: CashRequest,
): { readonly on: string | null; readonly dollars: number } | null {
  const held = cash_balance
    .filter(({ account, as_of }) => account === "mission_cash" && (on === null || as_of === on))
    .toSorted((a, b) => (a.as_of < b.as_of ? -1 : 1))
    .at(-1);
  if (openingUsd !== null) return { on: held?.as_of ?? on, dollars: dollarsOf(centsOf(openingUsd)) };
  return held?.balance_usd ? { on: held.as_of, dollars: dollarsOf(parseMoney(held.balance_usd).minor) } : null;
}

function centsOf(text: string): bigint {
  if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(text)) throw new Refusal("invalid", "cash.amount", { text });
  return parseMoney(text).minor;
}

/**
 * Who may not know payers asks of ends of months only, and of all payers together: two sums of near days, or one with
 * and one without a payer, would tell one payer's account.
 */
function refuseUnknown({ on, stresses }: CashRequest, knows: boolean): void {
  if (knows) return;
  const one = stresses.map(readStress).find((stress) => "payer" in stress && stress.payer !== "all");
  if (one) throw new Refusal("forbidden", "cash.not_known");
  if (on !== null && on !== lastDay(monthOf(on))) throw new Refusal("forbidden", "cash.month_end", { date: on });
}
