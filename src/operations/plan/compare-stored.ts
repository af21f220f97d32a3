import { comparePlans } from "../../engines/plan/compare-plans.ts";
import type { PlanComparison } from "../../model/plan-comparison.ts";
import type { Language } from "../../words/say.ts";
import { sayFlags } from "./plan-records.ts";
import type { ShelvedPlan } from "./plan-shelf.ts";

const named = (plan: ShelvedPlan): PlanComparison["a"] => ({
  scenario: plan.scenarios.join(", ") || null,
  input_hash: plan.input_hash,
});

/** Two shelved plans side by side, with the flags that came and went in the reader's language. */
export function compareShelved(a: ShelvedPlan, b: ShelvedPlan, language: Language) {
  const { flags, ...changes } = comparePlans(a.result, b.result);
  return {
    schema: "concert.compare/1" as const,
    mission: a.result.mission,
    a: named(a),
    b: named(b),
    ...changes,
    flags: { added: sayFlags(flags.added, language), removed: sayFlags(flags.removed, language), kept: flags.kept },
  };
}
