import type * as z from "zod";
import { date, id, provenance, rate, requiredCode, requiredText } from "./field.ts";
import { noun } from "./noun.ts";

/**
 * A rate by which contingent-owned equipment is reimbursed, as the user's own rates file has it: none is shipped as a
 * rate of the United Nations. Major equipment has value, life, no-fault factor and maintenance; a category of
 * self-sustainment has a rate for a person and month.
 */
export const equipmentRateNoun = noun({
  name: "equipment_rate",
  plural: "equipment_rates",
  fields: {
    id: id(),
    kind: requiredCode(["major_equipment", "self_sustainment"]),
    name: requiredText(),
    value_usd: rate(2, { min: 0, unit: "USD" }),
    life_years: rate(2, { min: 0, unit: "years" }),
    no_fault_percent: rate(4, { min: 0, unit: "%" }),
    maintenance_usd: rate(2, { min: 0, unit: "USD" }),
    person_month_usd: rate(4, { min: 0, unit: "USD" }),
    from: date(),
    to: date(),
    ...provenance,
  },
  orderedPairs: [["from", "to"]],
});
export const EquipmentRate = equipmentRateNoun.schema;
export type EquipmentRate = z.infer<typeof EquipmentRate>;
