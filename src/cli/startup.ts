import { parseArgs } from "node:util";
import { startUpFile } from "../operations/funding/budget/budget-files.ts";
import { type StartUpSheet, startUpCost } from "../operations/funding/budget/start-up.ts";
import { say } from "../words/catalogue.ts";
import type { Language } from "../words/say.ts";
import { type Terminal, UsageError } from "./terminal.ts";
import { textTable } from "./text-table.ts";
import { writeFunding } from "./write-funding.ts";

const options = {
  uniformed: { type: "string" },
  factor: { type: "string" },
  region: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  out: { type: "string" },
  json: { type: "boolean" },
} as const;

/** Yearly cost of a mission that does not exist yet, from what real missions like it cost. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const sheet = await startUpCost({
    uniformed: readPersons(values.uniformed ?? ""),
    factor: readFactor(values.factor ?? "2"),
    region: values.region ?? null,
    years: [readYear(values.from ?? "2000"), readYear(values.to ?? "2100")],
  });
  await writeFunding(values.out, io, startUpFile(sheet));
  io.out(values.json ? `${JSON.stringify(sheet, null, 1)}\n` : startUpText(sheet, io.language));
  return 0;
}

function readPersons(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError("startup.usage.uniformed", { text });
  return Number(text);
}

function readFactor(text: string): string {
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(text) || Number(text) < 1) throw new UsageError("startup.usage.factor", { text });
  return text;
}

function readYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new UsageError("startup.usage.year", { text });
  return Number(text);
}

function startUpText(sheet: StartUpSheet, language: Language): string {
  const tell = (code: string, values = {}) => say(language, `startup.${code}`, values);
  const points = (["lowest", "lower_quartile", "median", "upper_quartile", "highest"] as const).map((name) => [
    tell(name),
    sheet[name]?.ratio_usd ?? say(language, "screen.unknown"),
    sheet[name]?.amount_usd ?? say(language, "screen.unknown"),
  ]);
  const titles = (names: readonly string[], ends: number) =>
    names.map((name, index) => ({ title: tell(`column.${name}`), align: index >= ends ? ("end" as const) : ("start" as const) })); // prettier-ignore
  const cases = sheet.cases.map((each) => [
    each.mission,
    each.financial_year,
    tell(`kind.${each.kind}`),
    each.region,
    each.average_uniformed,
    `${each.size_percent} %`,
    each.amount_usd,
    each.ratio_usd,
  ]);
  const out = new Map<string, string[]>();
  for (const { reason, mission, financial_year } of sheet.left_out)
    out.set(reason, [...(out.get(reason) ?? []), `${mission} ${financial_year}`]);
  const left = [...out].map(([reason, names]) => `${tell(`reason.${reason}`)}: ${names.join(", ")}`);
  const criteria = { uniformed: sheet.uniformed, factor: sheet.criteria.factor, region: sheet.criteria.region ?? "none", from: String(sheet.criteria.years[0]), to: String(sheet.criteria.years[1]), count: sheet.cases.length }; // prettier-ignore
  return [
    tell("title", criteria),
    ...(sheet.reason === null ? [] : [tell("too_few")]),
    "",
    textTable(titles(["point", "ratio", "yearly"], 1), points),
    "",
    tell("class", criteria),
    textTable(titles(["mission", "year", "kind", "region", "people", "size", "amount", "ratio"], 4), cases),
    "",
    tell("left_out"),
    ...left,
    "",
    tell("caveat"),
    say(language, "budget.unofficial"),
    "",
  ].join("\n");
}
