import { estimateStartUp } from "../../../engines/funding/budget/reference-class.ts";
import { readMissionCosts } from "../../../exchange/reference/read-budget-tables.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { parseDecimal } from "../../../kernel/fraction.ts";
import { compareText } from "../../../kernel/text-order.ts";
import type { StartUpEstimate } from "../../../model/start-up-estimate.ts";

export type StartUpRequest = {
  readonly uniformed: number;
  /** A decimal of one or more. */
  readonly factor: string;
  readonly region: string | null;
  readonly years: readonly [number, number];
};
export type StartUpSheet = StartUpEstimate & {
  readonly schema: "concert.start_up/1";
  /** Regions of the missions that the table holds. */
  readonly regions: readonly string[];
  readonly criteria: Omit<StartUpRequest, "uniformed">;
};

/** Yearly cost of a mission that does not exist yet, from what real missions like it cost. */
export async function startUpCost({ uniformed, ...criteria }: StartUpRequest): Promise<StartUpSheet> {
  const costs = await readMissionCosts(referenceFolder());
  const estimate = estimateStartUp(costs, { uniformed, ...criteria, factor: parseDecimal(criteria.factor) });
  const regions = [...new Set(costs.map(({ region }) => region))].filter((region) => region !== "").sort(compareText);
  return { schema: "concert.start_up/1", regions, criteria, ...estimate };
}
