import { type PlainDate, daysBetween } from "../../../kernel/plain-date.ts";
import type { Ledger, Letter } from "./ledger.ts";

/** A band of age: days after the due day, both ends included; the last one is open. */
export type AgeBand = { readonly from: number; readonly to: number | null };

/** Our own bands: the month of grace, a quarter, a year, the two years of Article 19, and beyond. */
const ageBands: readonly AgeBand[] = [
  { from: 1, to: 30 },
  { from: 31, to: 90 },
  { from: 91, to: 365 },
  { from: 366, to: 730 },
  { from: 731, to: null },
];

/** What is open of a letter after its due day. */
export type Overdue = { readonly letter: Letter; readonly cents: bigint; readonly days: number };

/** A letter is in arrears from the day after it is due. */
export const overdueOn = (ledger: Ledger, day: PlainDate): Overdue[] =>
  ledger.letters
    .filter(({ open, due_on }) => open > 0n && due_on < day)
    .map(({ open, ...letter }) => ({ letter, cents: open, days: daysBetween(letter.due_on, day) }));

export type BandOfArrears = AgeBand & { readonly cents: bigint; readonly payers: readonly string[] };

/** Arrears by age; each band with the payers who are in it. */
export function arrearsByAge(overdue: readonly Overdue[], bands: readonly AgeBand[] = ageBands): BandOfArrears[] {
  return bands.map(({ from, to }) => {
    const own = overdue.filter(({ days }) => days >= from && (to === null || days <= to));
    return {
      from,
      to,
      cents: own.reduce((sum, { cents }) => sum + cents, 0n),
      payers: [...new Set(own.map(({ letter }) => letter.payer))].toSorted(),
    };
  });
}

/** A band without names: how many payers, and what of it may be told. */
export type AnonymousBand = AgeBand & { readonly payers: number; readonly cents: bigint };

/** Payers that a band must hold to be told, and the per cent of it that one payer may owe at most. */
export const leastPayers = 5;
const mostOfOne = 85n;

/**
 * Bands that say nothing of one payer: a band of fewer than `leastPayers` payers, or one of which a single payer owes
 * more than 85 per cent, is joined with the next older one, and the oldest with those before. What cannot be told
 * even as one band is not told at all: the answer is then empty.
 */
export function anonymousBands(overdue: readonly Overdue[], bands: readonly AgeBand[] = ageBands): AnonymousBand[] {
  const told: AgeBand[] = [];
  let start: number | null = null;
  const tell = (band: AgeBand): boolean => isAnonymous(within(overdue, band));
  for (const band of bands) {
    const joined: AgeBand = { from: start ?? band.from, to: band.to };
    if (tell(joined)) {
      told.push(joined);
      start = null;
    } else start = joined.from;
  }
  while (start !== null) {
    const before = told.pop();
    const joined: AgeBand = { from: before?.from ?? start, to: bands.at(-1)?.to ?? null };
    if (tell(joined)) {
      told.push(joined);
      start = null;
    } else start = before === undefined ? null : joined.from;
  }
  return told.map((band) => {
    const own = within(overdue, band);
    return { ...band, payers: byPayer(own).size, cents: own.reduce((sum, { cents }) => sum + cents, 0n) };
  });
}

const within = (overdue: readonly Overdue[], { from, to }: AgeBand): Overdue[] =>
  overdue.filter(({ days }) => days >= from && (to === null || days <= to));

/** Nobody owes, or enough payers do and none of them nearly all. */
function isAnonymous(own: readonly Overdue[]): boolean {
  const owed = byPayer(own);
  const total = own.reduce((sum, { cents }) => sum + cents, 0n);
  if (total === 0n) return true;
  return owed.size >= leastPayers && [...owed.values()].every((cents) => cents * 100n <= total * mostOfOne);
}

/** What each payer owes of these, cents. */
export function byPayer(overdue: readonly Overdue[]): Map<string, bigint> {
  const owed = new Map<string, bigint>();
  for (const { letter, cents } of overdue) owed.set(letter.payer, (owed.get(letter.payer) ?? 0n) + cents);
  return owed;
}
