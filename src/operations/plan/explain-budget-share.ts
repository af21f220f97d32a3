import { explainShare } from "../../engines/funding/explain-share.ts";
import { parseMoney } from "../../kernel/money.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { say } from "../../words/catalogue.ts";
import { localValues } from "../../words/local-value.ts";
import type { Language } from "../../words/say.ts";
import type { ShelvedPlan } from "./plan-shelf.ts";

export type ShareRequest = {
  readonly budget: string;
  readonly part: number;
  readonly iso3: string;
  readonly language: Language;
};

/**
 * How one state's share of one part of a budget comes about, step by step with text and sources.
 * Where a year has no rates that share an amount there are no steps but the reason.
 * @throws Refusal not-found where there is no such budget, part or share
 */
export function explainBudgetShare(plan: ShelvedPlan, reference: ReferenceData, request: ShareRequest) {
  const budget = plan.result.budgets.find(({ id }) => id === request.budget);
  const part = budget?.parts[request.part];
  const share = part?.shares.find(({ iso3 }) => iso3 === request.iso3);
  if (!budget || !part || !share) throw new Refusal("not-found", "server.not_found");
  const cents = parseMoney(part.amount_usd).minor;
  const steps = explainShare(reference, { iso3: request.iso3, year: part.scale_year, cents });
  return {
    budget: budget.id,
    part: { from: part.from, to: part.to, amount_usd: part.amount_usd, scale_year: part.scale_year },
    share,
    /** Why the share has no amount; null where it has one. */
    reason:
      part.reason === null ? null : { code: part.reason, text: say(request.language, `funding.reason.${part.reason}`) },
    steps: (steps ?? []).map((step) => ({
      ...step,
      text: say(request.language, `funding.step.${step.code}`, localValues(request.language, step.values)),
    })),
  };
}
