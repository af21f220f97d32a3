import type { StateStatement, StatementSheet } from "../../../model/statement-sheet.ts";

/** One line of a state's statement: a part, what is set off (below zero), or what is due. */
export type StatementRow = {
  readonly iso3: string;
  readonly kind: "share" | "tax_equalization" | "credit" | "due";
  readonly from: string;
  readonly to: string;
  /** Rule and length of a part; empty for the others. */
  readonly rule: string;
  readonly length: string;
  readonly after_mandate: boolean;
  readonly scale_years: readonly number[];
  /** What is shared over all states. */
  readonly of_usd: string;
  /** Per cent and dollars; null where the year has no rates. */
  readonly rate_percent: string | null;
  readonly amount_usd: string | null;
};

/** The lines of one state: every part, every offset, and what is due of all together. */
export function statementRows(sheet: StatementSheet, state: StateStatement): StatementRow[] {
  const { iso3 } = state;
  const none = { rule: "", length: "", after_mandate: false };
  const parts = sheet.parts.map((part, i): StatementRow => {
    const { from, to, rule, after_mandate, scale_year, amount_usd: of_usd, months_or_days: length } = part;
    const { rate_percent = null, share_usd: amount_usd = null } = state.parts[i] ?? {};
    return {
      iso3,
      kind: "share",
      from,
      to,
      rule,
      length,
      after_mandate,
      scale_years: [scale_year],
      of_usd,
      rate_percent,
      amount_usd,
    };
  });
  const offsets = sheet.offsets.map((offset, i): StatementRow => {
    const { kind, from, to, scale_years, amount_usd: of_usd } = offset;
    const amount_usd = below(state.offsets[i]?.share_usd ?? null);
    return { ...none, iso3, kind, from, to, scale_years, of_usd, rate_percent: "", amount_usd };
  });
  const { from, to, amount_usd: of_usd } = sheet;
  const { rate_percent, due_usd: amount_usd } = state;
  return [
    ...parts,
    ...offsets,
    { ...none, iso3, kind: "due", from, to, scale_years: [], of_usd, rate_percent, amount_usd },
  ];
}

const below = (amount: string | null): string | null =>
  amount === null || /^0(\.0+)?$/.test(amount) ? amount : `-${amount}`;

/** All lines of all states as CSV with a header; amounts are dollars, rates per cent. */
export const statementsCsv = (sheet: StatementSheet): string =>
  [
    "iso3,kind,from,to,scale_years,of_usd,rate_percent,amount_usd",
    ...sheet.states
      .flatMap((state) => statementRows(sheet, state))
      .map((row) =>
        [
          row.iso3,
          row.kind,
          row.from,
          row.to,
          row.scale_years.join(";"),
          row.of_usd,
          row.rate_percent ?? "",
          row.amount_usd ?? "",
        ].join(","),
      ),
    "",
  ].join("\n");
