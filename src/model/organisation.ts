import type * as z from "zod";
import { id, provenance, requiredCode, requiredText, text, texts } from "./field.ts";
import { noun } from "./noun.ts";

/** A body that acts in or around the operation. The ICRC is `red_cross`: never a component, cluster member or tasked partner. */
export const organisationNoun = noun({
  name: "organisation",
  plural: "organisations",
  fields: {
    id: id(),
    name: requiredText({ hxl: "#org+name" }),
    kind: requiredCode(["un", "regional", "state", "ngo", "red_cross", "contact_group", "supplier", "community"], {
      hxl: "#org+type",
    }),
    short_name: text({ hxl: "#org+acronym" }),
    iso3: text({ hxl: "#country+code" }),
    aliases: texts(),
    ...provenance,
  },
});
export const Organisation = organisationNoun.schema;
export type Organisation = z.infer<typeof Organisation>;
