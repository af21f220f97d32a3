import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { ReimbursementStatement, StatementLine } from "../model/reimbursement-statement.ts";
import { statementFile } from "../operations/funding/budget/budget-files.ts";
import {
  type StatementSheet,
  findQuarter,
  statementsOfPack,
  usualQuarters,
} from "../operations/funding/budget/contributor-statements.ts";
import { say } from "../words/catalogue.ts";
import { writeFunding } from "./write-funding.ts";
import type { Language } from "../words/say.ts";
import { type Terminal, UsageError } from "./terminal.ts";
import { textTable } from "./text-table.ts";

const options = {
  quarter: { type: "string" },
  contributor: { type: "string" },
  "deduction-quarters": { type: "string" },
  "deduction-most": { type: "string" },
  scenario: { type: "string", multiple: true },
  out: { type: "string" },
  json: { type: "boolean" },
} as const;

/** Statements of what contributors are reimbursed for a quarter. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const [pack, ...more] = positionals;
  if (pack === undefined || more.length > 0) throw new UsageError("budget.usage.pack");
  const at = { pack: resolve(io.cwd, pack), scenarios: values.scenario ?? [], from: io.cwd, language: io.language };
  const sheet = await statementsOfPack(at, {
    from: readQuarter(values.quarter ?? ""),
    contributor: values.contributor ?? null,
    quarters: readCount(values["deduction-quarters"]),
    mostPercent: readPercent(values["deduction-most"] ?? "100"),
  });
  await writeFunding(values.out, io, statementFile(sheet));
  io.out(values.json ? `${JSON.stringify(sheet, null, 1)}\n` : statementsText(sheet, io.language));
  return 0;
}

function readQuarter(text: string): string {
  const from = findQuarter(text);
  if (from === undefined) throw new UsageError("reimburse.usage.quarter", { text });
  return from;
}

function readCount(text: string | undefined): number {
  if (text === undefined) return usualQuarters;
  if (!/^[1-8]$/.test(text)) throw new UsageError("reimburse.usage.deduction", { text });
  return Number(text);
}

function readPercent(text: string): string {
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(text) || Number(text) > 100)
    throw new UsageError("reimburse.usage.deduction", { text });
  return text;
}

function statementsText(sheet: StatementSheet, language: Language): string {
  const parts = sheet.statements.map((statement) => statementText(statement, sheet, language));
  return [...parts, say(language, "reimburse.unofficial"), ""].join("\n\n");
}

function statementText(statement: ReimbursementStatement, { mission }: StatementSheet, language: Language): string {
  const tell = (code: string, values = {}) => say(language, `reimburse.${code}`, values);
  const unknown = say(language, "screen.unknown");
  const row = (line: StatementLine): string[] => [
    [say(language, `reimburse.kind.${line.kind}`), line.name ?? line.key].join(" · "),
    tell(`formula.${line.formula}`),
    line.quantity ?? unknown,
    line.rate_usd ?? unknown,
    line.amount_usd ?? unknown,
    [
      ...(line.reason === null ? [] : [say(language, `reimburse.reason.${line.reason}`)]),
      ...(line.unverified ? [tell("unverified")] : []),
    ].join(" "),
  ];
  const head = tell("title", {
    contributor: statement.contributor,
    from: statement.from,
    to: statement.to,
    mission: mission.toUpperCase(),
  });
  const total = [say(language, "budget.total"), "", "", "", statement.amount_usd ?? unknown, statement.amount_usd === null ? tell("known", { amount: statement.known_usd }) : ""]; // prettier-ignore
  const titles = ["line", "formula", "quantity", "rate", "amount", "note"] as const;
  const table = textTable(
    titles.map((name) => ({ title: tell(`column.${name}`), align: ["quantity", "rate", "amount"].includes(name) ? "end" : "start" })), // prettier-ignore
    [...statement.lines.map(row), total],
  );
  return `${head}\n\n${table}`;
}
