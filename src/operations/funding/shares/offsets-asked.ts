import type { Offset } from "../../../engines/funding/shares/statement.ts";
import { parseMoney } from "../../../kernel/money.ts";
import type { PlainDate } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";

/**
 * What is set off: staff assessment income of the budget's own period, or a credit of an earlier financial year
 * (`2015/16`), in dollars with at most two decimals. `scale_year` shares it on the rates of that calendar year alone;
 * null goes by every calendar year of its period.
 */
export type OffsetAsk =
  | { readonly kind: "tax_equalization"; readonly amount_usd: string }
  | {
      readonly kind: "credit";
      readonly financial_year: string;
      readonly scale_year: number | null;
      readonly amount_usd: string;
    };

/** `2015/16=USD`, or `2015/16@2016=USD` on the rates of one of the two calendar years alone; null for other text. */
export function creditOf(text: string): OffsetAsk | null {
  const match = /^([^=@]+)(?:@(\d{4}))?=(.+)$/.exec(text);
  if (!match) return null;
  const [, financial_year = "", year, amount_usd = ""] = match;
  return { kind: "credit", financial_year, scale_year: year === undefined ? null : Number(year), amount_usd };
}

/**
 * An offset over its own period: a credit over the financial year that it comes from, July to June.
 * @throws Refusal for an amount that is none or below zero, a year that is none, or a scale of another time
 */
export function offsetOf(asked: OffsetAsk, budget: { readonly from: PlainDate; readonly to: PlainDate }): Offset {
  const { kind, amount_usd } = asked;
  if (!/^\d{1,15}(\.\d{1,2})?$/.test(amount_usd))
    throw new Refusal("invalid", "shares.offset_amount", { amount: amount_usd });
  const cents = parseMoney(amount_usd).minor;
  if (asked.kind === "tax_equalization") return { kind, from: budget.from, to: budget.to, cents, scaleYear: null };
  const { financial_year, scale_year: scaleYear } = asked;
  const match = /^(\d{4})\/(\d{2})$/.exec(financial_year);
  const year = Number(match?.[1]);
  if (!match || (year + 1) % 100 !== Number(match[2]))
    throw new Refusal("invalid", "shares.offset_year", { year: financial_year });
  const from = `${year}-07-01`;
  if (from >= budget.from) throw new Refusal("invalid", "shares.offset_later", { year: financial_year });
  if (scaleYear !== null && scaleYear !== year && scaleYear !== year + 1)
    throw new Refusal("invalid", "shares.offset_scale", { year: financial_year, scale: String(scaleYear) });
  return { kind, from, to: `${year + 1}-06-30`, cents, scaleYear };
}
