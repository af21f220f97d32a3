import type * as z from "zod";
import { id, prose } from "./field.ts";
import { noun } from "./noun.ts";

/** A text that travels with the pack verbatim: SOURCES.md, and the expected answers of a shipped pack. The id is its path. */
export const documentNoun = noun({
  name: "document",
  plural: "documents",
  file: "document",
  fields: { id: id(), text: prose() },
});
export const Document = documentNoun.schema;
export type Document = z.infer<typeof Document>;
