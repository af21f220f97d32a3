import { queryOptions } from "@tanstack/react-query";
import type { PayerMix, PledgeLevel } from "../../../../model/payer-mix.ts";
import { ask, queryText } from "../../../api.ts";
import { missionPath } from "../../../queries.ts";

export type MixAsk = {
  readonly mission: string;
  readonly scenario: string | undefined;
  readonly language: string;
  readonly without: readonly string[];
  readonly count: PledgeLevel;
};

/** The address of a mix; reasons in it are sentences of the language asked for. */
export const mixPath = ({ mission, ...asked }: MixAsk, format?: "xlsx"): string =>
  `${missionPath(mission)}/payer-mix${queryText({ scenario: asked.scenario, without: asked.without, count: asked.count, format, lang: asked.language })}`;

/** Who pays for a mission, as asked in the address. A commit makes it stale as it does everything below the mission. */
export const mixQuery = (asked: MixAsk) =>
  queryOptions({
    queryKey: ["mission", asked.mission, "payer-mix", mixPath(asked)],
    queryFn: ({ signal }) => ask<PayerMix>(mixPath(asked), { signal }),
    staleTime: 300_000,
  });
