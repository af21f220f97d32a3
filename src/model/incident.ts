import type * as z from "zod";
import { id, integer, provenance, reference, requiredCode, requiredPeriod, text } from "./field.ts";
import { noun } from "./noun.ts";

/** An incident of the operation's own record. Rows with `scope` total are running totals, never added to the others. */
export const incidentNoun = noun({
  name: "incident",
  plural: "incidents",
  appendOnly: true,
  fields: {
    id: id(),
    when: requiredPeriod({ hxl: "#date+occurred" }),
    scope: requiredCode(["event", "total"]),
    kind: requiredCode(
      [
        "road_accident",
        "riot",
        "hostage_taking",
        "hostage_release",
        "attack",
        "death_by_illness",
        "death_all_causes",
        "injury",
      ],
      { hxl: "#event+type" },
    ),
    place: text({ hxl: "#loc+name" }),
    site: reference(["site"]),
    killed: integer({ unit: "persons", min: 0 }),
    injured: integer({ unit: "persons", min: 0 }),
    detail: text(),
    ...provenance,
  },
});
export const Incident = incidentNoun.schema;
export type Incident = z.infer<typeof Incident>;
