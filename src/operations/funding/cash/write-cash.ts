import type { Readable } from "node:stream";
import { type SheetCell, type SheetOfTable, tableWorkbook } from "../../../exchange/workbook/table-workbook.ts";
import type { CashOutlook, CashSheet } from "../../../model/cash-sheet.ts";
import { say } from "../../../words/catalogue.ts";
import type { Language } from "../../../words/say.ts";

type Sheet = {
  readonly name: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
};

/**
 * What the screen of cash shows, as a workbook: arrears, forecast with and without stress, calendar. Each sheet begins
 * with the words that this is an unofficial calculation. Payers stand in it only where the sheet names them.
 */
export function writeCash(sheet: CashSheet, language: Language): Readable {
  const word = (code: string, values?: Parameters<typeof say>[2]): string => say(language, code, values);
  const column = (name: string): string => word(`cash.column.${name}`);
  const levels = ["5", "25", "50", "75", "95"].map((level) => word("cash.column.level", { level }));
  const fan = (name: string, outlook: CashOutlook): Sheet => ({
    name: word(name, { stresses: "" }),
    titles: [column("day"), ...levels],
    rows: outlook.fan.map(({ on, cash_usd }) => [on, ...cash_usd.map(Number)]),
  });
  const sheets: Sheet[] = [
    {
      name: word("cash.sheet.arrears"),
      titles: [column("age"), column("payers"), column("amount")],
      rows: (sheet.arrears ?? []).map(({ from, to, payers, amount_usd }) => [
        to === null ? word("cash.age.over", { from }) : word("cash.age.between", { from, to }),
        payers,
        Number(amount_usd),
      ]),
    },
    {
      name: word("cash.sheet.calendar"),
      titles: [column("month"), column("due"), column("received"), column("paid_out")],
      rows: sheet.calendar.map(({ month, due_usd, received_usd, paid_out_usd }) => [
        month,
        Number(due_usd),
        received_usd === null ? null : Number(received_usd),
        Number(paid_out_usd),
      ]),
    },
    ...(sheet.base === null ? [] : [fan("cash.outlook.base", sheet.base)]),
    ...(sheet.stressed === null ? [] : [fan("cash.sheet.stressed", sheet.stressed)]),
    ...(sheet.payers === null
      ? []
      : [
          {
            name: word("cash.sheet.payers"),
            titles: ["payer", "open", "overdue", "arrears", "limit", "vote", "least"].map(column),
            rows: sheet.payers.map((row) => [
              row.payer,
              Number(row.open_usd),
              Number(row.overdue_usd),
              Number(row.arrears_usd),
              Number(row.limit_usd),
              word(`cash.vote.${row.reason}`, { until: row.exempt_until ?? "" }),
              Number(row.least_payment_usd),
            ]),
          },
        ]),
  ];
  const mark = word("funding.unofficial");
  return tableWorkbook({ language, sheets: sheets.map((each) => ({ ...tableOf(each), mark })) });
}

/** The first column names the row. */
const tableOf = ({ name, titles, rows }: Sheet): SheetOfTable => ({
  name,
  columns: titles.map((title, at) => ({ title, kind: at === 0 ? "text" : "money", width: 20 })),
  rows,
});
