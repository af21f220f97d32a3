import type { Catalogue } from "../say.ts";
import brief from "./brief.fr.json" with { type: "json" };
import budget from "./budget.fr.json" with { type: "json" };
import cash from "./cash.fr.json" with { type: "json" };
import chart from "./chart.fr.json" with { type: "json" };
import compare from "./compare.fr.json" with { type: "json" };
import fault from "./fault.fr.json" with { type: "json" };
import field from "./field.fr.json" with { type: "json" };
import force from "./force.fr.json" with { type: "json" };
import grid from "./grid.fr.json" with { type: "json" };
import mandate from "./mandate.fr.json" with { type: "json" };
import map from "./map.fr.json" with { type: "json" };
import outbox from "./outbox.fr.json" with { type: "json" };
import payers from "./payers.fr.json" with { type: "json" };
import person from "./person.fr.json" with { type: "json" };
import plan from "./plan.fr.json" with { type: "json" };
import refusal from "./refusal.fr.json" with { type: "json" };
import scale from "./scale.fr.json" with { type: "json" };
import screen from "./screen.fr.json" with { type: "json" };
import shares from "./shares.fr.json" with { type: "json" };
import shell from "./shell.fr.json" with { type: "json" };
import sources from "./sources.fr.json" with { type: "json" };
import upload from "./upload.fr.json" with { type: "json" };

/** The words that the page shows in this language. */
export const catalogue: Catalogue = {
  ...brief,
  ...budget,
  ...cash,
  ...chart,
  ...compare,
  ...fault,
  ...field,
  ...force,
  ...grid,
  ...mandate,
  ...map,
  ...outbox,
  ...payers,
  ...person,
  ...plan,
  ...refusal,
  ...scale,
  ...screen,
  ...shares,
  ...shell,
  ...sources,
  ...upload,
};
