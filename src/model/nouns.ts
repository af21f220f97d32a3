import { authorisedStrengthNoun } from "./authorised-strength.ts";
import { budgetInputNoun } from "./budget-input.ts";
import { budgetLineNoun } from "./budget-line.ts";
import { classAmountNoun } from "./class-amount.ts";
import { commodityNoun } from "./commodity.ts";
import { contributionNoun } from "./contribution.ts";
import { ddrCountNoun } from "./ddr-count.ts";
import { deploymentNoun } from "./deployment.ts";
import { documentNoun } from "./document.ts";
import { entryPointNoun } from "./entry-point.ts";
import { equipmentRateNoun } from "./equipment-rate.ts";
import { equipmentReportNoun } from "./equipment-report.ts";
import { incidentNoun } from "./incident.ts";
import { instrumentNoun } from "./instrument.ts";
import { milestoneNoun } from "./milestone.ts";
import { missionNoun } from "./mission.ts";
import type { Noun } from "./noun.ts";
import { organisationNoun } from "./organisation.ts";
import { partnerNoun } from "./partner.ts";
import { postNoun } from "./post.ts";
import { routeNoun } from "./route.ts";
import { scenarioNoun } from "./scenario.ts";
import { seasonNoun } from "./season.ts";
import { siteNoun } from "./site.ts";
import { sourceNoun } from "./source.ts";
import { strengthNoun } from "./strength.ts";
import { taskNoun } from "./task.ts";
import { unitTypeNoun } from "./unit-type.ts";

/** Every noun that a mission holds, in the order in which lists, workbooks and dictionaries show them. */
export const nouns: readonly Noun[] = [
  missionNoun,
  organisationNoun,
  instrumentNoun,
  taskNoun,
  authorisedStrengthNoun,
  strengthNoun,
  contributionNoun,
  unitTypeNoun,
  siteNoun,
  deploymentNoun,
  entryPointNoun,
  routeNoun,
  seasonNoun,
  commodityNoun,
  budgetLineNoun,
  budgetInputNoun,
  postNoun,
  classAmountNoun,
  equipmentRateNoun,
  equipmentReportNoun,
  milestoneNoun,
  incidentNoun,
  partnerNoun,
  ddrCountNoun,
  sourceNoun,
  scenarioNoun,
  documentNoun,
];

const byName = new Map(nouns.map((noun) => [noun.name, noun]));

export const findNoun = (name: string): Noun | undefined => byName.get(name);
