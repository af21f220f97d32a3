import type { Catalogue } from "../../words/say.ts";
import fault from "../../words/catalogue/fault.ar.json" with { type: "json" };
import field from "../../words/catalogue/field.ar.json" with { type: "json" };
import plan from "../../words/catalogue/plan.ar.json" with { type: "json" };
import refusal from "../../words/catalogue/refusal.ar.json" with { type: "json" };
import screen from "../../words/catalogue/screen.ar.json" with { type: "json" };

/** The words that the page shows in this language. */
export const catalogue: Catalogue = { ...fault, ...field, ...plan, ...refusal, ...screen };
