import { resolve } from "node:path";
import { isPlainDate } from "../kernel/plain-date.ts";
import { readTables } from "../operations/funding/read-tables.ts";
import {
  type ObservedFile,
  type ResidualExplained,
  explainResidual,
  readObserved,
} from "../operations/funding/shares/explain-residual.ts";
import { type OffsetAsk, type StatementSheet, stateStatements } from "../operations/funding/shares/state-statements.ts";
import { readPackToPlan } from "../operations/plan/read-planned-pack.ts";
import { say } from "../words/catalogue.ts";
import { stateNames } from "../words/state-name.ts";
import { type Terminal, UsageError } from "./terminal.ts";
import { textTable } from "./text-table.ts";

export type StatementOptions = {
  readonly pack: string;
  readonly state: string | undefined;
  readonly budget: string | undefined;
  readonly mandateEnds: readonly string[];
  readonly staffAssessment: string | undefined;
  readonly credits: readonly string[];
  readonly observed: ObservedFile | null;
};

/** The statement of one state, or of all, for one budget of a pack. */
export async function stateStatement(
  options: StatementOptions,
  io: Terminal,
): Promise<{ sheet: unknown; text: string; csv: string }> {
  const ends = options.mandateEnds.map((end) => (isPlainDate(end) ? end : usage("shares.usage.date", end)));
  const [{ mission }, reference] = await Promise.all([
    readPackToPlan(resolve(io.cwd, options.pack), [], io.cwd, io.language),
    readTables(),
  ]);
  if (options.state !== undefined && !reference.states.some(({ iso3 }) => iso3 === options.state))
    throw new UsageError("shares.usage.state", { state: options.state });
  const observed = options.observed && (await readObserved(options.observed));
  const sheet = stateStatements(mission, reference, {
    budget: options.budget ?? null,
    mandateEnds: ends,
    offsets: offsetsOf(options),
    observed,
  });
  const shown =
    options.state === undefined
      ? sheet
      : { ...sheet, states: sheet.states.filter(({ iso3 }) => iso3 === options.state) };
  const [only] = options.state === undefined ? [] : shown.states;
  const nameOf = stateNames(io.language, reference.states);
  const body = only ? oneText(shown, only, io) : allText(shown, nameOf, io);
  const head = [
    say(io.language, "funding.unofficial"),
    say(io.language, "shares.statement.title", {
      mission: sheet.mission,
      from: sheet.from,
      to: sheet.to,
      amount: sheet.amount_usd,
      state: only ? nameOf(only.iso3) : "",
    }),
  ];
  const fit = observed === null ? [] : residualNotes(explainResidual(sheet, reference, observed), io);
  return { sheet: shown, text: [...head, "", body, "", ...fit].join("\n"), csv: csvOf(shown) };
}

const usage = (code: string, text: string): never => {
  throw new UsageError(code, { text });
};

function offsetsOf({ staffAssessment, credits }: StatementOptions): OffsetAsk[] {
  const offsets: OffsetAsk[] = [];
  if (staffAssessment !== undefined) offsets.push({ kind: "tax_equalization", amount_usd: staffAssessment });
  for (const credit of credits) {
    const [financial_year = "", amount_usd] = credit.split("=");
    if (amount_usd === undefined) return usage("shares.usage.credit", credit);
    offsets.push({ kind: "credit", financial_year, amount_usd });
  }
  return offsets;
}

const ruleOf = (rule: string, length: string, io: Terminal): string =>
  say(io.language, `shares.rule.${rule}`, { length });

function oneText(sheet: StatementSheet, state: StatementSheet["states"][number], io: Terminal): string {
  const column = (name: string) => say(io.language, `shares.column.${name}`);
  const rows = sheet.parts.map((part, i) => [
    part.from,
    part.to,
    ruleOf(part.rule, part.months_or_days, io) +
      (part.after_mandate ? ` (${say(io.language, "shares.after_mandate")})` : ""),
    String(part.scale_year),
    part.amount_usd,
    state.parts[i]?.rate_percent ?? "",
    state.parts[i]?.share_usd ?? "",
  ]);
  const offsets = sheet.offsets.map((offset, i) => [
    offset.from,
    offset.to,
    say(io.language, `shares.offset.${offset.kind}`),
    "",
    offset.amount_usd,
    "",
    `-${state.offsets[i]?.share_usd ?? ""}`,
  ]);
  const titles = ["from", "to", "rule", "scale_year", "amount", "rate", "share"];
  const ends = new Set(["amount", "rate", "share"]);
  return textTable(
    titles.map((name) => ({ title: column(name), align: ends.has(name) ? "end" : "start" })),
    [...rows, ...offsets, ["", "", column("due"), "", sheet.amount_usd, state.rate_percent, state.due_usd]],
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
      row.assessed_usd,
      ...(sheet.offsets.length > 0 ? [row.offset_usd] : []),
      row.due_usd,
      row.rate_percent,
      ...(compared ? [row.observed_percent ?? "", row.residual_points ?? "", row.residual_usd ?? ""] : []),
    ]),
  );
}

/** Why the residuals are what they are, as far as the amounts themselves show it. */
function residualNotes({ worst, fit, missing }: ResidualExplained, io: Terminal): string[] {
  return [
    say(io.language, "shares.residual.why"),
    ...(worst ? [say(io.language, "shares.worst", { points: worst.points, state: worst.iso3 })] : []),
    ...(fit
      ? [
          say(io.language, "shares.residual.fit", {
            year: String(fit.year),
            other: String(fit.other),
            weight: fit.weight,
            points: fit.points,
            state: fit.iso3,
          }),
        ]
      : []),
    ...(missing.length > 0 ? [say(io.language, "shares.missing", { states: missing })] : []),
    "",
  ];
}

const csvOf = (sheet: StatementSheet): string =>
  [
    "iso3,from,to,scale_year,rate_percent,amount_usd",
    ...sheet.states.flatMap((state) =>
      state.parts.map((part, i) =>
        [
          state.iso3,
          sheet.parts[i]?.from,
          sheet.parts[i]?.to,
          sheet.parts[i]?.scale_year,
          part.rate_percent,
          part.share_usd,
        ].join(","),
      ),
    ),
    "",
  ].join("\n");
