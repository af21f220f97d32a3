import type { Catalogue } from "../say.ts";
import brief from "./brief.ru.json" with { type: "json" };
import budget from "./budget.ru.json" with { type: "json" };
import cash from "./cash.ru.json" with { type: "json" };
import chart from "./chart.ru.json" with { type: "json" };
import compare from "./compare.ru.json" with { type: "json" };
import fault from "./fault.ru.json" with { type: "json" };
import field from "./field.ru.json" with { type: "json" };
import force from "./force.ru.json" with { type: "json" };
import grid from "./grid.ru.json" with { type: "json" };
import mandate from "./mandate.ru.json" with { type: "json" };
import map from "./map.ru.json" with { type: "json" };
import outbox from "./outbox.ru.json" with { type: "json" };
import payers from "./payers.ru.json" with { type: "json" };
import person from "./person.ru.json" with { type: "json" };
import plan from "./plan.ru.json" with { type: "json" };
import refusal from "./refusal.ru.json" with { type: "json" };
import scale from "./scale.ru.json" with { type: "json" };
import screen from "./screen.ru.json" with { type: "json" };
import shares from "./shares.ru.json" with { type: "json" };
import shell from "./shell.ru.json" with { type: "json" };
import sources from "./sources.ru.json" with { type: "json" };
import upload from "./upload.ru.json" with { type: "json" };

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
