import type { MessageValues } from "../kernel/refusal.ts";
import type { PayerMix } from "../model/payer-mix.ts";
import { type MixTable, mixTables } from "../operations/funding/payers/mix-tables.ts";
import { say } from "../words/catalogue.ts";
import { localValues } from "../words/local-value.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

/** Tables that a terminal shows, with the columns left out that would not fit; the whole is in JSON and in the workbook. */
const shown: Readonly<Record<string, readonly string[]>> = {
  payers: ["rule", "sources"],
  lines: ["origin", "sources"],
  caps: ["used_percent", "complete"],
  gap_unpaid: [],
  gap_tasks: ["lines"],
  without_unpaid: [],
  without_tasks: ["lines"],
  pledges: ["earmark"],
  notices: ["record"],
};

/** Who pays, what is not paid for, and what that means, on a terminal. */
export function payersText(mix: PayerMix, language: Language): string {
  const tables = mixTables(mix, language).filter(({ name, rows }) => name in shown && rows.length > 0);
  const said = (code: string, values: MessageValues) => say(language, code, localValues(language, values));
  const unknown = say(language, "screen.unknown");
  const lines = [
    say(language, "payers.unofficial"),
    say(language, "payers.nature", { nature: mix.nature }),
    say(language, `payers.counted.${mix.counted}`),
    said("payers.sums", { common: mix.common_usd, paid: mix.paid_usd, gap: mix.gap.usd }),
    said("payers.beside", { in_kind: mix.in_kind_usd ?? unknown, falls: mix.where_it_falls_usd ?? unknown }),
    ...(mix.without === null
      ? []
      : [
          said("payers.without", {
            payers: mix.without.payers.map((id) => mix.payers.find((payer) => payer.id === id)?.name ?? id),
            lost: mix.without.lost_usd,
            gap: mix.without.gap.usd,
          }),
        ]),
    ...unsplitText(mix),
    ...tables.flatMap((table) => ["", say(language, `payers.sheet.${table.name}`), tableText(table, language)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Payers whose amount cannot be split over states, with the reason, once for all years that have the same. */
function unsplitText({ keys, payers }: PayerMix): string[] {
  const lines = keys.flatMap(({ payer, reason }) =>
    reason === null ? [] : [`${payers.find(({ id }) => id === payer)?.name ?? payer}: ${reason.text ?? reason.code}`],
  );
  return [...new Set(lines)];
}

function tableText({ name, columns, rows }: MixTable, language: Language): string {
  const kept = columns.map((column, i) => ({ ...column, i })).filter((column) => !shown[name]?.includes(column.name));
  return textTable(
    kept.map((column) => ({
      title: say(language, `payers.column.${column.name}`),
      align: column.kind === "number" ? "end" : "start",
    })),
    rows.map((row) => kept.map(({ i }) => row[i] ?? "")),
  );
}
