import type * as z from "zod";
import { id, provenance, requiredText } from "./field.ts";
import { noun } from "./noun.ts";

/** Something that people consume daily; `factor` names the row of the reference table of consumption factors in use. */
export const commodityNoun = noun({
  name: "commodity",
  plural: "commodities",
  fields: {
    id: id(),
    name: requiredText(),
    unit: requiredText(),
    factor: requiredText(),
    ...provenance,
  },
});
export const Commodity = commodityNoun.schema;
export type Commodity = z.infer<typeof Commodity>;
