import { queryOptions } from "@tanstack/react-query";
import type { PrioritySearchState } from "../../../../model/priority-report.ts";
import type { Search } from "../../../app/search.ts";
import { ask } from "../../../api.ts";
import { missionPath } from "../../../queries.ts";

/** What the address asks: nothing without a cut. */
export type AddressAsk = Pick<Search, "cut" | "within" | "from" | "period" | "protect" | "leaving" | "notice">;

export const protectedIn = (protect: string | undefined): string[] => (protect ?? "").split("~").filter(Boolean);

/** The question as the server takes it; what the address leaves out is the server's usual. */
export function bodyOf({ cut, within, from, period, protect, leaving, notice }: AddressAsk, scenario?: string) {
  return {
    cut_percent: cut ?? "",
    ...(within && { within: Number(within) }),
    ...(from && { from }),
    ...(period === "quarter" && { period }),
    protect: protectedIn(protect),
    ...(leaving && { leaving_usd: leaving }),
    ...(notice && { notice_months: Number(notice) }),
    ...(scenario && { scenario }),
  };
}

type Asked = { readonly mission: string; readonly language: string; readonly body: ReturnType<typeof bodyOf> };

const path = (mission: string): string => `${missionPath(mission)}/priorities`;

/** Begins the search of a question, or finds the one that is there. A commit alone doesn't begin another. */
export const beginQuery = ({ mission, language, body }: Asked) =>
  queryOptions({
    queryKey: ["priorities", mission, language, JSON.stringify(body)],
    queryFn: () => ask<PrioritySearchState>(path(mission), { method: "POST", body }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

/** A search as it goes on, asked for until it has ended. */
export const searchQuery = (mission: string, begun: PrioritySearchState | undefined, language: string) =>
  queryOptions({
    queryKey: ["priorities", mission, language, begun?.id ?? "", "state"],
    queryFn: ({ signal }) => ask<PrioritySearchState>(`${path(mission)}/${begun?.id ?? ""}`, { signal }),
    enabled: begun !== undefined,
    ...(begun && { initialData: begun }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === "ended" || state.status === "error" ? false : 700),
  });

export const stopSearch = (mission: string, id: string): Promise<PrioritySearchState> =>
  ask<PrioritySearchState>(`${path(mission)}/${id}/stop`, { method: "POST" });

/** Where a search is had as a file. */
export const fileOf = (mission: string, id: string, format: "xlsx" | "csv" | "mps", language: string): string =>
  `/api/v1${path(mission)}/${id}?format=${format}&lang=${language}`;
