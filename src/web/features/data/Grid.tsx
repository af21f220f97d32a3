import { useSearch } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import type { Noun } from "../../../model/noun.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import type { View } from "./blocks.ts";
import { gridColumns } from "./columns.ts";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { type Filter, readFilters, writeFilters } from "./filters.ts";
import { GridBar } from "./GridBar.tsx";
import { GridHead } from "./GridHead.tsx";
import { cellId } from "./GridRow.tsx";
import { GridRows } from "./GridRows.tsx";
import { HistoryDialog } from "./HistoryDialog.tsx";
import { fieldName } from "./show-value.ts";
import { useEditing } from "./use-editing.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { useRows } from "./use-rows.ts";

/** One noun as a grid: the keyboard walks it, the server sorts and filters it, each edit is a commit of its own. */
export function Grid({ mission, noun }: { mission: string; noun: Noun }) {
  const words = useWords();
  const { columns, filters, asked, setFilter, ids, sort, setSort } = useAsked(noun);
  const [view, setView] = useState<View>({ first: 0, last: 40, upward: false });
  const { rows, pending, error, retry } = useRows({ mission, noun, filters: asked, sort }, view);
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [history, setHistory] = useState<string | null>(null);
  const editing = useEditing({ mission, noun, focusGrid: () => box.current?.focus({ preventScroll: true }) });
  const current = rows.at(at.row);
  const keys = useGridKeys({
    rows,
    columns,
    at,
    setAt,
    editing,
    box,
    showHistory: () => setHistory(current?.id ?? null),
  });
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <section className="grid-frame" aria-label={words.sayOr(`noun.${noun.name}.many`, noun.name)}>
      <GridBar
        mission={mission}
        noun={noun}
        total={rows.total}
        filters={asked}
        ids={ids}
        editing={editing}
        showHistory={current ? () => setHistory(current.id) : null}
      />
      {error && <ProblemPanel error={error} retry={() => void retry?.()} />}
      <div
        ref={box}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={words.sayOr(`noun.${noun.name}.many`, noun.name)}
        aria-rowcount={rows.total + 2}
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
          setView={setView}
        />
        {rows.total === 0 && !pending && (
          <p className="grid-empty">{words.say(asked.length > 0 ? "screen.data.none_found" : "screen.data.empty")}</p>
        )}
        {pending && <div className="skeleton tall" role="presentation" />}
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
  // Single records are one more condition, so that their number, order and files are those of the list.
  const asked = useMemo<readonly Filter[]>(
    () => [...filters, ...(ids.length > 0 ? [{ field: "id", test: "in" as const, value: ids.join("|") }] : [])],
    [filters, ids],
  );
  return { columns, filters, asked, setFilter, ids, sort: search.sort, setSort };
}
