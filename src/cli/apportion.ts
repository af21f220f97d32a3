import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { parseMoney } from "../kernel/money.ts";
import { type PlainDate, isPlainDate } from "../kernel/plain-date.ts";
import { type Apportionment, apportionAmount } from "../operations/funding/apportion-amount.ts";
import { type TableFiles, readTables } from "../operations/funding/read-tables.ts";
import { type PremiumSheet, showPremium } from "../operations/funding/scale/show-premium.ts";
import { say } from "../words/catalogue.ts";
import { localValues } from "../words/local-value.ts";
import type { Language } from "../words/say.ts";
import { stateNames } from "../words/state-name.ts";
import { premiumReadingLines } from "./scale-text.ts";
import { type Terminal, UsageError } from "./terminal.ts";
import { textTable } from "./text-table.ts";

const formats = ["table", "csv", "json"] as const;
type Format = (typeof formats)[number];

const options = {
  amount: { type: "string" },
  on: { type: "string" },
  scale: { type: "string" },
  levels: { type: "string" },
  discounts: { type: "string" },
  transitions: { type: "string" },
  format: { type: "string" },
  json: { type: "boolean" },
  "regular-only": { type: "boolean" },
} as const;

/** Shares an amount over the Member States with the scale in force on a day. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const cents = readAmount(values.amount);
  const on = readDay(values.on);
  const format = readFormat(values.format, values.json ?? false);
  const path = (file: string | undefined) => (file === undefined ? undefined : resolve(io.cwd, file));
  const overrides: TableFiles = {
    scale: path(values.scale),
    levels: path(values.levels),
    discounts: path(values.discounts),
    transitions: path(values.transitions),
  };
  const reference = await readTables(overrides);
  const shares = apportionAmount(reference, { cents, on, regularOnly: values["regular-only"] ?? false });
  const asked = { year: shares.year, carry: null };
  const premiums = shares.levels_period === null ? [] : (await showPremium(reference, asked)).premiums;
  const result: Shared = { ...shares, premium_readings: premiums.flatMap(({ readings }) => readings) };
  for (const notice of noticesOf(result, io.language)) io.err(`${notice}\n`);
  const nameOf = stateNames(io.language, reference.states);
  io.out(format === "table" ? tableText(result, nameOf, io.language) : written[format](result));
  return 0;
}

/** Shares with what rates that were printed say of their premium; nothing where none were. */
type Shared = Apportionment & { readonly premium_readings: PremiumSheet["premiums"][number]["readings"] };

/** Dollars with at most two decimals, more than zero. */
function readAmount(text: string | undefined): bigint {
  if (text === undefined) throw new UsageError("funding.usage.amount_missing");
  if (!/^\d{1,18}(\.\d{1,2})?$/.test(text) || parseMoney(text).minor === 0n)
    throw new UsageError("funding.usage.amount", { amount: text });
  return parseMoney(text).minor;
}

export function readDay(text: string | undefined): PlainDate {
  if (text === undefined) throw new UsageError("funding.usage.day_missing");
  if (!isPlainDate(text)) throw new UsageError("funding.usage.day", { day: text });
  return text;
}

function readFormat(text: string | undefined, json: boolean): Format {
  const wanted = text ?? (json ? "json" : "table");
  const format = formats.find((each) => each === wanted);
  if (!format || (json && format !== "json")) throw new UsageError("funding.usage.format", { format: wanted, formats });
  return format;
}

const written: Readonly<Record<Exclude<Format, "table">, (result: Shared) => string>> = {
  csv: (result) =>
    [
      "iso3,rate_percent,amount_usd",
      ...result.shares.map((share) => `${share.iso3},${share.rate_percent},${share.amount_usd}`),
      "",
    ].join("\n"),
  json: (result) => `${JSON.stringify(result, null, 1)}\n`,
};

function tableText(result: Shared, nameOf: (iso3: string) => string, language: Language): string {
  const column = (name: string) => say(language, `funding.column.${name}`);
  const title = say(
    language,
    "funding.apportion.title",
    localValues(language, {
      amount: result.amount_usd,
      year: String(result.year),
      period: result.scale_period,
    }),
  );
  const factors = say(
    language,
    "funding.apportion.factors",
    localValues(language, { given: result.given_percent, premium: result.premium }),
  );
  const table = textTable(
    [
      { title: column("state"), align: "start" },
      { title: column("level"), align: "start" },
      { title: column("regular_percent"), align: "end" },
      { title: column("rate_percent"), align: "end" },
      { title: column("amount_usd"), align: "end" },
    ],
    [
      ...result.shares.map((share) => [
        `${share.iso3} ${nameOf(share.iso3)}`,
        share.level ?? "",
        share.regular_percent,
        share.rate_percent,
        share.amount_usd,
      ]),
      [column("total"), "", "100", "100", result.amount_usd],
    ],
  );
  const foot = say(language, "funding.unofficial");
  const readings = result.premium_readings.length > 0 ? premiumReadingLines(result.premium_readings, language) : [];
  return [title, ...(result.levels_period === null ? [] : [factors, ...readings]), "", table, "", foot, ""].join("\n");
}

/** What a reader of the figures should know; said beside them, never inside the data. */
function noticesOf(result: Apportionment, language: Language): string[] {
  const notices: string[] = [];
  if (result.levels_period === null) notices.push(say(language, "funding.notice.regular_only"));
  const inferred = result.shares.filter((share) => share.status === "inferred").length;
  const unverified = result.shares.filter((share) => share.status === "unverified").length;
  if (inferred > 0) notices.push(say(language, "funding.notice.inferred", { count: inferred }));
  if (unverified > 0) notices.push(say(language, "funding.notice.unverified", { count: unverified }));
  if (result.disagreements.length > 0) {
    const states = result.disagreements.map((row) => `${row.iso3} ${row.used || "A"} / ${row.other}`);
    notices.push(say(language, "funding.notice.disagree", { states }));
  }
  if (result.without_rate.length > 0)
    notices.push(say(language, "funding.notice.without_rate", { states: result.without_rate }));
  return notices;
}
