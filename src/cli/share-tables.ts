import type { PeriodSheet } from "../operations/funding/shares/share-over-periods.ts";
import type { ServiceSheet } from "../operations/funding/shares/share-services.ts";
import type { WeighedSheet } from "../operations/funding/shares/weigh-years.ts";
import { say } from "../words/catalogue.ts";
import type { Terminal } from "./terminal.ts";
import { textTable } from "./text-table.ts";

const signed = (text: string | null): string =>
  text === null ? "" : text.startsWith("-") || /^0(\.0+)?$/.test(text) ? text : `+${text}`;

export function servicesText(sheet: ServiceSheet, io: Terminal): string {
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

export function periodsText(sheet: PeriodSheet, io: Terminal): string {
  const column = (name: string) => say(io.language, `shares.column.${name}`);
  const rows = sheet.budgets.flatMap((budget) =>
    budget.parts.map((part) => [
      budget.financial_year,
      budget.mission,
      part.from,
      part.to,
      say(io.language, `shares.rule.${part.rule}`, { length: Number(part.months_or_days) }),
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
  const committed = sheet.budgets
    .filter(({ is_commitment }) => is_commitment)
    .map(({ mission, financial_year: year, total_usd, source }) =>
      say(io.language, "shares.commitment", { mission, year, amount: total_usd, source }),
    );
  const foot = [
    say(io.language, "shares.parts_sum", { count: sheet.budgets.length }),
    ...(parts.length === 0
      ? []
      : [
          say(io.language, "shares.parts", {
            count: alike,
            of: parts.length,
            rounded,
            other: parts.length - alike - rounded,
          }),
        ]),
  ];
  return [table, "", ...taken, ...committed, ...foot, ""].join("\n");
}

export function weighedText(sheet: WeighedSheet, io: Terminal, nameOf: (iso3: string) => string): string {
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
