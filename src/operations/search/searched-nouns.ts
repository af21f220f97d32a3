import { commodityNoun } from "../../model/commodity.ts";
import { entryPointNoun } from "../../model/entry-point.ts";
import { instrumentNoun } from "../../model/instrument.ts";
import { milestoneNoun } from "../../model/milestone.ts";
import type { Noun } from "../../model/noun.ts";
import { organisationNoun } from "../../model/organisation.ts";
import { scenarioNoun } from "../../model/scenario.ts";
import { siteNoun } from "../../model/site.ts";
import { sourceNoun } from "../../model/source.ts";
import { taskNoun } from "../../model/task.ts";
import { unitTypeNoun } from "../../model/unit-type.ts";

/** A noun whose records are found by name: its title, further names, and what stands beside the title in a list. */
export type Searched = {
  readonly noun: Noun;
  readonly title: string;
  readonly names: readonly string[];
  readonly detail: string | null;
};

/** What the search reads, in the order in which equally good finds are listed. */
export const searched: readonly Searched[] = [
  { noun: siteNoun, title: "name", names: ["aliases"], detail: "role" },
  { noun: entryPointNoun, title: "name", names: [], detail: "fact" },
  { noun: instrumentNoun, title: "symbol", names: ["title"], detail: "title" },
  { noun: taskNoun, title: "text", names: [], detail: null },
  { noun: organisationNoun, title: "name", names: ["short_name", "aliases", "iso3"], detail: "short_name" },
  { noun: milestoneNoun, title: "title", names: ["when"], detail: "when" },
  { noun: commodityNoun, title: "name", names: [], detail: "unit" },
  { noun: unitTypeNoun, title: "name", names: [], detail: null },
  { noun: scenarioNoun, title: "name", names: [], detail: "description" },
  { noun: sourceNoun, title: "title", names: [], detail: "where" },
];
