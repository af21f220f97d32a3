import { parseArgs } from "node:util";
import { readTables } from "../operations/funding/read-tables.ts";
import { type ScaleSheet, showScale } from "../operations/funding/show-scale.ts";
import { say } from "../words/catalogue.ts";
import { localValues } from "../words/local-value.ts";
import type { Language } from "../words/say.ts";
import { stateNames } from "../words/state-name.ts";
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
  const reference = await readTables();
  const sheet = showScale(reference, on);
  io.out(
    values.json
      ? `${JSON.stringify(sheet, null, 1)}\n`
      : tableText(sheet, stateNames(io.language, reference.states), io.language),
  );
  return 0;
}

function tableText(sheet: ScaleSheet, nameOf: (iso3: string) => string, language: Language): string {
  const column = (name: string) => say(language, `funding.column.${name}`);
  const title = say(
    language,
    "funding.scales.title",
    localValues(language, {
      year: String(sheet.year),
      period: sheet.scale_period,
      sum: sheet.sum_percent,
    }),
  );
  const factors =
    sheet.premium === null
      ? say(language, `funding.reason.${sheet.reason ?? ""}`)
      : say(
          language,
          "funding.apportion.factors",
          localValues(language, { given: sheet.given_percent ?? "", premium: sheet.premium }),
        );
  const table = textTable(
    [
      { title: column("state"), align: "start" },
      { title: column("regular_percent"), align: "end" },
      { title: column("level"), align: "start" },
      { title: column("discount_percent"), align: "end" },
      { title: column("rate_percent"), align: "end" },
    ],
    sheet.rates.map((rate) => [
      `${rate.iso3} ${nameOf(rate.iso3)}`,
      rate.regular_percent,
      rate.level ?? "",
      rate.discount_percent ?? "",
      rate.rate_percent ?? "",
    ]),
  );
  return [title, factors, "", table, ""].join("\n");
}
