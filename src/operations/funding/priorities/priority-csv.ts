import { csvLine } from "../../../exchange/csv.ts";
import type { PriorityReport } from "../../../model/priority-report.ts";

/** What becomes of each task, unit and site in each period, for programs: names of columns and codes. */
export function priorityCsv({ case: stated, answer }: PriorityReport): string {
  const { plan } = answer;
  const head = csvLine(["kind", "id", "name", "people", "weight", "period", "months", "state"]);
  if (plan === null) return head;
  const stays = new Map([...plan.units, ...plan.sites].map(({ id, periods }) => [id, periods]));
  const carried = new Map(plan.tasks.map((task) => [task.id, task.carried]));
  const lines = plan.periods.flatMap(({ from, months }, t) => {
    const there = (id: string): string => ((stays.get(id) ?? 0) > t ? "kept" : "gone");
    const stateOf = (id: string): string => {
      const state = carried.get(id)?.[t] ?? null;
      return state === null ? "not_due" : state ? "carried" : "lost";
    };
    const period = [from, String(months)];
    return [
      ...stated.tasks.map(({ id, title, weight }) => ["task", id, title, "", String(weight), ...period, stateOf(id)]),
      ...stated.units.map(({ id, kind, people }) => ["unit", id, kind, String(people), "", ...period, there(id)]),
      ...stated.sites.map(({ id, name }) => ["site", id, name, "", "", ...period, there(id)]),
    ];
  });
  return head + lines.map(csvLine).join("");
}
