import type { PlanMonth } from "../../../model/plan.ts";

export function MapPanel({ month }: { month: string; detail: PlanMonth | null }) {
  return <section className="panel map-panel">{month}</section>;
}
