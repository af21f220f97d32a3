import type * as z from "zod";
import { id, requiredText, text } from "./field.ts";
import { noun } from "./noun.ts";

/** Where facts come from. Every pack that uses them lists `unsourced` (from memory) and `derived` (arithmetic) too. */
export const sourceNoun = noun({
  name: "source",
  plural: "sources",
  fields: {
    id: id(),
    title: requiredText(),
    where: text(),
    note: text(),
  },
});
export const Source = sourceNoun.schema;
export type Source = z.infer<typeof Source>;
