import type { MissionData } from "../../model/mission-data.ts";
import type { MonthReimbursement, PlanMonth, PlanResult } from "../../model/plan.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { type AuthorisedByMonth, authorisedByMonth } from "../force/authorised-by-month.ts";
import { buildUpFlags, deploymentSpeed, peakOf } from "../force/deployment-speed.ts";
import { formedPoliceByMonth } from "../force/formed-police.ts";
import { type StrengthByMonth, strengthByMonth } from "../force/strength-by-month.ts";
import { planBudgets } from "../funding/plan-budgets.ts";
import { reimburseMonth } from "../funding/reimburse-month.ts";
import { tasksWithoutMeans } from "../mandate/tasks-without-means.ts";
import { roadFlags } from "../movement/road-flags.ts";
import { type TravelByMonth, travelByMonth } from "../movement/travel-by-month.ts";
import { needsByMonth } from "../supply/needs.ts";
import { peopleBySite } from "../supply/people-by-site.ts";
import { incidentTotals } from "../watch/incident-totals.ts";

/** What a plan may ask of the outside, all synchronous: whether to go on, and where to leave a better answer. */
export type PlanDoors = {
  readonly keepGoing: () => boolean;
  readonly report: (best: PlanResult) => void;
};

/**
 * The whole chain in the order in which facts flow: tasks and levels, strength and build-up, travel, people by site,
 * needs, reimbursement, budgets, flags. Same inputs, same answer. This chain searches nothing, so its one answer is
 * the best; it is reported like any other.
 */
export function planMission(mission: MissionData, reference: ReferenceData, doors: PlanDoors): PlanResult {
  const strength = strengthByMonth(mission);
  const authorised = authorisedByMonth(strength.reports, mission);
  const months = strength.reports.map(({ month }) => month);
  const travel = travelByMonth(months, mission);
  const supply = planSupply(strength, mission, reference);
  const budgets = planBudgets(mission, reference);
  const result: PlanResult = {
    mission: mission.mission.id,
    months: planMonths({ strength, authorised, travel, supply }, mission, reference),
    peak: peakOf(strength.reports),
    deployment: deploymentSpeed(strength.reports, mission),
    scales: budgets.scales,
    budgets: budgets.budgets,
    flags: [
      ...tasksWithoutMeans(mission.task, mission.instrument),
      ...authorised.flags,
      ...buildUpFlags(strength.reports, authorised.months),
      ...strength.flags,
      ...travel.flags,
      ...roadFlags(mission, months),
      ...budgets.flags,
      ...incidentTotals(mission.incident),
    ],
    unknown: [...strength.unknown, ...supply.unknown, ...budgets.unknown],
  };
  doors.report(result);
  return result;
}

type Supply = ReturnType<typeof planSupply>;

function planSupply({ reports }: StrengthByMonth, mission: MissionData, reference: ReferenceData) {
  const people = peopleBySite(reports, mission);
  const presence = reports.map(({ month, strength }, index) => ({
    month,
    total: strength.total,
    people: people[index] ?? { sites: [], unlocated: null },
  }));
  const { months, unknown } = needsByMonth(presence, mission.commodity, reference.consumption_factors);
  return { presence, needs: months, unknown };
}

type Parts = {
  readonly strength: StrengthByMonth;
  readonly authorised: AuthorisedByMonth;
  readonly travel: TravelByMonth;
  readonly supply: Supply;
};

/** Where costs lie where they fall, the United Nations reimburse nobody. */
const notFinanced: MonthReimbursement = {
  amount_usd: null,
  low_usd: null,
  high_usd: null,
  reason: "reimbursement.not_financed",
};

function planMonths(parts: Parts, mission: MissionData, reference: ReferenceData): PlanMonth[] {
  const { reports } = parts.strength;
  const formed = formedPoliceByMonth(reports, mission.contribution);
  const isFinanced = mission.mission.funding_key === "un_peacekeeping";
  return reports.map(({ month, reported_on, strength }, index) => {
    const [authorised, travel] = [parts.authorised.months[index], parts.travel.months[index]];
    const presence = parts.supply.presence[index];
    if (!authorised || !travel || !presence) throw new RangeError(`an engine left out month ${month}`);
    const people = { troops: strength.troops, police: strength.police, formed_police: formed.get(month) ?? null };
    return {
      month,
      reported_on,
      season: travel.season,
      strength,
      authorised,
      people: presence.people,
      needs: [...(parts.supply.needs[index] ?? [])],
      reimbursement: isFinanced ? reimburseMonth(reference.reimbursement_rates, month, people) : notFinanced,
      travel: [...travel.travel],
    };
  });
}
