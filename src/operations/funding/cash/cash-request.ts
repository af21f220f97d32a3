import type { Spread } from "../../../engines/funding/cash/cash-flow.ts";
import type { Stress } from "../../../engines/funding/cash/stress.ts";
import { isPlainDate } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { shareOf } from "./cash-rows.ts";

/** What is asked of the cash of a mission; what is null takes what the records say, or the usual. */
export type CashRequest = {
  readonly on: string | null;
  readonly days: number;
  readonly draws: number;
  readonly seed: number;
  /** Per cent of draws in which the hedge has to keep cash at or above zero. */
  readonly sure: number;
  readonly stresses: readonly string[];
  /** Funds to which payments go before the oldest debt. */
  readonly first: readonly string[] | null;
  /** What the asker assumes of all payers without a row of their own. */
  readonly delay: Spread | null;
  readonly paid: Spread | null;
  readonly openingUsd: string | null;
  /** True shows payers by name, where the asker may. */
  readonly named: boolean;
};

export const usualRequest: CashRequest = {
  on: null,
  days: 365,
  draws: 1000,
  seed: 1,
  sure: 90,
  stresses: [],
  first: null,
  delay: null,
  paid: null,
  openingUsd: null,
  named: false,
};

/** Days a forecast runs at most, and draws at most. */
const mostDays = 1100;
const mostDraws = 5000;

/**
 * Reads `late:PAYER:DAYS`, `partial:PAYER:PERCENT`, `withheld:PAYER`, `cut:PERCENT:MONTHS` and `reserve:DOLLARS`.
 * PAYER is a code, `all` or `largest`.
 * @throws Refusal `cash.stress`
 */
export function readStress(text: string): Stress {
  const [kind = "", first = "", second = ""] = text.split(":");
  const refuse = (): never => {
    throw new Refusal("invalid", "cash.stress", { text });
  };
  const whole = (part: string, most: number): number =>
    /^\d{1,12}$/.test(part) && Number(part) <= most ? Number(part) : refuse();
  const percent = (part: string): number =>
    /^\d{1,3}(\.\d{1,2})?$/.test(part) && Number(part) <= 100 ? Number(part) : refuse();
  const payer = (part: string): string => (/^[A-Za-z0-9._+-]{1,20}$/.test(part) ? part : refuse());
  const parts = text.split(":").length;
  if (kind === "late" && parts === 3) return { kind, payer: payer(first), days: whole(second, 4000) };
  if (kind === "partial" && parts === 3) return { kind, payer: payer(first), percent: percent(second) };
  if (kind === "withheld" && parts === 2) return { kind, payer: payer(first) };
  if (kind === "cut" && parts === 3) return { kind, percent: percent(first), months: whole(second, 60) };
  if (kind === "reserve" && parts === 2) return { kind, dollars: whole(first, 900_000_000_000) };
  return refuse();
}

/** Three whole numbers of days, `LOW,MID,HIGH`. @throws Refusal `cash.spread` */
export function readDelay(text: string): Spread {
  const numbers = text.split(",").map((part) => (/^-?\d{1,4}$/.test(part.trim()) ? Number(part) : Number.NaN));
  return spreadOf(numbers, text);
}

/** Three per cent of what is owed, `LOW,MID,HIGH`, with at most two decimals. @throws Refusal `cash.spread` */
export function readPaid(text: string): Spread {
  const shares = text
    .split(",")
    .map((part) => (/^\d{1,3}(\.\d{1,2})?$/.test(part.trim()) ? shareOf(part.trim()) : Number.NaN));
  if (shares.some((share) => share > 10_000)) throw new Refusal("invalid", "cash.spread", { text });
  return spreadOf(shares, text);
}

function spreadOf([low, mid, high, ...more]: readonly number[], text: string): Spread {
  if (low === undefined || mid === undefined || high === undefined || more.length > 0 || !(low <= mid && mid <= high))
    throw new Refusal("invalid", "cash.spread", { text });
  return [low, mid, high];
}

/** @throws Refusal `cash.range` for a number out of range, `cash.date` for a day that does not exist */
export function checkRequest(request: CashRequest): void {
  const { on, days, draws, seed, sure } = request;
  if (on !== null && !isPlainDate(on)) throw new Refusal("invalid", "cash.date", { text: on });
  const within = (name: string, value: number, least: number, most: number): void => {
    if (!Number.isInteger(value) || value < least || value > most)
      throw new Refusal("invalid", "cash.range", {
        name,
        value: String(value),
        least: String(least),
        most: String(most),
      });
  };
  within("days", days, 1, mostDays);
  within("draws", draws, 20, mostDraws);
  within("seed", seed, 0, 4_294_967_295);
  within("sure", sure, 1, 99);
}
