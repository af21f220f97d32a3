import { useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Noun } from "../../../model/noun.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import type { View } from "./blocks.ts";
import { grows } from "./columns.ts";
import { readAsOf } from "./as-of.ts";
import { type Filter, readFilters, writeFilters } from "./filters.ts";
import { useEditing } from "./use-editing.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { useLayout } from "./use-layout.ts";
import { useRangeActs } from "./use-range-acts.ts";
import { useRowActs } from "./use-row-acts.ts";
import { useRowHeight } from "./use-row-height.ts";
import { useRows } from "./use-rows.ts";
import { useSelection } from "./use-selection.ts";

/** Everything that one grid is made of: what is asked for, what is here, what is chosen, and what can be done. */
export function useGrid(mission: string, noun: Noun) {
  const asked = useAsked();
  const layout = useLayout(noun);
  const [view, setView] = useState<View>({ first: 0, last: 40, upward: false });
  const list = useRows({ mission, noun, filters: asked.filters, sort: asked.sort, asOf: asked.asOf }, view);
  const box = useRef<HTMLDivElement>(null);
  const focusGrid = useCallback(() => box.current?.focus({ preventScroll: true }), []);
  const rowHeight = useRowHeight();
  const { rows } = list;
  const { resize } = layout;
  const closed = asked.asOf !== undefined;
  const columns = useMemo(
    () => (closed ? layout.columns.map((column) => ({ ...column, editable: false })) : layout.columns),
    [layout.columns, closed],
  );
  // Before the list is here nobody knows where its end is.
  const growing = grows(noun) && !closed && !list.pending;
  const selection = useSelection({ rows: rows.total + (growing ? 1 : 0), columns: columns.length });
  const { at, bounds, choose, chooseRange } = selection;
  const editing = useEditing({ mission, noun, focusGrid, closed });
  const acts = useRangeActs({ noun, rows, columns, at, bounds, editing, grows: growing });
  const rowActs = useRowActs({ noun, rows, closed, at, choose, acts, focusGrid, columns });
  const shared = { rows, columns, selection, editing, acts, box, rowHeight, resize, grows: growing };
  const keys = useGridKeys({ ...shared, act: rowActs.act });
  const order = `${asked.asOf ?? ""} ${asked.sort ?? ""} ${JSON.stringify(asked.filters)}`;
  useTopOnNewOrder(box, order, () => choose({ row: 0, column: at.column }, false));
  const chooseColumn = (name: string) => {
    const column = columns.findIndex((each) => each.name === name);
    chooseRange({ anchor: { row: Math.max(0, rows.total - 1), column }, head: { row: 0, column } });
    focusGrid();
  };
  return { mission, noun, asked, closed, layout, list, setView, focusGrid, rowActs, keys, chooseColumn, ...shared };
}
export type GridModel = ReturnType<typeof useGrid>;

/** What the address asks for: filters of columns, sorting, single records. */
function useAsked() {
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const own = useMemo(() => readFilters(search.filter), [search.filter]);
  const ids = useMemo(() => search.ids?.split(",") ?? [], [search.ids]);
  // Single records are one more condition, so that their number, order and files are those of the list.
  const filters = useMemo<readonly Filter[]>(
    () => [...own, ...(ids.length > 0 ? [{ field: "id", test: "in" as const, value: ids.join("|") }] : [])],
    [own, ids],
  );
  const setFilters = (field: string, next: readonly Filter[]) =>
    setSearch({ filter: writeFilters([...own.filter((other) => other.field !== field), ...next]) });
  const setSort = (sort: string | undefined) => setSearch({ sort });
  return { own, filters, setFilters, ids, sort: search.sort, setSort, asOf: readAsOf(search.as_of) };
}

/** A new order or filter begins at its top. */
function useTopOnNewOrder(box: { readonly current: HTMLElement | null }, key: string, toTop: () => void): void {
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    if (box.current) box.current.scrollTop = 0;
    toTop();
  }, [key]);
}
