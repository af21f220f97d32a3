import { type PlainDate, yearOf } from "../../../kernel/plain-date.ts";
import { type Letter, type Receipt, ledgerOn, usualFirst } from "./ledger.ts";

/** An exemption, or a plan of payments; `until` is its last day, null where it is open. */
export type Arrangement = {
  readonly payer: string;
  readonly kind: "exemption" | "payment_plan";
  readonly from: PlainDate;
  readonly until: PlainDate | null;
};
export type VoteReason = "below" | "exempt" | "lost";
export type Vote = {
  readonly payer: string;
  readonly votes: boolean;
  readonly reason: VoteReason;
  /** Arrears of before 1 January that are still open on the day, cents. */
  readonly arrears: bigint;
  /** Contributions due for the two preceding full years, cents. */
  readonly limit: bigint;
  /** Least payment by which arrears fall below the limit; zero for who is below. */
  readonly least_payment: bigint;
  readonly exempt_until: PlainDate | null;
  readonly has_plan: boolean;
};

/** What bears on the vote beside letters and payments: arrangements, and the funds that payments go to first. */
export type VoteRules = { readonly arrangements: readonly Arrangement[]; readonly first?: readonly string[] };

/**
 * Article 19 of the Charter as tested at 1 January of the day's year: no vote in the Assembly while arrears equal or
 * exceed the contributions due for the two preceding full years. What is paid after 1 January lowers the arrears (from
 * memory, unverified). An exemption in force on the day gives the vote until its last day; a plan of payments gives
 * none. A contribution belongs to the year of its due day. All funds count together (from memory, unverified).
 */
export function votesOn(
  day: PlainDate,
  letters: readonly Letter[],
  receipts: readonly Receipt[],
  { arrangements, first = usualFirst }: VoteRules,
): Vote[] {
  const year = yearOf(day);
  const tested: PlainDate = `${year}-01-01`;
  const old = ledgerOn(day, letters, receipts, first).letters.filter(({ due_on }) => due_on < tested);
  return [...new Set(letters.map(({ payer }) => payer))].toSorted().map((payer): Vote => {
    const arrears = sum(old.filter((letter) => letter.payer === payer).map(({ open }) => open));
    const limit = sum(
      letters
        .filter((letter) => letter.payer === payer && [year - 1, year - 2].includes(yearOf(letter.due_on)))
        .map(({ cents }) => cents),
    );
    const inForce = arrangements.filter(
      (each) => each.payer === payer && each.from <= day && (each.until === null || day <= each.until),
    );
    const exemption = inForce.find(({ kind }) => kind === "exemption");
    const reached = arrears > 0n && arrears >= limit;
    return {
      payer,
      votes: !reached || exemption !== undefined,
      reason: !reached ? "below" : exemption ? "exempt" : "lost",
      arrears,
      limit,
      least_payment: reached ? arrears - limit + 1n : 0n,
      exempt_until: reached ? (exemption?.until ?? null) : null,
      has_plan: inForce.some(({ kind }) => kind === "payment_plan"),
    };
  });
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, cents) => all + cents, 0n);
