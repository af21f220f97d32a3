import type * as z from "zod";
import { id, integer, provenance, requiredPeriod, requiredReference, text, texts } from "./field.ts";
import { noun } from "./noun.ts";

/** Troops at one site in one period, as read off maps (standard unit sizes, so estimates). An empty size is a size unknown. */
export const deploymentNoun = noun({
  name: "deployment",
  plural: "deployments",
  key: ["as_of", "site"],
  fields: {
    id: id(),
    as_of: requiredPeriod(),
    site: requiredReference(["site"]),
    troops_estimated: integer({ unit: "persons", min: 0, zeroIsSuspect: true }),
    contributors_printed: text(),
    unit_kinds: texts(),
    ...provenance,
  },
});
export const Deployment = deploymentNoun.schema;
export type Deployment = z.infer<typeof Deployment>;
