import type * as z from "zod";
import {
  boolean,
  id,
  integer,
  latitude,
  longitude,
  period,
  provenance,
  reference,
  requiredText,
  text,
  texts,
} from "./field.ts";
import { noun } from "./noun.ts";

/**
 * A place that the operation holds, supplies or protects. Position is WGS 84.
 * `same_as` points to the site that is the same place under another name, with the reason; both rows stay.
 */
export const siteNoun = noun({
  name: "site",
  plural: "sites",
  fields: {
    id: id(),
    name: requiredText({ hxl: "#loc+name" }),
    aliases: texts(),
    lon: longitude(),
    lat: latitude(),
    held: period(),
    years_observed: integer({ unit: "years", min: 1 }),
    max_troops_estimated: integer({ unit: "persons", min: 0, zeroIsSuspect: true }),
    force_hq_years: texts(),
    sector_hq_years: texts(),
    medical: boolean(),
    aviation: boolean(),
    observers_present: boolean(),
    police_present: boolean(),
    role: text(),
    main_contributors: texts(),
    same_as: reference(["site"]),
    same_as_reason: text(),
    ...provenance,
  },
});
export const Site = siteNoun.schema;
export type Site = z.infer<typeof Site>;
