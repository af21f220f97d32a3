import {
  arrearsByAge,
  anonymousBands,
  byPayer,
  leastPayers,
  overdueOn,
} from "../../../engines/funding/cash/arrears.ts";
import { votesOn } from "../../../engines/funding/cash/article-19.ts";
import { type Letter, type Receipt, ledgerOn } from "../../../engines/funding/cash/ledger.ts";
import { addDays, monthOf, monthsFrom, yearOf } from "../../../kernel/plain-date.ts";
import { usd } from "../../../kernel/money.ts";
import type { CashSheet } from "../../../model/cash-sheet.ts";
import { type CashRows, arrangementsOf } from "./cash-rows.ts";

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, cents) => all + cents, 0n);

export type Accounts = Pick<CashSheet, "account" | "arrears" | "payers" | "tested_on" | "applied">;
export type AccountsAsk = {
  readonly rows: CashRows;
  readonly letters: readonly Letter[];
  readonly receipts: readonly Receipt[];
  readonly on: string;
  readonly first: readonly string[];
  readonly named: boolean;
};

/** The state of account of all payers at the end of a day, arrears by age, and the vote under Article 19. */
export function accountsOn({ rows, letters, receipts, on, first, named }: AccountsAsk): Accounts {
  const ledger = ledgerOn(on, letters, receipts, first);
  const overdue = overdueOn(ledger, on);
  const paid = receipts.filter(({ received_on }) => received_on <= on);
  const bands = named
    ? arrearsByAge(overdue).map(({ payers, ...band }) => ({ ...band, payers: payers.length }))
    : anonymousBands(overdue);
  return {
    account: {
      assessed_usd: usd(sum(ledger.letters.map(({ cents }) => cents))),
      paid_usd: usd(sum(paid.map(({ cents }) => cents))),
      applied_usd: usd(sum(ledger.applied.map(({ cents }) => cents))),
      unapplied_usd: usd(sum(ledger.unapplied.map(({ cents }) => cents))),
      open_usd: usd(sum(ledger.letters.map(({ open }) => open))),
      overdue_usd: usd(sum(overdue.map(({ cents }) => cents))),
    },
    arrears:
      bands.length === 0
        ? null
        : bands.map(({ from, to, payers, cents }) => ({ from, to, payers, amount_usd: usd(cents) })),
    tested_on: `${yearOf(on)}-01-01`,
    payers: named ? payersOn({ rows, letters, receipts, on, first, named }) : null,
    applied: named
      ? [
          ...ledger.applied.map(({ payment, letter, on: day, cents }) => ({
            on: day,
            payer: payerOf(receipts, payment),
            payment,
            assessment: letter,
            amount_usd: usd(cents),
          })),
          ...ledger.unapplied.map(({ payment, payer, cents }) => ({
            on,
            payer,
            payment,
            assessment: null,
            amount_usd: usd(cents),
          })),
        ]
      : null,
  };
}

const payerOf = (receipts: readonly Receipt[], id: string): string =>
  receipts.find((receipt) => receipt.id === id)?.payer ?? "";

/** Each payer's account and vote, in the order of their codes: never in an order of merit. */
function payersOn({ rows, letters, receipts, on, first }: AccountsAsk): NonNullable<CashSheet["payers"]> {
  const ledger = ledgerOn(on, letters, receipts, first);
  const overdue = overdueOn(ledger, on);
  const owed = byPayer(overdue);
  return votesOn(on, letters, receipts, { arrangements: arrangementsOf(rows), first }).map((vote) => ({
    payer: vote.payer,
    open_usd: usd(sum(ledger.letters.filter(({ payer }) => payer === vote.payer).map(({ open }) => open))),
    overdue_usd: usd(owed.get(vote.payer) ?? 0n),
    oldest_days: Math.max(0, ...overdue.filter(({ letter }) => letter.payer === vote.payer).map(({ days }) => days)),
    votes: vote.votes,
    reason: vote.reason,
    arrears_usd: usd(vote.arrears),
    limit_usd: usd(vote.limit),
    least_payment_usd: usd(vote.least_payment),
    exempt_until: vote.exempt_until,
    has_plan: vote.has_plan,
  }));
}

export type CalendarAsk = Pick<AccountsAsk, "letters" | "receipts" | "on" | "named"> & {
  readonly days: number;
  /** Dollars to be paid out by month, within the horizon. */
  readonly out: ReadonlyMap<string, number>;
};

/** Months from a year before the day to the end of the horizon: what falls due, came in and goes out. */
export function calendarOf({ letters, receipts, on, named, days, out }: CalendarAsk): CashSheet["calendar"] {
  return monthsFrom(monthOf(addDays(on, -365)), monthOf(addDays(on, days - 1))).map((month) => {
    const paid = receipts.filter(({ received_on }) => received_on <= on && monthOf(received_on) === month);
    const payers = new Set(paid.map(({ payer }) => payer)).size;
    const told = named || payers === 0 || payers >= leastPayers;
    const ahead = month > monthOf(on);
    return {
      month,
      due_usd: usd(sum(letters.filter(({ due_on }) => monthOf(due_on) === month).map(({ cents }) => cents))),
      received_usd: ahead || !told ? null : usd(sum(paid.map(({ cents }) => cents))),
      paid_out_usd: usd(BigInt(out.get(month) ?? 0) * 100n),
      ahead,
    };
  });
}
