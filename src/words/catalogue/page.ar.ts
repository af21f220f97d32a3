import type { Catalogue } from "../say.ts";
import brief from "./brief.ar.json" with { type: "json" };
import budget from "./budget.ar.json" with { type: "json" };
import cash from "./cash.ar.json" with { type: "json" };
import chart from "./chart.ar.json" with { type: "json" };
import compare from "./compare.ar.json" with { type: "json" };
import fault from "./fault.ar.json" with { type: "json" };
import field from "./field.ar.json" with { type: "json" };
import force from "./force.ar.json" with { type: "json" };
import grid from "./grid.ar.json" with { type: "json" };
import mandate from "./mandate.ar.json" with { type: "json" };
import map from "./map.ar.json" with { type: "json" };
import outbox from "./outbox.ar.json" with { type: "json" };
import payers from "./payers.ar.json" with { type: "json" };
import person from "./person.ar.json" with { type: "json" };
import plan from "./plan.ar.json" with { type: "json" };
import refusal from "./refusal.ar.json" with { type: "json" };
import scale from "./scale.ar.json" with { type: "json" };
import screen from "./screen.ar.json" with { type: "json" };
import shares from "./shares.ar.json" with { type: "json" };
import shell from "./shell.ar.json" with { type: "json" };
import sources from "./sources.ar.json" with { type: "json" };
import upload from "./upload.ar.json" with { type: "json" };

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
