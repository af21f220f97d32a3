import { type PlainDate, addDays } from "../../../kernel/plain-date.ts";
import { compareText } from "../../../kernel/text-order.ts";

/** A letter of assessment in cents. */
export type Letter = {
  readonly id: string;
  readonly payer: string;
  readonly fund: string;
  readonly received_on: PlainDate;
  readonly due_on: PlainDate;
  readonly cents: bigint;
};
/** A payment in cents; `letter` is the one that the payer named, null where rules decide. */
export type Receipt = {
  readonly id: string;
  readonly payer: string;
  readonly received_on: PlainDate;
  readonly cents: bigint;
  readonly letter: string | null;
};
export type Application = {
  readonly payment: string;
  readonly letter: string;
  readonly on: PlainDate;
  readonly cents: bigint;
};
/** What a payer paid and no letter took; it waits for the payer's next letter. */
export type Unapplied = { readonly payment: string; readonly payer: string; readonly cents: bigint };
export type Ledger = {
  readonly letters: readonly (Letter & { readonly open: bigint })[];
  readonly applied: readonly Application[];
  readonly unapplied: readonly Unapplied[];
};

/** Days from receipt of the letter to the day on which it is due (Financial Regulation 3.4 in older, 3.5 in newer numbering). */
const dueDays = 30;
export const dueDay = (received: PlainDate): PlainDate => addDays(received, dueDays);

/** Funds that payments go to before any other debt: from memory, unverified, so it may be told otherwise. */
export const usualFirst: readonly string[] = ["working_capital"];

/**
 * The state of account at the end of a day: letters received and payments made up to it, payments applied to the
 * letter that they name, then to `first` funds, then to the oldest debt. What is left waits as a credit for the next
 * letter. Everything applied and unapplied sums to the payments.
 *
 * @throws RangeError for an amount below zero
 */
export function ledgerOn(
  day: PlainDate,
  letters: readonly Letter[],
  receipts: readonly Receipt[],
  first: readonly string[] = usualFirst,
): Ledger {
  if ([...letters, ...receipts].some(({ cents }) => cents < 0n)) throw new RangeError("no amount may be below zero");
  const known = letters.filter(({ received_on }) => received_on <= day).toSorted(byTurn(first));
  const paid = receipts.filter(({ received_on }) => received_on <= day).toSorted(byReceipt);
  const open = new Map(known.map(({ id, cents }) => [id, cents]));
  const credit = new Map(paid.map(({ id }) => [id, 0n]));
  const applied: Application[] = [];
  const settle = (receipt: Receipt, letter: Letter, on: PlainDate): void => {
    const [owed, left] = [open.get(letter.id) ?? 0n, credit.get(receipt.id) ?? 0n];
    const cents = owed < left ? owed : left;
    if (cents === 0n) return;
    open.set(letter.id, owed - cents);
    credit.set(receipt.id, left - cents);
    applied.push({ payment: receipt.id, letter: letter.id, on, cents });
  };
  for (const on of datesOf(known, paid)) {
    for (const receipt of paid) if (receipt.received_on === on) credit.set(receipt.id, receipt.cents);
    const reached = known.filter(({ received_on }) => received_on <= on);
    for (const receipt of paid) {
      if (receipt.received_on > on || credit.get(receipt.id) === 0n) continue;
      const own = reached.filter(({ payer }) => payer === receipt.payer);
      const named = own.filter(({ id }) => id === receipt.letter);
      for (const letter of [...named, ...own]) settle(receipt, letter, on);
    }
  }
  return {
    letters: known.map((letter) => ({ ...letter, open: open.get(letter.id) ?? 0n })),
    applied,
    unapplied: paid.flatMap(({ id, payer }) => {
      const cents = credit.get(id) ?? 0n;
      return cents === 0n ? [] : [{ payment: id, payer, cents }];
    }),
  };
}

const byTurn =
  (first: readonly string[]) =>
  (a: Letter, b: Letter): number => {
    const turn = ({ fund }: Letter) => (first.includes(fund) ? first.indexOf(fund) : first.length);
    return turn(a) - turn(b) || compareText(a.due_on, b.due_on) || compareText(a.id, b.id);
  };
const byReceipt = (a: Receipt, b: Receipt): number =>
  compareText(a.received_on, b.received_on) || compareText(a.id, b.id);
const datesOf = (letters: readonly Letter[], receipts: readonly Receipt[]): PlainDate[] =>
  [...new Set([...letters, ...receipts].map(({ received_on }) => received_on))].toSorted();
