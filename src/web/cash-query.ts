import { queryOptions } from "@tanstack/react-query";
import type { CashSheet } from "../model/cash-sheet.ts";
import type { Search } from "./app/search.ts";
import { ask, queryText } from "./api.ts";
import { missionPath } from "./queries.ts";

export type CashAsk = Pick<Search, "on" | "stress" | "delay" | "paid" | "opening"> & { readonly named: boolean };

/** The cash of a mission as asked in the address. A commit makes it stale as it does everything below the mission. */
export const cashQuery = (mission: string, { named, ...asked }: CashAsk) =>
  queryOptions({
    queryKey: ["mission", mission, "cash", JSON.stringify(asked), named],
    queryFn: ({ signal }) =>
      ask<CashSheet>(`${missionPath(mission)}/cash${queryText({ ...asked, named: named ? "true" : undefined })}`, {
        signal,
      }),
    staleTime: 300_000,
  });
