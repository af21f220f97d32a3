import type * as z from "zod";
import { id, integer, provenance, requiredPeriod, requiredText, text } from "./field.ts";
import { noun } from "./noun.ts";

const persons = { unit: "persons", min: 0 } as const;

/**
 * People of one contributor (TCC or PCC) at one time: a report of a day, or an estimate for a year.
 * `contributor` is an ISO 3166 alpha-3 code, or `unknown`. `police` is the printed total of both kinds of police.
 */
export const contributionNoun = noun({
  name: "contribution",
  plural: "contributions",
  key: ["as_of", "contributor", "basis"],
  fields: {
    id: id(),
    as_of: requiredPeriod({ hxl: "#date+reported" }),
    contributor: requiredText({ hxl: "#country+code" }),
    contributor_printed: text(),
    troops: integer(persons),
    police: integer(persons),
    formed_police: integer(persons),
    individual_police: integer(persons),
    observers: integer(persons),
    total: integer(persons),
    women_troops: integer(persons),
    women_formed_police: integer(persons),
    women_individual_police: integer(persons),
    women_observers: integer(persons),
    ...provenance,
  },
});
export const Contribution = contributionNoun.schema;
export type Contribution = z.infer<typeof Contribution>;
