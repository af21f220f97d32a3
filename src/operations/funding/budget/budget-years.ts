import { type PlainDate, addDays, lastDay, monthOf, yearOf } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { MissionData } from "../../../model/mission-data.ts";

/** A financial year by its name: `2016/17`, or `2016` where it is the calendar year. */
export type BudgetYear = { readonly name: string; readonly from: PlainDate; readonly to: PlainDate };

/** The financial years that a mission touches, from its authorising to its end, or to the last report where it goes on. */
export function budgetYears({
  mission,
  strength,
  budget_line,
}: Pick<MissionData, "mission" | "strength" | "budget_line">): BudgetYear[] {
  const start = mission.financial_year_starts ?? "01-01";
  const last = [...strength.map(({ month }) => lastDay(month)), ...budget_line.flatMap(({ to }) => to ?? [])].reduce(
    (latest, day) => (day > latest ? day : latest),
    mission.authorised_on,
  );
  const end = mission.ends_on ?? last;
  const first = yearOf(mission.authorised_on) - (mission.authorised_on.slice(5) < start ? 1 : 0);
  const years: BudgetYear[] = [];
  for (let year = first; `${year}-${start}` <= end; year += 1) years.push(yearFrom(year, start));
  return years;
}

function yearFrom(year: number, start: string): BudgetYear {
  const from = `${String(year).padStart(4, "0")}-${start}`;
  const to = addDays(`${String(year + 1).padStart(4, "0")}-${start}`, -1);
  const name = start === "01-01" ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
  return { name, from, to };
}

/**
 * The year asked for, or the last that holds a report.
 * @throws Refusal `budget.year_unknown` for a year that the mission does not touch
 */
export function findYear(
  data: Pick<MissionData, "mission" | "strength" | "budget_line">,
  name: string | undefined,
): BudgetYear {
  const years = budgetYears(data);
  const reported = data.strength.filter(({ total, troops }) => total !== null || troops !== null).at(-1)?.month;
  const chosen =
    name === undefined
      ? (years.findLast(({ from }) => reported !== undefined && monthOf(from) <= reported) ?? years[0])
      : years.find((year) => year.name === name);
  if (!chosen)
    throw new Refusal("invalid", "budget.year_unknown", { year: name ?? "", years: years.map((year) => year.name) });
  return chosen;
}
