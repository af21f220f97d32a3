import type * as z from "zod";
import { id, latitude, longitude, periods, provenance, reference, requiredCode, requiredText, text } from "./field.ts";
import { noun } from "./noun.ts";

/** A port or airport of arrival. `site` is the site it serves at its gate; `closed` lists when it is shut. */
export const entryPointNoun = noun({
  name: "entry_point",
  plural: "entry_points",
  fields: {
    id: id(),
    name: requiredText(),
    kind: requiredCode(["port", "airport", "airfield", "staging"]),
    lon: longitude(),
    lat: latitude(),
    site: reference(["site"]),
    fact: text(),
    limits: text(),
    closed: periods(),
    ...provenance,
  },
});
export const EntryPoint = entryPointNoun.schema;
export type EntryPoint = z.infer<typeof EntryPoint>;
