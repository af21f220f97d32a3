import type * as z from "zod";
import { postClasses } from "./budget-class.ts";
import { date, id, integer, provenance, rate, requiredCode, requiredText, text } from "./field.ts";
import { noun } from "./noun.ts";

/**
 * Posts of one level in one section. `vacancy_percent` is the part of them that stands empty, `delay_percent` the part
 * of the period for which new ones are not yet filled; empty is unknown.
 */
export const postNoun = noun({
  name: "post",
  plural: "posts",
  fields: {
    id: id(),
    section: text(),
    class: requiredCode(postClasses),
    level: requiredText(),
    number: integer({ unit: "posts", min: 0 }),
    vacancy_percent: rate(2, { min: 0, max: 100, unit: "%" }),
    delay_percent: rate(2, { min: 0, max: 100, unit: "%" }),
    from: date(),
    to: date(),
    ...provenance,
  },
  orderedPairs: [["from", "to"]],
});
export const Post = postNoun.schema;
export type Post = z.infer<typeof Post>;
