import type { Month } from "../../../kernel/plain-date.ts";
import type { RecordName } from "../../../model/budget-estimate.ts";
import type { Basis } from "../../../model/field.ts";
import type { PersonMonth, PersonsByCategory, UniformedCategory } from "./budget-basis.ts";

/** What was reported of one month; null is unknown. Formed police are known where the contributors split their police. */
export type ReportedMonth = {
  readonly month: Month;
  readonly troops: number | null;
  readonly observers: number | null;
  readonly police: number | null;
  readonly formed_police: number | null;
  readonly basis: Basis | null;
  readonly records: readonly RecordName[];
  readonly sources: readonly string[];
};

/** Reported persons by category and month. Police that are not split are a range from none to all in each category. */
export function reportedPersons(months: readonly ReportedMonth[]): PersonsByCategory {
  const of = (category: UniformedCategory): PersonMonth[] => months.map((month) => personMonth(month, category));
  return {
    observers: of("observers"),
    troops: of("troops"),
    individual_police: of("individual_police"),
    formed_police: of("formed_police"),
  };
}

function personMonth(at: ReportedMonth, category: UniformedCategory): PersonMonth {
  const head = { month: at.month, basis: at.basis, records: at.records, sources: at.sources };
  const stated = statedOf(at, category);
  if (stated !== null) return { ...head, low: stated, high: stated, reason: null };
  const isPolice = category === "individual_police" || category === "formed_police";
  if (isPolice && at.police !== null) return { ...head, low: 0, high: at.police, reason: "police_not_split" };
  return { ...head, low: null, high: null, reason: "strength_unknown" };
}

function statedOf(at: ReportedMonth, category: UniformedCategory): number | null {
  if (category === "troops" || category === "observers") return at[category];
  if (at.police === 0) return 0;
  if (at.police === null || at.formed_police === null) return null;
  return category === "formed_police" ? at.formed_police : at.police - at.formed_police;
}
