import * as z from "zod";
import type { WorkFunction } from "./work-function.ts";

export const domains = [
  "mandate",
  "force",
  "movement",
  "supply",
  "infrastructure",
  "funding",
  "coordination",
  "watch",
  "response",
  "process",
  "results",
] as const;
export const Domain = z.enum(domains);
export type Domain = z.infer<typeof Domain>;

/** The function that answers for a flag of a domain unless somebody else is named. */
export const ownerOf: Readonly<Record<Domain, WorkFunction>> = {
  mandate: "command",
  force: "force_generation",
  movement: "movement_control",
  supply: "supply",
  infrastructure: "supply",
  funding: "budget",
  coordination: "civil_military",
  watch: "operations_centre",
  response: "operations_centre",
  process: "command",
  results: "evaluator",
};

/** The codes of all flags so far; `words` says each under `flag.<code>` and its suggested act under `act.<code>`. */
export const flagCodes = [
  "strength.above_authorised",
  "strength.below_50",
  "strength.below_80",
  "strength.below_90",
  "strength.disagree",
  "authorised.unknown",
  "site.no_way_in",
  "site.cut_off",
  "route.slow_in_rains",
  "route.cut_in_rains",
  "budget.disagree",
  "incident.disagree",
  "scale.sum",
  "levels.unknown",
  "task.no_means",
] as const;

/**
 * Something that an engine noticed. The flag holds a code and values, never a sentence; `text` and `act` are filled by
 * the door that shows it, in the reader's language.
 */
export const Flag = z.object({
  code: z.enum(flagCodes),
  severity: z.enum(["high", "medium", "low", "info"]),
  domain: Domain,
  month: z.string().nullable(),
  records: z.array(z.object({ noun: z.string(), id: z.string() })),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});
export type Flag = z.infer<typeof Flag>;

/** A flag with its text and its suggested act in the reader's language, as it leaves the process. */
export const SaidFlag = Flag.extend({ text: z.string(), act: z.string() });
export type SaidFlag = z.infer<typeof SaidFlag>;
