import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isPlainDate } from "../kernel/plain-date.ts";
import type { ReferenceData } from "../model/reference-data.ts";
import type { StateStatement, StatementSheet } from "../model/statement-sheet.ts";
import { type TableFiles, readTables } from "../operations/funding/read-tables.ts";
import { type ResidualExplained, explainResidual } from "../operations/funding/shares/explain-residual.ts";
import { type OffsetAsk, creditOf } from "../operations/funding/shares/offsets-asked.ts";
import { type ObservedFile, readObserved, readOffsetFile } from "../operations/funding/shares/read-observed.ts";
import type { PeriodFiles } from "../operations/funding/shares/share-over-periods.ts";
import { stateStatements } from "../operations/funding/shares/state-statements.ts";
import { statementNotes } from "../operations/funding/shares/statement-notes.ts";
import { statementsCsv } from "../operations/funding/shares/statement-rows.ts";
import { statementsOfFiles } from "../operations/funding/shares/statements-of-files.ts";
import { readPackToPlan } from "../operations/plan/read-planned-pack.ts";
import { say } from "../words/catalogue.ts";
import { stateNames } from "../words/state-name.ts";
import { type Terminal, UsageError } from "./terminal.ts";
import { textTable } from "./text-table.ts";

/** Whose statements: a budget line of a pack, or a mission's financial year of files. */
export type Budget =
  | { readonly pack: string; readonly id: string | null }
  | { readonly files: PeriodFiles; readonly mission: string; readonly financial_year: string };
export type StatementOptions = {
  readonly budget: Budget;
  readonly state: string | undefined;
  readonly mandateEnds: readonly string[];
  readonly staffAssessment: string | undefined;
  readonly credits: readonly string[];
  readonly offsets: string | null;
  readonly observed: ObservedFile | null;
  readonly tables: TableFiles;
  readonly format: string;
  readonly out: string | undefined;
};

const formats = ["table", "csv", "json"];

/** The statement of one state, or of all, for one budget: to the terminal, or to a file named `.xlsx` or `.csv`. */
export async function stateStatement(options: StatementOptions, io: Terminal): Promise<void> {
  const { format, out, state } = options;
  if (!formats.includes(format)) throw new UsageError("funding.usage.format", { format, formats });
  if (out !== undefined && !/\.(xlsx|csv)$/.test(out)) throw new UsageError("shares.usage.out", { file: out });
  const reference = await readTables(options.tables);
  if (state !== undefined && !reference.states.some(({ iso3 }) => iso3 === state))
    throw new UsageError("shares.usage.state", { state });
  const observed = options.observed && (await readObserved(options.observed, reference));
  const sheet = await sheetOf(options, { reference, observed }, io);
  const shown = state === undefined ? sheet : { ...sheet, states: sheet.states.filter(({ iso3 }) => iso3 === state) };
  const explained = observed && explainResidual(sheet, reference, observed);
  if (out !== undefined) {
    await writeOut(resolve(io.cwd, out), shown, reference, io);
    io.err(`${say(io.language, "plan.written", { files: [out] })}\n`);
  } else if (format === "json")
    io.out(`${JSON.stringify(explained ? { ...shown, residual: explained } : shown, null, 1)}\n`);
  else if (format === "csv") io.out(statementsCsv(shown));
  else io.out(textOf(shown, { reference, one: state !== undefined, explained }, io));
}

type Read = { readonly reference: ReferenceData; readonly observed: Awaited<ReturnType<typeof readObserved>> | null };

async function sheetOf(
  options: StatementOptions,
  { reference, observed }: Read,
  io: Terminal,
): Promise<StatementSheet> {
  const { budget, mandateEnds } = options;
  const offsets = [...offsetsOf(options), ...(options.offsets === null ? [] : await readOffsetFile(options.offsets))];
  if ("files" in budget) {
    if (mandateEnds.length > 0) throw new UsageError("shares.usage.ends_in_file");
    return statementsOfFiles(reference, { ...budget, offsets, observed });
  }
  const ends = mandateEnds.map((end) => (isPlainDate(end) ? end : usage("shares.usage.date", end)));
  const { mission } = await readPackToPlan(budget.pack, [], io.cwd, io.language);
  return stateStatements(mission, reference, { budget: budget.id, mandateEnds: ends, offsets, observed });
}

async function writeOut(file: string, sheet: StatementSheet, reference: ReferenceData, io: Terminal): Promise<void> {
  if (file.endsWith(".csv")) return writeFile(file, statementsCsv(sheet));
  // The writer of workbooks is seldom needed.
  const { writeStatements } = await import("../operations/funding/shares/write-statements.ts");
  return writeFile(file, await writeStatements(sheet, reference, io.language));
}

type Shown = {
  readonly reference: ReferenceData;
  readonly one: boolean;
  readonly explained: ResidualExplained | null;
};

function textOf(sheet: StatementSheet, { reference, one, explained }: Shown, io: Terminal): string {
  const nameOf = stateNames(io.language, reference.states);
  const [only] = one ? sheet.states : [];
  const head = [
    say(io.language, "funding.unofficial"),
    say(io.language, "shares.statement.title", {
      mission: sheet.mission_name,
      from: sheet.from,
      to: sheet.to,
      amount: sheet.amount_usd,
      state: only ? nameOf(only.iso3) : "",
    }),
  ];
  const body = only ? oneText(sheet, only, io) : allText(sheet, nameOf, io);
  const [, ...notes] = statementNotes(sheet, io.language);
  return [...head, "", body, "", ...notes, ...(explained ? residualNotes(explained, io) : []), ""].join("\n");
}

const usage = (code: string, text: string): never => {
  throw new UsageError(code, { text });
};

function offsetsOf({ staffAssessment, credits }: StatementOptions): OffsetAsk[] {
  const taxed: OffsetAsk[] =
    staffAssessment === undefined ? [] : [{ kind: "tax_equalization", amount_usd: staffAssessment }];
  return [...taxed, ...credits.map((credit) => creditOf(credit) ?? usage("shares.usage.credit", credit))];
}

const ruleOf = (rule: string, length: string, io: Terminal): string =>
  say(io.language, `shares.rule.${rule}`, { length: Number(length) });

const known = (text: string | null | undefined, io: Terminal): string => text ?? say(io.language, "screen.unknown");

function oneText(sheet: StatementSheet, state: StateStatement, io: Terminal): string {
  const column = (name: string) => say(io.language, `shares.column.${name}`);
  const rows = sheet.parts.map((part, i) => [
    part.from,
    part.to,
    ruleOf(part.rule, part.months_or_days, io) +
      (part.after_mandate ? ` (${say(io.language, "shares.after_mandate")})` : ""),
    String(part.scale_year),
    part.amount_usd,
    known(state.parts[i]?.rate_percent, io),
    known(state.parts[i]?.share_usd, io),
  ]);
  const offsets = sheet.offsets.map((offset, i) => [
    offset.from,
    offset.to,
    say(io.language, `shares.offset.${offset.kind}`),
    "",
    offset.amount_usd,
    "",
    state.offsets[i]?.share_usd == null ? known(null, io) : `-${state.offsets[i].share_usd}`,
  ]);
  const titles = ["from", "to", "rule", "scale_year", "amount", "rate", "share"];
  const ends = new Set(["amount", "rate", "share"]);
  return textTable(
    titles.map((name) => ({ title: column(name), align: ends.has(name) ? "end" : "start" })),
    [
      ...rows,
      ...offsets,
      ["", "", column("due"), "", sheet.amount_usd, known(state.rate_percent, io), known(state.due_usd, io)],
    ],
  );
}

function allText(sheet: StatementSheet, nameOf: (iso3: string) => string, io: Terminal): string {
  const column = (name: string) => say(io.language, `shares.column.${name}`);
  const compared = sheet.states.some(({ observed_percent }) => observed_percent !== null);
  const titles = [
    "state",
    "assessed",
    ...(sheet.offsets.length > 0 ? ["offset"] : []),
    "due",
    "rate",
    ...(compared ? ["observed", "points", "residual"] : []),
  ];
  return textTable(
    titles.map((name) => ({ title: column(name), align: name === "state" ? "start" : "end" })),
    sheet.states.map((row) => [
      `${row.iso3} ${nameOf(row.iso3)}`,
      known(row.assessed_usd, io),
      ...(sheet.offsets.length > 0 ? [known(row.offset_usd, io)] : []),
      known(row.due_usd, io),
      known(row.rate_percent, io),
      ...(compared ? [row.observed_percent ?? "", row.residual_points ?? "", row.residual_usd ?? ""] : []),
    ]),
  );
}

/** Why the residuals are what they are, as far as the amounts themselves show it. */
function residualNotes({ worst, fit, missing, with_missing }: ResidualExplained, io: Terminal): string[] {
  const word = (code: string, values?: Parameters<typeof say>[2]) => say(io.language, code, values);
  const fitText = (code: string, of: NonNullable<ResidualExplained["fit"]>) =>
    word(code, {
      year: String(of.year),
      other: String(of.other),
      weight: of.weight,
      points: of.points,
      state: of.iso3,
    });
  return [
    word("shares.residual.why"),
    ...(worst ? [word("shares.worst", { points: worst.points, state: worst.iso3 })] : []),
    ...(fit ? [fitText("shares.residual.fit", fit)] : []),
    ...(missing.length > 0 ? [word("shares.missing", { states: missing })] : []),
    ...(with_missing?.worst
      ? [word("shares.residual.put_back", { points: with_missing.worst.points, state: with_missing.worst.iso3 })]
      : []),
    ...(with_missing?.fit ? [fitText("shares.residual.put_back_fit", with_missing.fit)] : []),
    "",
  ];
}
