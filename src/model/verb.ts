/**
 * Verbs with which an instrument asks for something, the strongest first. That the first ones bind and the last ones
 * ask is common ground; the order between neighbours is a convention of this table, from memory and unverified, so a
 * difference says from which verb to which and no more.
 */
export const verbs = [
  "decides",
  "demands",
  "authorises",
  "requests",
  "calls_upon",
  "urges",
  "encourages",
  "invites",
  "recommends",
  "expresses_intention",
  "takes_note",
] as const;
export type Verb = (typeof verbs)[number];

/** The place of a verb, 0 the strongest; null where the verb is unknown. */
export const verbRank = (verb: Verb | null): number | null => (verb === null ? null : verbs.indexOf(verb));
