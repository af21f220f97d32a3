import { contributorStatement, usualDeduction } from "../../../engines/funding/reimbursement/contributor-statement.ts";
import { parseDecimal } from "../../../kernel/fraction.ts";
import { type PlainDate, addMonths, firstDay } from "../../../kernel/plain-date.ts";
import { compareText } from "../../../kernel/text-order.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { ReimbursementRate } from "../../../model/reference-data.ts";
import type { ReimbursementStatement } from "../../../model/reimbursement-statement.ts";
import { type BudgetPack, readBudgetPack } from "./budget-of-pack.ts";
import { type StoredMission, readStored } from "./stored-budget.ts";

export type StatementRequest = {
  /** First day of a quarter; null for the last in which people or equipment were reported. */
  readonly from: PlainDate | null;
  /** One contributor; null for all that have people or equipment in the quarter. */
  readonly contributor: string | null;
  /** Quarters in a row that bring a deduction, and the most that is deducted in per cent of the pay. */
  readonly quarters: number;
  readonly mostPercent: string;
};
/** Statements of contributors for a quarter: `concert.reimburse/1`. */
export type StatementSheet = {
  readonly schema: "concert.reimburse/1";
  readonly mission: string;
  readonly nature: MissionData["mission"]["nature"];
  /** Null where nothing was reported and no quarter is asked for. */
  readonly from: PlainDate | null;
  /** First days of the quarters in which people or equipment were reported. */
  readonly quarters: readonly PlainDate[];
  /** Contributors with people or equipment in this quarter, by their code. */
  readonly contributors: readonly string[];
  /** Rates of equipment and self-sustainment that the user gave; none are shipped. */
  readonly rates_given: number;
  readonly rule: { readonly quarters: number; readonly most_percent: string; readonly status: "unverified" };
  readonly statements: readonly ReimbursementStatement[];
};
export const usualQuarters = usualDeduction.quarters;

/** `2023-Q1` as the first day of the quarter; undefined for anything else. */
export function findQuarter(text: string): PlainDate | undefined {
  const match = /^(\d{4})-Q([1-4])$/.exec(text);
  return match ? `${match[1]}-${String(Number(match[2]) * 3 - 2).padStart(2, "0")}-01` : undefined;
}

/** @throws Refusal `reimburse.contributor_unknown` for a contributor without people or equipment in the quarter */
function contributorStatements(
  mission: MissionData,
  rates: readonly ReimbursementRate[],
  request: StatementRequest,
): StatementSheet {
  const byQuarter = contributorsByQuarter(mission);
  const quarters = [...byQuarter.keys()].sort(compareText);
  const from = request.from ?? quarters.at(-1) ?? null;
  const present = [...(byQuarter.get(from ?? "") ?? [])].sort(compareText);
  if (request.contributor !== null && !present.includes(request.contributor))
    throw new Refusal("invalid", "reimburse.contributor_unknown", {
      contributor: request.contributor,
      contributors: present,
    });
  const rule = { quarters: request.quarters, mostPercent: parseDecimal(request.mostPercent) };
  const asked = request.contributor === null ? present : [request.contributor];
  return {
    schema: "concert.reimburse/1",
    mission: mission.mission.id,
    nature: mission.mission.nature,
    from,
    quarters,
    contributors: present,
    rates_given: mission.equipment_rate.length,
    rule: { quarters: request.quarters, most_percent: request.mostPercent, status: "unverified" },
    statements:
      from === null
        ? []
        : asked.map((contributor) => contributorStatement(mission, rates, { contributor, from, rule })),
  };
}

/** Contributors with people or equipment by the first day of the quarter; never by an amount. */
function contributorsByQuarter({ contribution, equipment_report }: MissionData): Map<PlainDate, Set<string>> {
  const found = new Map<PlainDate, Set<string>>();
  const note = (day: PlainDate, contributor: string) =>
    found.set(day, (found.get(day) ?? new Set<string>()).add(contributor));
  for (const { as_of, contributor } of contribution)
    if (as_of.length >= 7 && !as_of.includes("/")) note(quarterOf(as_of.slice(0, 7)), contributor);
  for (const { quarter_starts, contributor } of equipment_report) note(quarter_starts, contributor);
  return found;
}

/** First day of the quarter of a month. */
const quarterOf = (month: string): PlainDate => firstDay(addMonths(month, -((Number(month.slice(5)) - 1) % 3)));

/** Statements from a pack folder. */
export async function statementsOfPack(at: BudgetPack, request: StatementRequest): Promise<StatementSheet> {
  const { mission, means } = await readBudgetPack(at);
  return contributorStatements(mission, means.reference.reimbursement_rates, request);
}

/** Statements of a stored mission, from what the caller may read. */
export async function storedStatements(at: StoredMission, request: StatementRequest): Promise<StatementSheet> {
  return contributorStatements(await readStored(at), at.workspace.reference.reimbursement_rates, request);
}
