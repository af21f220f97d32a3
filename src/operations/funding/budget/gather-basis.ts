import { formedPoliceByMonth } from "../../../engines/force/formed-police.ts";
import { type Level, findLevel, readLevels } from "../../../engines/force/levels-in-force.ts";
import { type MonthReport, strengthByMonth } from "../../../engines/force/strength-by-month.ts";
import { type BudgetBasis, budgetMonths } from "../../../engines/funding/budget/budget-basis.ts";
import {
  type LevelComponent,
  type MonthLevel,
  type ReportedSplit,
  plannedPersons,
} from "../../../engines/funding/budget/planned-persons.ts";
import { type ReportedMonth, reportedPersons } from "../../../engines/funding/budget/reported-persons.ts";
import type { BudgetTables } from "../../../exchange/reference/read-budget-tables.ts";
import { type Month, lastDay } from "../../../kernel/plain-date.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";

export type BasisAsk = Pick<BudgetBasis, "from" | "to" | "strength">;
type Tables = { readonly reference: Pick<ReferenceData, "reimbursement_rates">; readonly budget: BudgetTables };

const components: readonly LevelComponent[] = ["military", "troops", "observers", "police", "formed_police", "individual_police"]; // prettier-ignore

/** Gathers from a mission and the reference tables what the budget of a period is worked out from. */
export function gatherBasis(mission: MissionData, tables: Tables, ask: BasisAsk): BudgetBasis {
  const months = budgetMonths(ask.from, ask.to).map(({ month }) => month);
  const reported = reportedMonths(mission);
  const persons =
    ask.strength === "reported"
      ? reportedPersons(months.map((month) => reported.get(month) ?? noReport(month)))
      : plannedPersons(
          months.map((month) => ({
            month,
            levels: levelsOn(mission, lastDay(month)),
            reported: splitAt(month, [...reported.values()]),
          })),
          { ...ask, inputs: mission.budget_input },
        );
  return {
    ...ask,
    persons,
    classes: tables.budget.classes,
    rates: tables.reference.reimbursement_rates,
    inputs: mission.budget_input,
    posts: mission.post,
  };
}

const noReport = (month: Month): ReportedMonth => ({
  month,
  troops: null,
  observers: null,
  police: null,
  formed_police: null,
  basis: null,
  records: [],
  sources: [],
});

function reportedMonths(mission: MissionData): Map<Month, ReportedMonth> {
  const { reports } = strengthByMonth(mission);
  const formed = formedPoliceByMonth(reports, mission.contribution);
  const read = ({ month, record, strength }: MonthReport): ReportedMonth => ({
    month,
    troops: strength.troops,
    observers: strength.observers,
    police: strength.police,
    formed_police: formed.get(month) ?? null,
    basis: strength.basis,
    records: record === null ? [] : [{ noun: "strength", id: record }],
    sources: strength.sources,
  });
  return new Map(reports.map((report) => [report.month, read(report)]));
}

function levelsOn(mission: MissionData, day: string): Partial<Record<LevelComponent, MonthLevel>> {
  const all = readLevels(mission.authorised_strength, mission.instrument);
  return Object.fromEntries(
    components.flatMap((component) => {
      const level = findLevel(
        all.filter(({ row }) => row.component === component),
        day,
      );
      return level === undefined ? [] : [[component, monthLevel(level)]];
    }),
  );
}

const monthLevel = ({ row }: Level): MonthLevel => ({
  value: row.value,
  records: [
    { noun: "authorised_strength", id: row.id },
    { noun: "instrument", id: row.instrument },
  ],
  sources: row.source,
});

/** The latest report up to a month in which the categories are known, else the first after it, apart for each whole. */
function splitAt(month: Month, reports: readonly ReportedMonth[]): ReportedSplit {
  const pick = (isKnown: (report: ReportedMonth) => boolean): ReportedMonth | undefined => {
    const known = reports.filter(isKnown);
    return known.findLast((report) => report.month <= month) ?? known[0];
  };
  const military = pick((each) => each.troops !== null && each.observers !== null && each.troops + each.observers > 0);
  const police = pick((each) => each.police !== null && each.police > 0 && each.formed_police !== null);
  return {
    troops: military?.troops ?? null,
    observers: military?.observers ?? null,
    formed_police: police?.formed_police ?? null,
    individual_police: police ? (police.police ?? 0) - (police.formed_police ?? 0) : null,
    records: [
      ...new Map([...(military?.records ?? []), ...(police?.records ?? [])].map((each) => [each.id, each])).values(),
    ],
  };
}
