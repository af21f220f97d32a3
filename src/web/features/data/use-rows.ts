import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { Noun } from "../../../model/noun.ts";
import { ask, type Item, type ItemPage, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";
import { type Filter, filterText } from "./filters.ts";

const firstPage = 300;
const laterPage = 5000;
/** Beyond this many rows the grid waits until they are scrolled to. */
const eager = 20_000;

export type RowsAsk = {
  readonly mission: string;
  readonly noun: Noun;
  readonly filters: readonly Filter[];
  readonly sort: string | undefined;
  readonly ids: readonly string[];
};

/** The rows of a list as filtered and sorted by the server: a first page at once, the rest behind it. */
export function useRows({ mission, noun, filters, sort, ids }: RowsAsk) {
  const asked = filters.map(filterText);
  const query = useInfiniteQuery({
    queryKey: ["mission", mission, "list", noun.name, "grid", sort ?? "", asked],
    queryFn: ({ pageParam, signal }) =>
      ask<ItemPage>(
        `${missionPath(mission)}/${noun.plural}${queryText({ limit: pageParam === "" ? firstPage : laterPage, cursor: pageParam, sort, filter: asked })}`,
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const loaded = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  useEffect(() => {
    if (hasNextPage && !isFetching && loaded.length < eager) void fetchNextPage();
  }, [hasNextPage, isFetching, loaded.length, fetchNextPage]);
  const rows = useMemo<readonly Item[]>(() => {
    if (ids.length === 0) return loaded;
    const wanted = new Set(ids);
    return loaded.filter((row) => wanted.has(row.id));
  }, [loaded, ids]);
  return { query, rows, total: ids.length > 0 ? rows.length : (data?.pages[0]?.total ?? 0), loaded: loaded.length };
}
