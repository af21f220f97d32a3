import type * as z from "zod";
import {
  boolean,
  id,
  integer,
  provenance,
  requiredCode,
  requiredDate,
  requiredReference,
  requiredText,
} from "./field.ts";
import { noun } from "./noun.ts";

/**
 * What a verification of the quarter that begins on a day found of one item of one contributor: how many the memorandum of
 * understanding agrees and how many were there and working; for self-sustainment, whether the standard was met.
 */
export const equipmentReportNoun = noun({
  name: "equipment_report",
  plural: "equipment_reports",
  key: ["contributor", "quarter_starts", "item"],
  fields: {
    id: id(),
    contributor: requiredText(),
    quarter_starts: requiredDate(),
    item: requiredReference(["equipment_rate"]),
    lease: requiredCode(["wet", "dry", "self_sustainment"]),
    agreed: integer({ unit: "pieces", min: 0 }),
    working: integer({ unit: "pieces", min: 0 }),
    meets_standard: boolean(),
    ...provenance,
  },
});
export const EquipmentReport = equipmentReportNoun.schema;
export type EquipmentReport = z.infer<typeof EquipmentReport>;
