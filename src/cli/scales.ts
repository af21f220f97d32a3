import { parseArgs } from "node:util";
import { readTables } from "../operations/funding/read-tables.ts";
import { type ScaleSheet, showScale } from "../operations/funding/show-scale.ts";
import { say } from "../words/catalogue.ts";
import type { Language } from "../words/say.ts";
import { readDay } from "./apportion.ts";
import type { Terminal } from "./terminal.ts";
import { textTable } from "./text-table.ts";

/** Shows the scale of a day: regular rates as printed and, where levels are known, the peacekeeping rates. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { on: { type: "string" }, json: { type: "boolean" } },
    strict: true,
  });
  const on = readDay(values.on);
  const sheet = showScale(await readTables(), on);
  io.out(values.json ? `${JSON.stringify(sheet, null, 1)}\n` : tableText(sheet, io.language));
  return 0;
}

function tableText(sheet: ScaleSheet, language: Language): string {
  const column = (name: string) => say(language, `funding.column.${name}`);
  const title = say(language, "funding.scales.title", {
    year: String(sheet.year),
    period: sheet.scale_period,
    sum: sheet.sum_percent,
  });
  const factors =
    sheet.premium === null
      ? say(language, `funding.reason.${sheet.reason ?? ""}`)
      : say(language, "funding.apportion.factors", { given: sheet.given_percent ?? "", premium: sheet.premium });
  const table = textTable(
    [
      { title: column("state"), align: "start" },
      { title: column("regular_percent"), align: "end" },
      { title: column("level"), align: "start" },
      { title: column("discount_percent"), align: "end" },
      { title: column("rate_percent"), align: "end" },
    ],
    sheet.rates.map((rate) => [
      `${rate.iso3} ${rate.name}`,
      rate.regular_percent,
      rate.level ?? "",
      rate.discount_percent ?? "",
      rate.rate_percent ?? "",
    ]),
  );
  return [title, factors, "", table, ""].join("\n");
}
