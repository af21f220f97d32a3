import type { Catalogue } from "../say.ts";
import brief from "./brief.zh.json" with { type: "json" };
import budget from "./budget.zh.json" with { type: "json" };
import cash from "./cash.zh.json" with { type: "json" };
import chart from "./chart.zh.json" with { type: "json" };
import compare from "./compare.zh.json" with { type: "json" };
import fault from "./fault.zh.json" with { type: "json" };
import field from "./field.zh.json" with { type: "json" };
import force from "./force.zh.json" with { type: "json" };
import grid from "./grid.zh.json" with { type: "json" };
import mandate from "./mandate.zh.json" with { type: "json" };
import map from "./map.zh.json" with { type: "json" };
import outbox from "./outbox.zh.json" with { type: "json" };
import payers from "./payers.zh.json" with { type: "json" };
import person from "./person.zh.json" with { type: "json" };
import plan from "./plan.zh.json" with { type: "json" };
import refusal from "./refusal.zh.json" with { type: "json" };
import scale from "./scale.zh.json" with { type: "json" };
import screen from "./screen.zh.json" with { type: "json" };
import shares from "./shares.zh.json" with { type: "json" };
import shell from "./shell.zh.json" with { type: "json" };
import sources from "./sources.zh.json" with { type: "json" };
import upload from "./upload.zh.json" with { type: "json" };

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
