import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { parseDecimal } from "../kernel/fraction.ts";
import { readTables } from "../operations/funding/read-tables.ts";
import { type PeriodSheet, shareOverPeriods } from "../operations/funding/shares/share-over-periods.ts";
import { type ServiceSheet, shareServices } from "../operations/funding/shares/share-services.ts";
import { type WeighedSheet, type WeightAsk, weighYears } from "../operations/funding/shares/weigh-years.ts";
import { stateStatement } from "./state-statement.ts";
import { say } from "../words/catalogue.ts";
import { stateNames } from "../words/state-name.ts";
import { type Terminal, UsageError } from "./terminal.ts";
import { textTable } from "./text-table.ts";

const options = {
  missions: { type: "string" },
  pools: { type: "string" },
  periods: { type: "string" },
  adjustments: { type: "string" },
  year: { type: "string", multiple: true },
  observed: { type: "string" },
  "financial-year": { type: "string" },
  state: { type: "string" },
  budget: { type: "string" },
  "mandate-end": { type: "string", multiple: true },
  "staff-assessment": { type: "string" },
  credit: { type: "string", multiple: true },
  format: { type: "string" },
  json: { type: "boolean" },
} as const;

type Lists = "year" | "mandate-end" | "credit";
type Values = {
  readonly [K in Exclude<keyof typeof options, Lists | "json">]?: string | undefined;
} & { readonly [K in Lists]?: readonly string[] | undefined } & { readonly json?: boolean | undefined };

/** From budgets to what is shared: common services, periods of the mandate, and the scale of a year of two scales. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const [what, ...more] = positionals;
  if (what === undefined || more.length > 0) throw new UsageError("shares.usage.what");
  const act = acts[what];
  if (!act) return statementsOf(what, values, io);
  const { sheet, text } = await act(values, io);
  io.out(values.json ? `${JSON.stringify(sheet, null, 1)}\n` : text);
  return 0;
}

/** Anything else than the name of an act is a pack: statements of its budget. */
async function statementsOf(pack: string, values: Values, io: Terminal): Promise<number> {
  const format = values.json ? "json" : (values.format ?? "table");
  if (!["table", "csv", "json"].includes(format))
    throw new UsageError("funding.usage.format", { format, formats: ["table", "csv", "json"] });
  const { sheet, text, csv } = await stateStatement(
    {
      pack,
      state: values.state,
      budget: values.budget,
      mandateEnds: values["mandate-end"] ?? [],
      staffAssessment: values["staff-assessment"],
      credits: values.credit ?? [],
      observed: observedOf(values, io),
    },
    io,
  );
  io.out(format === "json" ? `${JSON.stringify(sheet, null, 1)}\n` : format === "csv" ? csv : text);
  return 0;
}

function observedOf(values: Values, io: Terminal) {
  if (values.observed === undefined) return null;
  const financial_year = values["financial-year"];
  if (financial_year === undefined) throw new UsageError("shares.usage.financial_year");
  return { file: resolve(io.cwd, values.observed), financial_year };
}

type Outcome = { readonly sheet: unknown; readonly text: string };
const acts: Readonly<Record<string, (values: Values, io: Terminal) => Promise<Outcome>>> = {
  "common-services": async (values, io) => {
    const sheet = await shareServices(file(values, "missions", io), file(values, "pools", io));
    return { sheet, text: servicesText(sheet, io) };
  },
  periods: async (values, io) => {
    const adjustments = values.adjustments === undefined ? undefined : resolve(io.cwd, values.adjustments);
    const sheet = await shareOverPeriods(file(values, "missions", io), file(values, "periods", io), adjustments);
    return { sheet, text: periodsText(sheet, io) };
  },
  weigh: async (values, io) => {
    const observed = observedOf(values, io);
    const reference = await readTables();
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
  return weights;
}

const signed = (text: string | null): string =>
  text === null ? "" : text.startsWith("-") || /^0(\.0+)?$/.test(text) ? text : `+${text}`;

function servicesText(sheet: ServiceSheet, io: Terminal): string {
  const column = (name: string) => say(io.language, `shares.column.${name}`);
  const compared = sheet.shares.filter(({ printed_usd }) => printed_usd !== null);
  const alike = compared.filter(({ difference_usd }) => difference_usd === "0.00").length;
  const table = textTable(
    [
      { title: column("financial_year"), align: "start" },
      { title: column("service"), align: "start" },
      { title: column("mission"), align: "start" },
      { title: column("maintenance"), align: "end" },
      { title: column("share"), align: "end" },
      { title: column("remainder"), align: "end" },
      { title: column("printed"), align: "end" },
      { title: column("difference"), align: "end" },
    ],
    sheet.shares.map((row) => [
      row.financial_year,
      row.service,
      row.mission,
      row.maintenance_usd,
      row.share_usd,
      signed(row.remainder_usd),
      row.printed_usd ?? "",
      signed(row.difference_usd),
    ]),
  );
  const foot = compared.length === 0 ? [] : [say(io.language, "shares.alike", { count: alike, of: compared.length })];
  return [table, "", say(io.language, "shares.services.rule"), ...foot, ""].join("\n");
}

function periodsText(sheet: PeriodSheet, io: Terminal): string {
  const column = (name: string) => say(io.language, `shares.column.${name}`);
  const rows = sheet.budgets.flatMap((budget) =>
    budget.parts.map((part) => [
      budget.financial_year,
      budget.mission,
      part.from,
      part.to,
      say(io.language, `shares.rule.${part.rule}`, { length: part.months_or_days }),
      part.amount_usd,
      part.printed_usd ?? "",
      signed(part.difference_usd),
      part.cause === null ? "" : say(io.language, `shares.cause.${part.cause}`),
    ]),
  );
  const titles = ["financial_year", "mission", "from", "to", "rule", "amount", "printed", "difference", "cause"];
  const ends = new Set(["amount", "printed", "difference"]);
  const table = textTable(
    titles.map((name) => ({ title: column(name), align: ends.has(name) ? "end" : "start" })),
    rows,
  );
  const parts = sheet.budgets.flatMap((budget) => budget.parts).filter(({ printed_usd }) => printed_usd !== null);
  const alike = parts.filter(({ cause }) => cause === null).length;
  const rounded = parts.filter(({ cause }) => cause === "rounding").length;
  const taken = sheet.budgets.flatMap(({ mission, financial_year, taken_out }) =>
    taken_out.map(({ kind, amount_usd, status }) =>
      say(io.language, "shares.taken", {
        mission,
        year: financial_year,
        what: say(io.language, `shares.adjustment.${kind}`),
        amount: amount_usd,
        status: say(io.language, `shares.status.${status}`),
      }),
    ),
  );
  const foot =
    parts.length === 0
      ? []
      : [
          say(io.language, "shares.parts", {
            count: alike,
            of: parts.length,
            rounded,
            other: parts.length - alike - rounded,
          }),
        ];
  return [table, "", ...taken, ...foot, ""].join("\n");
}

function weighedText(sheet: WeighedSheet, io: Terminal, nameOf: (iso3: string) => string): string {
  const column = (name: string) => say(io.language, `shares.column.${name}`);
  const table = textTable(
    [
      { title: column("state"), align: "start" },
      { title: column("rate"), align: "end" },
      { title: column("observed"), align: "end" },
      { title: column("points"), align: "end" },
    ],
    sheet.rates.map((row) => [
      `${row.iso3} ${nameOf(row.iso3)}`,
      row.rate_percent,
      row.observed_percent ?? "",
      signed(row.difference_points),
    ]),
  );
  const lines = [
    ...(sheet.worst_points === null
      ? []
      : [say(io.language, "shares.worst", { points: sheet.worst_points, state: sheet.worst_state ?? "" })]),
    ...(sheet.best_weight === null
      ? []
      : [say(io.language, "shares.best_weight", { year: String(sheet.weights[0]?.year), weight: sheet.best_weight })]),
    ...(sheet.missing.length === 0 ? [] : [say(io.language, "shares.missing", { states: sheet.missing })]),
    ...(sheet.without_rate.length === 0
      ? []
      : [say(io.language, "shares.without_rate", { states: sheet.without_rate })]),
  ];
  return [table, "", ...lines, say(io.language, "funding.unofficial"), ""].join("\n");
}
