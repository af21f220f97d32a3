import type { Catalogue } from "../say.ts";
import brief from "./brief.es.json" with { type: "json" };
import budget from "./budget.es.json" with { type: "json" };
import cash from "./cash.es.json" with { type: "json" };
import chart from "./chart.es.json" with { type: "json" };
import compare from "./compare.es.json" with { type: "json" };
import fault from "./fault.es.json" with { type: "json" };
import field from "./field.es.json" with { type: "json" };
import force from "./force.es.json" with { type: "json" };
import grid from "./grid.es.json" with { type: "json" };
import mandate from "./mandate.es.json" with { type: "json" };
import map from "./map.es.json" with { type: "json" };
import outbox from "./outbox.es.json" with { type: "json" };
import payers from "./payers.es.json" with { type: "json" };
import person from "./person.es.json" with { type: "json" };
import plan from "./plan.es.json" with { type: "json" };
import refusal from "./refusal.es.json" with { type: "json" };
import scale from "./scale.es.json" with { type: "json" };
import screen from "./screen.es.json" with { type: "json" };
import shares from "./shares.es.json" with { type: "json" };
import shell from "./shell.es.json" with { type: "json" };
import sources from "./sources.es.json" with { type: "json" };
import upload from "./upload.es.json" with { type: "json" };

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
