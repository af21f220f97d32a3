import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ReadStatement } from "../../../../model/statement-sheet.ts";
import { ask, queryText } from "../../../api.ts";
import { missionPath } from "../../../queries.ts";

export type StatementAsk = {
  readonly mission: string;
  readonly scenario: string | undefined;
  readonly language: string;
  readonly budget: string;
  readonly state: string;
  /** A supposed end of a mandate, dollars of staff assessment, and a credit such as `2015/16=1200000`. */
  readonly end: string | undefined;
  readonly staff: string | undefined;
  readonly credit: string | undefined;
};

export const statementPath = (
  { mission, scenario, language, budget, state, end, staff, credit }: StatementAsk,
  format?: "csv" | "xlsx",
): string =>
  `${missionPath(mission)}/statements${queryText({
    budget,
    state,
    scenario,
    mandate_end: end,
    staff_assessment: staff,
    credit,
    lang: language,
    format,
  })}`;

/** One state's statement of one budget, with what each share rests on. */
export const statementQuery = (asked: StatementAsk) =>
  queryOptions({
    queryKey: ["mission", asked.mission, "statements", JSON.stringify(asked)],
    queryFn: ({ signal }) => ask<ReadStatement>(statementPath(asked), { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
