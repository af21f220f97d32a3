import type * as z from "zod";
import { code, decimal, id, period, periods, provenance, references, requiredReference, text } from "./field.ts";
import { noun } from "./noun.ts";

/**
 * A way between two places. A row with `via` is the printed sum of other rows: kept, never used as a leg.
 * Days are whole days printed for one vehicle or convoy by season; `state_of` says of what time the road state is.
 */
export const routeNoun = noun({
  name: "route",
  plural: "routes",
  fields: {
    id: id(),
    from: requiredReference(["site", "entry_point"]),
    to: requiredReference(["site", "entry_point"]),
    mode: code(["road", "rail", "sea", "air", "river", "ferry"]),
    km: decimal({ unit: "km", min: 0, zeroIsSuspect: true }),
    surface: text(),
    dry_days: decimal({ unit: "days", min: 0 }),
    wet_days: decimal({ unit: "days", min: 0 }),
    via: references(["route"]),
    state_of: period(),
    closed: periods(),
    role: text(),
    ...provenance,
  },
});
export const Route = routeNoun.schema;
export type Route = z.infer<typeof Route>;
