import type { Arrangement } from "../../../engines/funding/cash/article-19.ts";
import { type Habit, dollarsOf } from "../../../engines/funding/cash/cash-flow.ts";
import { type Letter, type Receipt, dueDay } from "../../../engines/funding/cash/ledger.ts";
import type { PaymentPlan } from "../../../engines/funding/cash/payment-plans.ts";
import { fraction, multiply, parseDecimal, toDecimal } from "../../../kernel/fraction.ts";
import { parseMoney } from "../../../kernel/money.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { Payment } from "../../../model/payment.ts";

/** The rows of a mission that cash is worked out from, names as they stand in them. */
export type CashRows = Pick<
  MissionData,
  "assessment" | "payment" | "payment_assumption" | "payment_arrangement" | "cash_balance" | "outlay"
>;

/** Letters with a known amount, in cents. */
export const lettersOf = ({ assessment }: CashRows): Letter[] =>
  assessment.flatMap(({ id, payer, fund, received_on, due_on, amount_usd }) =>
    amount_usd === null
      ? []
      : [{ id, payer, fund, received_on, due_on: due_on ?? dueDay(received_on), cents: parseMoney(amount_usd).minor }],
  );

/** Payments with a known amount, in cents of US dollars. @throws Refusal `cash.no_rate` */
export const receiptsOf = ({ payment }: CashRows): Receipt[] =>
  payment.flatMap((row) =>
    row.amount === null
      ? []
      : [
          {
            id: row.id,
            payer: row.payer,
            received_on: row.received_on,
            cents: centsOf(row, row.amount),
            letter: row.assessment,
          },
        ],
  );

/** The amount in US dollars at the rate of the row, to the cent, halves up. */
function centsOf({ id, currency, usd_rate }: Payment, amount: string): bigint {
  if (currency === "USD") return parseMoney(amount).minor;
  if (usd_rate === null) throw new Refusal("invalid", "cash.no_rate", { id, currency });
  return parseMoney(toDecimal(multiply(parseDecimal(amount), parseDecimal(usd_rate)), 2)).minor;
}

export const arrangementsOf = ({ payment_arrangement }: CashRows): Arrangement[] =>
  payment_arrangement.map(({ payer, kind, from, until }) => ({ payer, kind, from, until }));

/** Plans of payments with a known amount a year. */
export const plansOf = ({ payment_arrangement }: CashRows): PaymentPlan[] =>
  payment_arrangement.flatMap(({ payer, kind, from, until, yearly_usd }) =>
    kind !== "payment_plan" || yearly_usd === null
      ? []
      : [{ payer, from, until, yearly: dollarsOf(parseMoney(yearly_usd).minor) }],
  );

/** The habit of each payer by code, and under the empty name that of all others. Rows that leave a number open are no habit. */
export function habitsOf({ payment_assumption }: CashRows): ReadonlyMap<string, Habit> {
  const habits = new Map<string, Habit>();
  for (const { payer, delay_low, delay_mid, delay_high, paid_low, paid_mid, paid_high } of payment_assumption) {
    if (delay_low === null || delay_mid === null || delay_high === null) continue;
    if (paid_low === null || paid_mid === null || paid_high === null) continue;
    habits.set(payer ?? "", {
      delayDays: [delay_low, delay_mid, delay_high],
      paidShare: [shareOf(paid_low), shareOf(paid_mid), shareOf(paid_high)],
    });
  }
  return habits;
}

/** Ten-thousandths of a per cent with two decimals. */
export const shareOf = (percent: string): number => Number(multiply(parseDecimal(percent), fraction(100n)).n);
