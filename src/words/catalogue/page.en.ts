import type { Catalogue } from "../say.ts";
import brief from "./brief.en.json" with { type: "json" };
import budget from "./budget.en.json" with { type: "json" };
import cash from "./cash.en.json" with { type: "json" };
import chart from "./chart.en.json" with { type: "json" };
import compare from "./compare.en.json" with { type: "json" };
import fault from "./fault.en.json" with { type: "json" };
import field from "./field.en.json" with { type: "json" };
import force from "./force.en.json" with { type: "json" };
import grid from "./grid.en.json" with { type: "json" };
import mandate from "./mandate.en.json" with { type: "json" };
import map from "./map.en.json" with { type: "json" };
import outbox from "./outbox.en.json" with { type: "json" };
import payers from "./payers.en.json" with { type: "json" };
import person from "./person.en.json" with { type: "json" };
import plan from "./plan.en.json" with { type: "json" };
import refusal from "./refusal.en.json" with { type: "json" };
import scale from "./scale.en.json" with { type: "json" };
import screen from "./screen.en.json" with { type: "json" };
import shares from "./shares.en.json" with { type: "json" };
import shell from "./shell.en.json" with { type: "json" };
import sources from "./sources.en.json" with { type: "json" };
import upload from "./upload.en.json" with { type: "json" };

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
