import type * as z from "zod";
import { id, monthDay, provenance, requiredCode, requiredText } from "./field.ts";
import { noun } from "./noun.ts";

/** A part of every year, first and last day included; it may pass the turn of the year. */
export const seasonNoun = noun({
  name: "season",
  plural: "seasons",
  fields: {
    id: id(),
    name: requiredText(),
    kind: requiredCode(["wet", "dry", "winter"]),
    starts: monthDay(),
    ends: monthDay(),
    ...provenance,
  },
});
export const Season = seasonNoun.schema;
export type Season = z.infer<typeof Season>;
