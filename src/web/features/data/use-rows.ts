import { useQueries, useQueryClient, type QueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { Noun } from "../../../model/noun.ts";
import { ask, type Item, type ItemPage, queryText } from "../../api.ts";
import type { WaitingItem } from "../../offline/change.ts";
import { useWaitingOver } from "../../offline/use-outbox.ts";
import { missionPath } from "../../queries.ts";
import { listKey } from "./as-of.ts";
import { blockSize, blocksToRead, type View } from "./blocks.ts";
import { type Filter, filterText } from "./filters.ts";

export type RowsAsk = {
  readonly mission: string;
  readonly noun: Noun;
  readonly filters: readonly Filter[];
  readonly sort: string | undefined;
  /** The commit after which the list is wanted as it was known then. */
  readonly asOf: string | undefined;
};

/** The rows of a list by their place in it; those that were not read yet are undefined. */
export type Rows = {
  readonly total: number;
  readonly at: (index: number) => WaitingItem | undefined;
  /** Reads what is missing of a range, both ends included, into the same store. */
  readonly read: (from: number, to: number) => Promise<readonly Item[]>;
};

const blockQuery = ({ mission, noun, filters, sort, asOf }: RowsAsk, block: number) => ({
  queryKey: [...listKey(mission, noun.name, asOf), "grid", sort ?? "", filters.map(filterText).join("~"), block],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    ask<ItemPage>(
      `${missionPath(mission)}/${noun.plural}${queryText({ limit: blockSize, offset: block * blockSize, sort, filter: filters.map(filterText), as_of: asOf })}`,
      { signal },
    ),
  // The live stream tells when a list has changed.
  staleTime: 60_000,
});

const combine = (results: readonly UseQueryResult<ItemPage>[]) => ({
  pages: results.map(({ data }) => data),
  error: results.find(({ error }) => error !== null)?.error ?? null,
  fetching: results.some(({ isFetching }) => isFetching),
  retry: results.find(({ error }) => error !== null)?.refetch,
});

/**
 * The windows of a list that are in view, as filtered and sorted by the server, and what lies just beyond them. While
 * a new order or filter is on its way the rows before it stay.
 */
export function useRows(asked: RowsAsk, view: View) {
  const client = useQueryClient();
  const { mission, noun, filters, sort, asOf } = asked;
  const key = JSON.stringify([mission, noun.name, sort, filters, asOf]);
  const total = useRef<{ key: string; total: number } | null>(null);
  const known = total.current?.key === key ? total.current.total : null;
  const blocks = blocksToRead(view, known);
  const { pages, ...state } = useQueries({ queries: blocks.map((block) => blockQuery(asked, block)), combine });
  const here = pages.find((page) => page !== undefined);
  if (here) total.current = { key, total: newestTotal(client, asked, blocks) ?? here.total };
  const count = total.current?.total ?? 0;
  const waiting = useWaitingOver(mission, noun.name);
  const over = asOf === undefined ? waiting : asItWas;
  const rows = useMemo(() => rowsOf(client, asked, count, over), [client, key, count, pages, over]);
  const shown = useRef<{ rows: Rows; key: string } | null>(null);
  if (here) shown.current = { rows, key };
  return {
    rows: shown.current?.rows ?? rows,
    pending: shown.current === null,
    /** The rows shown are still those of the order or filter before. */
    stale: shown.current !== null && shown.current.key !== key,
    ...state,
  };
}

/** What waits in this browser is no part of the past. */
const asItWas = (item: Item): WaitingItem => item;

/** Blocks are read at different times; the one read last knows the number of rows best. */
function newestTotal(client: QueryClient, asked: RowsAsk, blocks: readonly number[]): number | undefined {
  const states = blocks.map((block) => client.getQueryState<ItemPage>(blockQuery(asked, block).queryKey));
  const read = states.filter((state) => state?.data !== undefined);
  return read.sort((a, b) => (b?.dataUpdatedAt ?? 0) - (a?.dataUpdatedAt ?? 0))[0]?.data?.total;
}

/** `over` lays what waits in this browser over what the server said. */
function rowsOf(client: QueryClient, asked: RowsAsk, total: number, over: (item: Item) => WaitingItem): Rows {
  const at = (index: number) => {
    if (index < 0) return undefined;
    const { queryKey } = blockQuery(asked, Math.floor(index / blockSize));
    const item = client.getQueryData<ItemPage>(queryKey)?.items[index % blockSize];
    return item && over(item);
  };
  const read = async (from: number, to: number) => {
    const first = Math.floor(from / blockSize);
    const last = Math.floor(Math.min(to, total - 1) / blockSize);
    const items: Item[] = [];
    for (let block = first; block <= last; block += 1) {
      const page = await client.ensureQueryData(blockQuery(asked, block));
      items.push(...page.items.map(over));
    }
    return items.slice(from - first * blockSize, to - first * blockSize + 1);
  };
  return { total, at, read };
}
