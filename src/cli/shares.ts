import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { parseDecimal } from "../kernel/fraction.ts";
import { readTables } from "../operations/funding/read-tables.ts";
import type { ObservedFile } from "../operations/funding/shares/read-observed.ts";
import { type PeriodFiles, shareOverPeriods } from "../operations/funding/shares/share-over-periods.ts";
import { shareServices } from "../operations/funding/shares/share-services.ts";
import { type WeightAsk, weighYears } from "../operations/funding/shares/weigh-years.ts";
import { stateNames } from "../words/state-name.ts";
import { periodsText, servicesText, weighedText } from "./share-tables.ts";
import { type Budget, stateStatement } from "./state-statement.ts";
import { type Terminal, UsageError } from "./terminal.ts";

const options = {
  missions: { type: "string" },
  pools: { type: "string" },
  periods: { type: "string" },
  adjustments: { type: "string" },
  commitments: { type: "string" },
  mission: { type: "string" },
  year: { type: "string", multiple: true },
  observed: { type: "string" },
  "financial-year": { type: "string" },
  state: { type: "string" },
  budget: { type: "string" },
  "mandate-end": { type: "string", multiple: true },
  "staff-assessment": { type: "string" },
  credit: { type: "string", multiple: true },
  offsets: { type: "string" },
  scale: { type: "string" },
  levels: { type: "string" },
  discounts: { type: "string" },
  transitions: { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
  json: { type: "boolean" },
} as const;

type Lists = "year" | "mandate-end" | "credit";
type Values = {
  readonly [K in Exclude<keyof typeof options, Lists | "json">]?: string | undefined;
} & { readonly [K in Lists]?: readonly string[] | undefined } & { readonly json?: boolean | undefined };

/**
 * From budgets to what is shared: common services, periods of the mandate, the scale of a year of two scales, and
 * every state's statement of a budget of files or of a pack.
 */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const [what, ...more] = positionals;
  if (what === undefined || more.length > 0) throw new UsageError("shares.usage.what");
  if (what === "statements") return statementsOf({ files: periodFiles(values, io), ...ofMission(values) }, values, io);
  const act = acts[what];
  if (!act) return statementsOf({ pack: resolve(io.cwd, what), id: values.budget ?? null }, values, io);
  const { sheet, text } = await act(values, io);
  io.out(values.json ? `${JSON.stringify(sheet, null, 1)}\n` : text);
  return 0;
}

async function statementsOf(budget: Budget, values: Values, io: Terminal): Promise<number> {
  await stateStatement(
    {
      budget,
      state: values.state,
      mandateEnds: values["mandate-end"] ?? [],
      staffAssessment: values["staff-assessment"],
      credits: values.credit ?? [],
      offsets: values.offsets === undefined ? null : resolve(io.cwd, values.offsets),
      observed: observedOf(values, io),
      tables: tablesOf(values, io),
      format: values.json ? "json" : (values.format ?? "table"),
      out: values.out,
    },
    io,
  );
  return 0;
}

/** Files that stand in for the shipped tables of rates. */
function tablesOf(values: Values, io: Terminal) {
  const path = (file: string | undefined) => (file === undefined ? undefined : resolve(io.cwd, file));
  return {
    scale: path(values.scale),
    levels: path(values.levels),
    discounts: path(values.discounts),
    transitions: path(values.transitions),
  };
}

function observedOf(values: Values, io: Terminal): ObservedFile | null {
  if (values.observed === undefined) return null;
  const financial_year = values["financial-year"];
  if (financial_year === undefined) throw new UsageError("shares.usage.financial_year");
  return { file: resolve(io.cwd, values.observed), financial_year };
}

function ofMission(values: Values) {
  const { mission, "financial-year": financial_year } = values;
  if (mission === undefined || financial_year === undefined) throw new UsageError("shares.usage.mission");
  return { mission, financial_year };
}

function periodFiles(values: Values, io: Terminal): PeriodFiles {
  const path = (file: string | undefined) => (file === undefined ? undefined : resolve(io.cwd, file));
  return {
    missions: file(values, "missions", io),
    periods: file(values, "periods", io),
    adjustments: path(values.adjustments),
    commitments: path(values.commitments),
  };
}

type Outcome = { readonly sheet: unknown; readonly text: string };
const acts: Readonly<Record<string, (values: Values, io: Terminal) => Promise<Outcome>>> = {
  "common-services": async (values, io) => {
    const sheet = await shareServices(file(values, "missions", io), file(values, "pools", io));
    return { sheet, text: servicesText(sheet, io) };
  },
  periods: async (values, io) => {
    const sheet = await shareOverPeriods(periodFiles(values, io));
    return { sheet, text: periodsText(sheet, io) };
  },
  weigh: async (values, io) => {
    const observed = observedOf(values, io);
    const reference = await readTables(tablesOf(values, io));
    const sheet = await weighYears(reference, readWeights(values.year ?? []), observed);
    return { sheet, text: weighedText(sheet, io, stateNames(io.language, reference.states)) };
  },
};

function file(values: Values, name: "missions" | "pools" | "periods", io: Terminal): string {
  const path = values[name];
  if (path === undefined) throw new UsageError("shares.usage.file", { option: `--${name}` });
  return resolve(io.cwd, path);
}

/** `2017=0.537043`, once for each calendar year. */
function readWeights(texts: readonly string[]): WeightAsk[] {
  const weights = texts.map((text) => {
    const match = /^(\d{4})=(\d(?:\.\d{1,12})?)$/.exec(text);
    if (!match) throw new UsageError("shares.usage.weight", { text });
    return { year: Number(match[1]), weight: parseDecimal(match[2] ?? "0") };
  });
  if (weights.length === 0) throw new UsageError("shares.usage.weight", { text: "" });
  const twice = weights.find(({ year }, i) => weights.findIndex((each) => each.year === year) !== i);
  if (twice) throw new UsageError("shares.usage.weight_twice", { year: String(twice.year) });
  return weights;
}
