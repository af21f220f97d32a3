import type * as z from "zod";
import {
  date,
  id,
  provenance,
  reference,
  references,
  requiredCode,
  requiredReference,
  requiredText,
  text,
} from "./field.ts";
import { noun } from "./noun.ts";

/**
 * One entry of the status-of-forces register: what the operation asked of a host or transit state, and how it stands.
 * `instrument` is the agreement on which the request rests. `host_remark` is what the state asked says of the entry,
 * shown beside it always.
 */
export const clearanceNoun = noun({
  name: "clearance",
  plural: "clearances",
  fields: {
    id: id(),
    kind: requiredCode(["flight", "visa", "customs", "frequency", "land", "port_call", "vehicles", "tax", "other"]),
    subject: requiredText(),
    asked_of: requiredReference(["organisation"]),
    instrument: reference(["instrument"]),
    sites: references(["site"]),
    requested_on: date(),
    state: requiredCode(["requested", "pending", "granted", "granted_with_conditions", "not_granted"]),
    answered_on: date(),
    valid_until: date(),
    conditions: text(),
    host_remark: text(),
    ...provenance,
  },
  orderedPairs: [
    ["requested_on", "answered_on"],
    ["answered_on", "valid_until"],
  ],
});
export const Clearance = clearanceNoun.schema;
export type Clearance = z.infer<typeof Clearance>;
