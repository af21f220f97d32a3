/**
 * What people do in a mission, as they enter the workspace and as roles are given by function. A function never widens
 * what its holder may read; it says which screens come first and which nouns its holder keeps.
 */
export const workFunctions = [
  "command",
  "operations_centre",
  "force_generation",
  "movement_control",
  "supply",
  "budget",
  "civil_military",
  "partner",
  "member_state",
  "evaluator",
] as const;
export type WorkFunction = (typeof workFunctions)[number];

export const isWorkFunction = (text: string): text is WorkFunction =>
  (workFunctions as readonly string[]).includes(text);
