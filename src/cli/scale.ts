import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { readTables } from "../operations/funding/read-tables.ts";
import {
  computeLevels,
  computeScale,
  readIncomeTables,
  showWorking,
} from "../operations/funding/scale/compute-scale.ts";
import {
  type ScaleTable,
  levelSheets,
  premiumSheet,
  scaleSheets,
  workingSheet,
} from "../operations/funding/scale/scale-sheets.ts";
import { showPremium } from "../operations/funding/scale/show-premium.ts";
import { codedCsv } from "../operations/funding/coded-table.ts";
import { scaleWorkbook } from "../operations/funding/scale/write-scale-sheets.ts";
import { stateNames } from "../words/state-name.ts";
import { levelText, premiumText, scaleText, workingText } from "./scale-text.ts";
import { type Terminal, UsageError } from "./terminal.ts";

const methodOptions = [
  "base-periods",
  "last-year",
  "recalculation",
  "gradient",
  "threshold",
  "debt-basis",
  "debt-years",
  "debt-limit",
  "ceiling-track",
  "floor",
  "ldc-ceiling",
  "ceiling",
  "missing",
  "holes",
] as const;
const files = ["scale", "levels", "discounts", "transitions", "income", "debt", "conversion"] as const;
const others = ["year", "working", "mean", "carry", "format", "out"] as const;
const formats = ["table", "csv", "json", "xlsx"] as const;

type Name = (typeof methodOptions)[number] | (typeof files)[number] | (typeof others)[number];
type Values = { readonly [name in Name]?: string | undefined };

/** What an act found: its document, its tables, and what a terminal shows. */
type Outcome = { readonly document: object; readonly tables: readonly ScaleTable[]; readonly text: string };
type Act = (values: Values, io: Terminal) => Promise<Outcome>;

/** Regular scale from income, levels from income, and the premium by any table of levels. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const options = Object.fromEntries([
    ...[...methodOptions, ...files, ...others].map((name) => [name, { type: "string" as const }]),
    ["json", { type: "boolean" as const }],
  ]);
  const parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const values = textsOf(parsed.values);
  const [what = "", ...more] = parsed.positionals;
  const act = acts[what];
  if (!act || more.length > 0) throw new UsageError("scale.usage.what", { what: more[0] ?? what });
  const format = formatOf(values.format, readsJson(parsed.values));
  const outcome = await act(values, io);
  await write(outcome, format, values.out, io);
  return 0;
}

const readsJson = (values: Readonly<Record<string, unknown>>): boolean => values["json"] === true;
const textsOf = (values: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "string"));

function formatOf(text: string | undefined, json: boolean): (typeof formats)[number] {
  const wanted = text ?? (json ? "json" : "table");
  const format = formats.find((each) => each === wanted);
  if (!format || (json && format !== "json")) throw new UsageError("funding.usage.format", { format: wanted, formats });
  return format;
}

async function write(
  { document, tables, text }: Outcome,
  format: (typeof formats)[number],
  out: string | undefined,
  io: Terminal,
): Promise<void> {
  if (format === "xlsx") {
    if (out === undefined) throw new UsageError("scale.usage.out");
    const { states } = await readTables();
    const book = scaleWorkbook({ tables, language: io.language }, stateNames(io.language, states));
    return pipeline(book, createWriteStream(resolve(io.cwd, out)));
  }
  const [first] = tables;
  const data = { json: `${JSON.stringify(document, null, 1)}\n`, csv: first ? codedCsv(first) : "", table: text };
  if (out === undefined) io.out(data[format]);
  else await pipeline([data[format]], createWriteStream(resolve(io.cwd, out)));
}

const pathOf = (values: Values, name: (typeof files)[number], io: Terminal): string | undefined => {
  const file = values[name];
  return file === undefined ? undefined : resolve(io.cwd, file);
};

function yearOf(text: string | undefined): number {
  if (text === undefined || !/^\d{4}$/.test(text)) throw new UsageError("scale.usage.year");
  return Number(text);
}

const referenceOf = (values: Values, io: Terminal) =>
  readTables({
    scale: pathOf(values, "scale", io),
    levels: pathOf(values, "levels", io),
    discounts: pathOf(values, "discounts", io),
    transitions: pathOf(values, "transitions", io),
  });

async function tablesOf(values: Values, io: Terminal) {
  const reference = await referenceOf(values, io);
  const income = await readIncomeTables(reference, {
    income: pathOf(values, "income", io),
    debt: pathOf(values, "debt", io),
    conversion: pathOf(values, "conversion", io),
  });
  return { reference, income };
}

const acts: Readonly<Record<string, Act>> = {
  "": async (values, io) => {
    const year = yearOf(values.year);
    const { reference, income } = await tablesOf(values, io);
    const texts = Object.fromEntries(methodOptions.map((name) => [name.replaceAll("-", "_"), values[name]]));
    const computed = computeScale(reference, income, year, texts);
    const names = stateNames(io.language, reference.states);
    if (values.working === undefined) {
      const { report } = computed;
      return { document: report, tables: scaleSheets(report), text: scaleText(report, io.language, names) };
    }
    const working = showWorking(computed, values.working);
    const document = { schema: "concert.scale_working/1", ...working };
    return { document, tables: [workingSheet(working)], text: workingText(working, io.language, names) };
  },
  levels: async (values, io) => {
    const year = yearOf(values.year);
    const { reference, income } = await tablesOf(values, io);
    const report = computeLevels(reference, income, year, { mean: values.mean ?? null, holes: values.holes });
    const names = stateNames(io.language, reference.states);
    return { document: report, tables: levelSheets(report), text: levelText(report, io.language, names) };
  },
  premium: async (values, io) => {
    const year = values.year === undefined ? null : yearOf(values.year);
    const carry = values.carry ?? null;
    if (carry !== null && (year === null || !/^\d{4}(-\d{4})?$/.test(carry)))
      throw year === null ? new UsageError("scale.usage.year") : new UsageError("scale.usage.carry", { period: carry });
    const sheet = await showPremium(await referenceOf(values, io), { year, carry });
    return { document: sheet, tables: [premiumSheet(sheet.premiums)], text: premiumText(sheet, io.language) };
  },
};
