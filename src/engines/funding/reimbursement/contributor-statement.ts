import {
  type Fraction,
  compareFractions,
  fraction,
  multiply,
  parseDecimal,
  sum,
  toDecimal,
} from "../../../kernel/fraction.ts";
import { parseMoney, usd } from "../../../kernel/money.ts";
import {
  type Month,
  type PlainDate,
  addMonths,
  firstDay,
  lastDay,
  monthOf,
  monthsFrom,
} from "../../../kernel/plain-date.ts";
import type { Contribution } from "../../../model/contribution.ts";
import type { EquipmentRate } from "../../../model/equipment-rate.ts";
import type { EquipmentReport } from "../../../model/equipment-report.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { ReimbursementRate } from "../../../model/reference-data.ts";
import type { ReimbursementStatement, StatementLine } from "../../../model/reimbursement-statement.ts";
import { rateSources } from "../budget/rate-sources.ts";
import { rateOfMonth } from "../reimburse-month.ts";
import { leaseRate } from "./equipment-rate.ts";

/** The rule of deductions: how many quarters in a row, and at most which part of the pay. From memory, unverified. */
export type DeductionRule = { readonly quarters: number; readonly mostPercent: Fraction };
export const usualDeduction: DeductionRule = { quarters: 2, mostPercent: fraction(100n) };

type Data = Pick<MissionData, "contribution" | "equipment_rate" | "equipment_report">;
export type StatementAsk = {
  readonly contributor: string;
  /** First day of the quarter. */
  readonly from: PlainDate;
  readonly rule: DeductionRule;
};

/**
 * What a contributor is reimbursed for a quarter: verified strength x rate of each month, major equipment by its lease
 * for what is there and works, self-sustainment for what meets the standard, less the deduction for equipment that is
 * absent or does not work over quarters in a row. Each line is rounded to the cent once; the lines sum exactly.
 */
export function contributorStatement(
  data: Data,
  rates: readonly ReimbursementRate[],
  ask: StatementAsk,
): ReimbursementStatement {
  const first = monthOf(ask.from);
  const months = monthsFrom(first, addMonths(first, 2));
  const people = months.map((month) => peopleOf(data.contribution, ask.contributor, month));
  const reports = data.equipment_report.filter(({ contributor }) => contributor === ask.contributor);
  const now = reports.filter(({ quarter_starts }) => quarter_starts === ask.from);
  const rateOf = (report: EquipmentReport) => data.equipment_rate.find(({ id }) => id === report.item);
  const personnel = people.map((each) => personnelLine(each, rates));
  const lines = [
    ...personnel,
    ...now.map((report) => (report.lease === "self_sustainment" ? sustainmentLine(report, rateOf(report), people) : equipmentLine(report, rateOf(report)))), // prettier-ignore
    ...deductionLine(reports, personnel, ask),
  ];
  const known = lines.reduce((total, { amount_usd }) => total + (amount_usd === null ? 0n : parseMoney(amount_usd).minor), 0n); // prettier-ignore
  const isKnown = lines.every(({ amount_usd }) => amount_usd !== null);
  return {
    contributor: ask.contributor,
    from: ask.from,
    to: lastDay(addMonths(first, 2)),
    lines,
    amount_usd: isKnown ? usd(known) : null,
    known_usd: usd(known),
  };
}

type People = { readonly month: Month; readonly count: number | null; readonly record: string | null };

/** Contingent troops and formed police of a contributor in a month, as reported; null where either is unknown. */
function peopleOf(rows: readonly Contribution[], contributor: string, month: Month): People {
  const row = rows.find((each) => each.contributor === contributor && each.as_of.slice(0, 7) === month && !each.as_of.includes("/")); // prettier-ignore
  if (!row) return { month, count: null, record: null };
  const formed = row.formed_police ?? (row.police === 0 ? 0 : null);
  return { month, count: row.troops === null || formed === null ? null : row.troops + formed, record: row.id };
}

function line(given: Partial<StatementLine> & Pick<StatementLine, "kind" | "key" | "formula">): StatementLine {
  return {
    name: null,
    quantity: null,
    rate_usd: null,
    amount_usd: null,
    reason: null,
    unverified: false,
    records: [],
    tables: [],
    ...given,
  };
}

function personnelLine({ month, count, record }: People, rates: readonly ReimbursementRate[]): StatementLine {
  const records = record === null ? [] : [{ noun: "contribution", id: record }];
  const tables = rateSources(rates, [month]);
  const head = { kind: "personnel" as const, key: month, formula: "personnel", records, tables };
  const rate = rateOfMonth(rates, month);
  if (count === null) return line({ ...head, reason: "strength_unknown" });
  if (rate === null) return line({ ...head, quantity: String(count), reason: "no_rate" });
  if (rate.reason !== null)
    return line({
      ...head,
      quantity: String(count),
      reason: rate.reason.replace("reimbursement.", ""),
      unverified: true,
    });
  return line({
    ...head,
    quantity: String(count),
    rate_usd: toDecimal(rate.low, 2),
    amount_usd: toDecimal(multiply(rate.low, fraction(BigInt(count))), 2),
  });
}

const monthsOfQuarter = fraction(3n);

function equipmentLine(report: EquipmentReport, rate: EquipmentRate | undefined): StatementLine {
  const head = {
    kind: "major_equipment" as const,
    key: report.item,
    name: rate?.name ?? report.item,
    formula: `${report.lease}_lease`,
    unverified: true,
    records: recordsOf(report, rate),
  };
  const monthly = rate && report.lease !== "self_sustainment" ? leaseRate(rate, report.lease) : null;
  if (monthly === null) return line({ ...head, reason: "rate_missing" });
  if (report.working === null) return line({ ...head, rate_usd: toDecimal(monthly, 4), reason: "working_unknown" });
  const amount = multiply(multiply(monthly, monthsOfQuarter), fraction(BigInt(report.working)));
  return line({
    ...head,
    quantity: String(report.working),
    rate_usd: toDecimal(monthly, 4),
    amount_usd: toDecimal(amount, 2),
  });
}

function sustainmentLine(
  report: EquipmentReport,
  rate: EquipmentRate | undefined,
  people: readonly People[],
): StatementLine {
  const head = {
    kind: "self_sustainment" as const,
    key: report.item,
    name: rate?.name ?? report.item,
    formula: "self_sustainment",
    records: [...recordsOf(report, rate), ...people.flatMap(({ record }) => (record === null ? [] : [{ noun: "contribution", id: record }]))], // prettier-ignore
  };
  if (!rate || rate.person_month_usd === null) return line({ ...head, reason: "rate_missing" });
  const monthly = parseDecimal(rate.person_month_usd);
  const rated = { ...head, rate_usd: toDecimal(monthly, 4) };
  if (report.meets_standard === null) return line({ ...rated, reason: "standard_unknown" });
  if (!report.meets_standard) return line({ ...rated, quantity: "0", amount_usd: "0.00" });
  const counts = people.flatMap(({ count }) => (count === null ? [] : [count]));
  if (counts.length < people.length) return line({ ...rated, reason: "strength_unknown" });
  const persons = counts.reduce((total, count) => total + count, 0);
  return line({
    ...rated,
    quantity: String(persons),
    amount_usd: toDecimal(multiply(monthly, fraction(BigInt(persons))), 2),
  });
}

const recordsOf = (report: EquipmentReport, rate: EquipmentRate | undefined) => [
  { noun: "equipment_report", id: report.id },
  ...(rate ? [{ noun: "equipment_rate", id: rate.id }] : []),
];

/**
 * Less for equipment that was absent or did not work in this quarter and those before it: the pay of the quarter x
 * what is short of each such item (the least of the quarters) over all that is agreed.
 */
function deductionLine(
  reports: readonly EquipmentReport[],
  personnel: readonly StatementLine[],
  ask: StatementAsk,
): StatementLine[] {
  const quarters = Array.from({ length: ask.rule.quarters }, (_, index) =>
    firstDay(addMonths(monthOf(ask.from), -3 * index)),
  );
  const major = reports.filter(({ lease }) => lease !== "self_sustainment");
  const now = major.filter(({ quarter_starts }) => quarter_starts === ask.from);
  const agreed = now.reduce((total, { agreed: count }) => total + (count ?? 0), 0);
  const short = now.map((report) => {
    const rows = quarters.map((day) => major.find((each) => each.item === report.item && each.quarter_starts === day));
    const counts = rows.map((row) =>
      row?.agreed == null || row.working === null ? 0 : Math.max(0, row.agreed - row.working),
    );
    return { rows, count: Math.min(...counts) };
  });
  const missing = short.filter(({ count }) => count > 0);
  if (agreed === 0 || missing.length === 0) return [];
  const head = {
    kind: "deduction" as const,
    key: "deduction",
    formula: "deduction",
    unverified: true,
    records: missing.flatMap(({ rows }) =>
      rows.flatMap((row) => (row ? [{ noun: "equipment_report", id: row.id }] : [])),
    ),
  };
  if (personnel.some(({ amount_usd }) => amount_usd === null)) return [line({ ...head, reason: "strength_unknown" })];
  const part = fraction(BigInt(missing.reduce((total, { count }) => total + count, 0)) * 100n, BigInt(agreed));
  const percent = compareFractions(part, ask.rule.mostPercent) > 0 ? ask.rule.mostPercent : part;
  const pay = sum(personnel.map(({ amount_usd }) => parseDecimal(amount_usd ?? "0")));
  const amount = multiply(multiply(pay, percent), fraction(-1n, 100n));
  return [
    line({
      ...head,
      quantity: `${toDecimal(percent, 4)} %`,
      rate_usd: toDecimal(pay, 2),
      amount_usd: toDecimal(amount, 2),
    }),
  ];
}
