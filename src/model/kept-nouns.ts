import { nouns } from "./nouns.ts";
import { type WorkFunction, workFunctions } from "./work-function.ts";

/** What anyone who writes may add beside the nouns of their function: where it comes from, and what might be otherwise. */
const shared = ["source", "document", "scenario"];

const own: Readonly<Record<WorkFunction, readonly string[]>> = {
  command: nouns.map(({ name }) => name),
  operations_centre: ["incident", "milestone", "deployment", "ddr_count"],
  force_generation: ["contribution", "strength", "unit_type", "authorised_strength", "deployment"],
  movement_control: ["site", "entry_point", "route", "season"],
  supply: ["commodity"],
  budget: ["budget_line", "budget_input", "post", "class_amount", "equipment_rate", "equipment_report"],
  civil_military: ["partner", "organisation", "ddr_count"],
  partner: [],
  member_state: [],
  evaluator: [],
};

/** The nouns that a function keeps; none for those who only read. The database holds the same list (`concert.kept_noun`). */
export const nounsKeptBy = (work: WorkFunction): readonly string[] =>
  own[work].length === 0 ? [] : [...new Set([...own[work], ...shared])].sort();

/** The functions that keep a noun, command last. */
export const keepersOf = (noun: string): readonly WorkFunction[] =>
  workFunctions.filter((work) => work !== "command" && nounsKeptBy(work).includes(noun)).concat("command");

/** True when an editor with these functions may write the noun; without functions an editor writes all. */
export const mayWrite = (functions: readonly string[], noun: string): boolean =>
  functions.length === 0 || workFunctions.some((work) => functions.includes(work) && nounsKeptBy(work).includes(noun));
