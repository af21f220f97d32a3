import type { Catalogue } from "../../words/say.ts";
import fault from "../../words/catalogue/fault.fr.json" with { type: "json" };
import field from "../../words/catalogue/field.fr.json" with { type: "json" };
import plan from "../../words/catalogue/plan.fr.json" with { type: "json" };
import refusal from "../../words/catalogue/refusal.fr.json" with { type: "json" };
import screen from "../../words/catalogue/screen.fr.json" with { type: "json" };

/** The words that the page shows in this language. */
export const catalogue: Catalogue = { ...fault, ...field, ...plan, ...refusal, ...screen };
