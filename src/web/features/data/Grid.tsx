import { useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Noun } from "../../../model/noun.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import type { View } from "./blocks.ts";
import { ColumnChooser } from "./ColumnChooser.tsx";
import { ColumnMenu } from "./ColumnMenu.tsx";
import { grows } from "./columns.ts";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { type Filter, readFilters, writeFilters } from "./filters.ts";
import { GridBar } from "./GridBar.tsx";
import { GridFoot } from "./GridFoot.tsx";
import { GridHead, headId } from "./GridHead.tsx";
import { cellId } from "./GridRow.tsx";
import { GridRows } from "./GridRows.tsx";
import { HistoryDialog } from "./HistoryDialog.tsx";
import type { At } from "./range.ts";
import { RefusedDialog } from "./RefusedDialog.tsx";
import { RemoveDialog } from "./RemoveDialog.tsx";
import { RowPanel } from "./RowPanel.tsx";
import { useEditing } from "./use-editing.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { useLayout } from "./use-layout.ts";
import { useRangeActs } from "./use-range-acts.ts";
import { useRowActs } from "./use-row-acts.ts";
import { useRowHeight } from "./use-row-height.ts";
import { useRows } from "./use-rows.ts";
import { useSelection } from "./use-selection.ts";

/** One noun as a grid: the keyboard walks it, the server sorts, filters and adds it up, each act is one commit. */
export function Grid({ mission, noun }: { mission: string; noun: Noun }) {
  const words = useWords();
  const { filters, asked, setFilters, ids, sort, setSort } = useAsked();
  const { all, columns, layout, setLayout, resize, hide } = useLayout(noun);
  const [view, setView] = useState<View>({ first: 0, last: 40, upward: false });
  const { rows, pending, stale, error, retry } = useRows({ mission, noun, filters: asked, sort }, view);
  const box = useRef<HTMLDivElement>(null);
  const focusGrid = useCallback(() => box.current?.focus({ preventScroll: true }), []);
  const rowHeight = useRowHeight();
  const growing = grows(noun);
  const selection = useSelection({ rows: rows.total + (growing ? 1 : 0), columns: columns.length });
  const { at, bounds, choose, chooseRange } = selection;
  const editing = useEditing({ mission, noun, focusGrid });
  const acts = useRangeActs({ noun, rows, columns, at, bounds, editing, grows: growing });
  const rowActs = useRowActs({ noun, rows, at, choose, acts, focusGrid, columns });
  const keys = useGridKeys({
    rows,
    columns,
    selection,
    editing,
    acts,
    box,
    rowHeight,
    grows: growing,
    act: rowActs.act,
    resize,
  });
  useTopOnNewOrder(box, `${sort ?? ""} ${JSON.stringify(asked)}`, () => choose({ row: 0, column: at.column }, false));
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const chooseColumn = (name: string) => {
    const column = columns.findIndex((each) => each.name === name);
    chooseRange({ anchor: { row: Math.max(0, rows.total - 1), column }, head: { row: 0, column } });
    focusGrid();
  };
  const current = rows.at(at.row);
  const menu = columns.find(({ name }) => name === rowActs.menu);
  return (
    <section className="grid-frame" aria-label={words.sayOr(`noun.${noun.name}.many`, noun.name)}>
      <GridBar
        mission={mission}
        noun={noun}
        total={rows.total}
        filters={asked}
        ids={ids}
        editing={editing}
        onRecord={current !== undefined}
        act={(name) => rowActs.act(name, at)}
      />
      {error && <ProblemPanel error={error} retry={() => void retry?.()} />}
      <div
        ref={box}
        className={stale ? "grid stale" : "grid"}
        role="grid"
        tabIndex={0}
        aria-label={words.sayOr(`noun.${noun.name}.many`, noun.name)}
        aria-rowcount={rows.total + (growing ? 3 : 2)}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-readonly={noun.appendOnly}
        aria-busy={stale || pending}
        aria-activedescendant={rows.total > 0 || growing ? cellId(at.row, at.column) : undefined}
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
        onCopy={keys.onCopy}
        onCut={keys.onCut}
      >
        <GridHead
          noun={noun}
          columns={columns}
          width={width}
          filters={filters}
          setFilters={setFilters}
          sort={sort}
          setSort={setSort}
          openMenu={rowActs.setMenu}
          chooseColumn={chooseColumn}
          resize={resize}
        />
        <GridRows
          noun={noun}
          rows={rows}
          rowHeight={rowHeight}
          columns={columns}
          width={width}
          at={at}
          bounds={bounds}
          choose={choose}
          act={rowActs.act}
          grows={growing}
          editing={editing}
          fill={acts.fill}
          goOn={keys.goOn}
          box={box}
          setView={setView}
        />
        {rows.total === 0 && !pending && (
          <p className="grid-empty">{words.say(asked.length > 0 ? "screen.data.none_found" : "grid.empty")}</p>
        )}
        {pending && !error && <div className="skeleton tall" role="presentation" />}
      </div>
      <GridFoot
        mission={mission}
        noun={noun}
        columns={columns}
        filters={asked}
        sort={sort}
        bounds={bounds}
        total={rows.total}
        notice={acts.notice}
      />
      {menu && (
        <ColumnMenu
          key={menu.name}
          mission={mission}
          noun={noun}
          column={menu}
          anchor={{ current: document.getElementById(headId(menu.name)) }}
          filters={asked}
          setFilters={setFilters}
          setSort={setSort}
          hide={hide}
          chooseColumn={chooseColumn}
          close={() => (rowActs.setMenu(null), focusGrid())}
        />
      )}
      <ColumnChooser
        noun={noun}
        columns={all}
        layout={layout}
        setLayout={setLayout}
        resize={resize}
        open={rowActs.open === "columns"}
        close={rowActs.close}
      />
      <HistoryDialog mission={mission} noun={noun} id={rowActs.history} close={rowActs.close} />
      <RowPanel noun={noun} form={rowActs.form} editing={editing} close={rowActs.close} step={rowActs.step} />
      <RemoveDialog
        noun={noun}
        items={rowActs.removing}
        remove={(operations) => void editing.write(operations)}
        close={rowActs.close}
      />
      <RefusedDialog noun={noun} plan={acts.plan} settle={(write) => (acts.settlePlan(write), focusGrid())} />
      <ConflictDialog noun={noun} conflict={editing.conflict} settle={editing.settle} />
    </section>
  );
}

/** What the address asks for: filters, sorting, single records. */
function useAsked() {
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const filters = useMemo(() => readFilters(search.filter), [search.filter]);
  const ids = useMemo(() => search.ids?.split(",") ?? [], [search.ids]);
  // Single records are one more condition, so that their number, order and files are those of the list.
  const asked = useMemo<readonly Filter[]>(
    () => [...filters, ...(ids.length > 0 ? [{ field: "id", test: "in" as const, value: ids.join("|") }] : [])],
    [filters, ids],
  );
  const setFilters = (field: string, next: readonly Filter[]) =>
    setSearch({ filter: writeFilters([...filters.filter((other) => other.field !== field), ...next]) });
  const setSort = (sort: string | undefined) => setSearch({ sort });
  return { filters, asked, setFilters, ids, sort: search.sort, setSort };
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
