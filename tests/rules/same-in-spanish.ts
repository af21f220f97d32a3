/** English messages that Spanish writes alike. The list holds words and names only; a sentence here is a mistake. */
export const sameInSpanish: ReadonlySet<string> = new Set([
  "Aksai Chin",
  "Concert",
  "Crimea",
  "Factor",
  "Kosovo*",
  "Plan",
  "Somaliland",
  "Total",
]);
