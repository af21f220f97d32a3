import { useVirtualizer } from "@tanstack/react-virtual";
import { useSearch } from "@tanstack/react-router";
import { type RefObject, useMemo, useRef, useState } from "react";
import type { Noun } from "../../../model/noun.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import { gridColumns } from "./columns.ts";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { type Filter, readFilters, writeFilters } from "./filters.ts";
import { GridBar } from "./GridBar.tsx";
import { GridHead } from "./GridHead.tsx";
import { cellId, GridRow } from "./GridRow.tsx";
import { HistoryDialog } from "./HistoryDialog.tsx";
import { fieldName } from "./show-value.ts";
import { useEditing } from "./use-editing.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { useRows } from "./use-rows.ts";

const rowHeight = 32;

/** One noun as a grid: the keyboard walks it, the server sorts and filters it, each edit is a commit of its own. */
export function Grid({ mission, noun }: { mission: string; noun: Noun }) {
  const words = useWords();
  const { columns, filters, setFilter, ids, sort, setSort } = useAsked(noun);
  const { query, rows, total, loaded } = useRows({ mission, noun, filters, sort, ids });
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [history, setHistory] = useState<string | null>(null);
  const editing = useEditing({ mission, noun, focusGrid: () => box.current?.focus({ preventScroll: true }) });
  const current = rows[Math.min(at.row, rows.length - 1)];
  const keys = useGridKeys({
    rows,
    columns,
    at,
    setAt,
    editing,
    box,
    rowHeight,
    showHistory: () => setHistory(current?.id ?? null),
  });
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <section className="grid-frame" aria-label={words.sayOr(`noun.${noun.name}.many`, noun.name)}>
      <GridBar
        mission={mission}
        noun={noun}
        total={total}
        loaded={loaded}
        filters={filters}
        ids={ids}
        editing={editing}
        busy={query.isFetching}
        showHistory={current ? () => setHistory(current.id) : null}
      />
      {query.isError && <ProblemPanel error={query.error} retry={() => void query.refetch()} />}
      <div
        ref={box}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={words.sayOr(`noun.${noun.name}.many`, noun.name)}
        aria-rowcount={total + 2}
        aria-colcount={columns.length}
        aria-readonly={noun.appendOnly}
        aria-activedescendant={current ? cellId(at.row, at.column) : undefined}
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
        onCopy={keys.onCopy}
      >
        <GridHead
          noun={noun}
          columns={columns}
          width={width}
          filters={filters}
          setFilter={setFilter}
          sort={sort}
          setSort={setSort}
        />
        <GridRows
          noun={noun}
          rows={rows}
          columns={columns}
          width={width}
          at={at}
          setAt={setAt}
          editing={editing}
          box={box}
        />
        {rows.length === 0 && !query.isPending && (
          <p className="grid-empty">{words.say(filters.length > 0 ? "screen.data.none_found" : "screen.data.empty")}</p>
        )}
        {query.isPending && <div className="skeleton tall" role="presentation" />}
      </div>
      <HistoryDialog mission={mission} noun={noun} id={history} close={() => setHistory(null)} />
      <ConflictDialog noun={noun} conflict={editing.conflict} settle={editing.settle} />
    </section>
  );
}

/** The columns of a noun, and what the address asks for: filters, sorting, single records. */
function useAsked(noun: Noun) {
  const words = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const columns = useMemo(
    () => gridColumns(noun, ({ name, meta }) => `${fieldName(noun.name, name, words)} ${meta.unit ?? ""}`),
    [noun, words],
  );
  const filters = useMemo(() => readFilters(search.filter), [search.filter]);
  const ids = useMemo(() => search.ids?.split(",") ?? [], [search.ids]);
  const setFilter = (field: string, filter: Filter | null) =>
    setSearch({
      filter: writeFilters([...filters.filter((other) => other.field !== field), ...(filter ? [filter] : [])]),
    });
  const setSort = (sort: string | undefined) => setSearch({ sort });
  return { columns, filters, setFilter, ids, sort: search.sort, setSort };
}

type RowsProps = {
  readonly noun: Noun;
  readonly rows: ReturnType<typeof useRows>["rows"];
  readonly columns: ReturnType<typeof gridColumns>;
  readonly width: number;
  readonly at: { readonly row: number; readonly column: number };
  readonly setAt: (at: { row: number; column: number }) => void;
  readonly editing: ReturnType<typeof useEditing>;
  readonly box: RefObject<HTMLDivElement | null>;
};

/** Only the rows in view are drawn; the others keep their room. */
function GridRows({ noun, rows, columns, width, at, setAt, editing, box }: RowsProps) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  return (
    <div role="rowgroup" className="grid-rows" style={{ blockSize: virtual.getTotalSize(), inlineSize: width }}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        return (
          row && (
            <GridRow
              key={row.id}
              row={row}
              index={index}
              top={start}
              columns={columns}
              noun={noun}
              activeColumn={index === at.row ? at.column : -1}
              setAt={setAt}
              editing={editing}
            />
          )
        );
      })}
    </div>
  );
}
