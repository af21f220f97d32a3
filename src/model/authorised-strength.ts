import type * as z from "zod";
import { date, id, integer, period, provenance, reference, requiredCode, requiredReference } from "./field.ts";
import { noun } from "./noun.ts";

export const authorisedComponents = [
  "military",
  "troops",
  "observers",
  "police",
  "formed_police",
  "individual_police",
  "uniformed",
  "civilians",
] as const;

/**
 * A level, or a change of level, that an instrument sets for one component.
 *
 * `base` binds from `valid_from`, or from the last day of `reach_by` where the instrument gives time: until then the
 * level before it binds and this one is planned. `temporary` overrides the base between its dates. `change` says only
 * by how much; what the level then is isn't stated, so from its `valid_from` the level is unknown until the next base.
 */
export const authorisedStrengthNoun = noun({
  name: "authorised_strength",
  plural: "authorised_strengths",
  fields: {
    id: id(),
    instrument: requiredReference(["instrument"]),
    paragraph: reference(["paragraph"]),
    component: requiredCode(authorisedComponents),
    kind: requiredCode(["base", "temporary", "change"]),
    value: integer({ unit: "persons", min: 0, zeroIsSuspect: false }),
    change: integer({ unit: "persons" }),
    valid_from: date(),
    reach_by: period(),
    valid_until: date(),
    ...provenance,
  },
  orderedPairs: [
    ["valid_from", "reach_by"],
    ["valid_from", "valid_until"],
  ],
});
export const AuthorisedStrength = authorisedStrengthNoun.schema;
export type AuthorisedStrength = z.infer<typeof AuthorisedStrength>;
