import type * as z from "zod";
import {
  date,
  decimal,
  id,
  latitude,
  longitude,
  monthDay,
  provenance,
  requiredCode,
  requiredDate,
  requiredReference,
  requiredText,
  text,
  texts,
} from "./field.ts";
import { noun } from "./noun.ts";

/**
 * The operation itself: identity, dates and parameters; one row, stored as `mission.yaml`.
 * The extent (degrees) bounds every position of the pack and lets swapped coordinates be seen.
 */
export const missionNoun = noun({
  name: "mission",
  plural: "missions",
  file: "mission",
  fields: {
    id: id(),
    name: requiredText(),
    short_name: requiredText(),
    /** `fictional` and `exercise` say so on every screen, print and export. */
    nature: requiredCode(["historic", "fictional", "exercise"]),
    organisation: requiredReference(["organisation"]),
    countries: texts({ hxl: "#country+code" }),
    /** Day of the instrument that authorised the operation; build-up counts from here. */
    authorised_on: requiredDate(),
    starts_on: date(),
    ends_on: date(),
    extent_west: longitude(),
    extent_south: latitude(),
    extent_east: longitude(),
    extent_north: latitude(),
    /** Key by which the budget is shared; `none` where costs lie where they fall. */
    funding_key: requiredCode(["un_peacekeeping", "none"]),
    financial_year_starts: monthDay(),
    /** Days from an entry point to the site it serves where no route row gives them. */
    entry_gate_days: decimal({ unit: "days", min: 0 }),
    preceded_by: text(),
    followed_by: text(),
    ...provenance,
  },
  orderedPairs: [
    ["authorised_on", "ends_on"],
    ["starts_on", "ends_on"],
  ],
});
export const Mission = missionNoun.schema;
export type Mission = z.infer<typeof Mission>;
