/**
 * What people do in a mission, as they enter the workspace and as roles are given by function. A function
 * says which screens come first and which nouns its holder keeps. It widens what its holder may read by those nouns
 * alone that name it in `needToKnow`.
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
