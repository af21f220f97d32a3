import { contributorStatement, usualDeduction } from "../../../engines/funding/reimbursement/contributor-statement.ts";
import { parseDecimal } from "../../../kernel/fraction.ts";
import { type PlainDate, addDays, firstDay, lastDay, monthOf } from "../../../kernel/plain-date.ts";
import { compareText } from "../../../kernel/text-order.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { ReimbursementRate } from "../../../model/reference-data.ts";
import type { ReimbursementStatement } from "../../../model/reimbursement-statement.ts";
import { type BudgetPack, readBudgetPack } from "./budget-of-pack.ts";

export type StatementRequest = {
  /** First day of a quarter. */
  readonly from: PlainDate;
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
  readonly from: PlainDate;
  readonly rule: { readonly quarters: number; readonly most_percent: string; readonly status: "unverified" };
  readonly statements: readonly ReimbursementStatement[];
};
export const usualQuarters = usualDeduction.quarters;

/** @throws Refusal `reimburse.contributor_unknown` for a contributor without people or equipment in the quarter */
function contributorStatements(
  mission: MissionData,
  rates: readonly ReimbursementRate[],
  request: StatementRequest,
): StatementSheet {
  const present = contributorsIn(mission, request.from);
  if (request.contributor !== null && !present.includes(request.contributor))
    throw new Refusal("not-found", "reimburse.contributor_unknown", {
      contributor: request.contributor,
      contributors: present,
    });
  const rule = { quarters: request.quarters, mostPercent: parseDecimal(request.mostPercent) };
  const asked = request.contributor === null ? present : [request.contributor];
  return {
    schema: "concert.reimburse/1",
    mission: mission.mission.id,
    from: request.from,
    rule: { quarters: request.quarters, most_percent: request.mostPercent, status: "unverified" },
    statements: asked.map((contributor) => contributorStatement(mission, rates, { contributor, from: request.from, rule })), // prettier-ignore
  };
}

/** Contributors with people or equipment in the quarter, by their code; never by an amount. */
function contributorsIn({ contribution, equipment_report }: MissionData, from: PlainDate): string[] {
  const months = [from, addDays(lastDay(monthOf(from)), 1)].map(monthOf);
  const last = monthOf(addDays(lastDay(months[1] ?? ""), 1));
  const inside = (month: string) => month >= (months[0] ?? "") && month <= last;
  const ofPeople = contribution.filter(({ as_of }) => as_of.length >= 7 && inside(as_of.slice(0, 7)));
  const ofEquipment = equipment_report.filter(({ quarter_starts }) => quarter_starts === firstDay(monthOf(from)));
  return [...new Set([...ofPeople, ...ofEquipment].map(({ contributor }) => contributor))].sort(compareText);
}

/** Statements from a pack folder. */
export async function statementsOfPack(at: BudgetPack, request: StatementRequest): Promise<StatementSheet> {
  const { mission, means } = await readBudgetPack(at);
  return contributorStatements(mission, means.reference.reimbursement_rates, request);
}
