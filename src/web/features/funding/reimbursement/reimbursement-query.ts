import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ReimbursementStatement } from "../../../../model/reimbursement-statement.ts";
import { ask, queryText } from "../../../api.ts";
import { missionPath } from "../../../queries.ts";

export type Reimbursement = {
  readonly from: string | null;
  readonly quarters: readonly string[];
  readonly contributors: readonly string[];
  readonly rates_given: number;
  readonly rule: { readonly quarters: number; readonly most_percent: string };
  readonly statements: readonly ReimbursementStatement[];
};
export type ReimbursementAsk = {
  readonly mission: string;
  readonly scenario: string | undefined;
  readonly quarter: string | undefined;
  readonly contributor: string | undefined;
};

/** The first day of a quarter as `2023-Q1`. */
export const quarterName = (day: string): string =>
  `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) + 2) / 3)}`;

export const reimbursementPath = (
  { mission, ...asked }: ReimbursementAsk,
  more: { readonly format?: string; readonly lang?: string } = {},
): string => `${missionPath(mission)}/reimbursement${queryText({ ...asked, ...more })}`;

export const reimbursementQuery = (asked: ReimbursementAsk) =>
  queryOptions({
    queryKey: ["mission", asked.mission, "reimbursement", JSON.stringify(asked)],
    queryFn: ({ signal }) => ask<Reimbursement>(reimbursementPath(asked), { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
