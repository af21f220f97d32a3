import type { Noun } from "../../../model/noun.ts";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import { GridBar } from "./GridBar.tsx";
import { GridFoot } from "./GridFoot.tsx";
import { GridHead } from "./GridHead.tsx";
import { GridOverlays } from "./GridOverlays.tsx";
import { cellId } from "./GridRow.tsx";
import { GridRows } from "./GridRows.tsx";
import { KnownBand } from "./KnownBand.tsx";
import { mostOnPaper, PrintedRows } from "./PrintedRows.tsx";
import { type GridModel, useGrid } from "./use-grid.ts";

/** One noun as a grid: the keyboard walks it, the server sorts, filters and adds it up, each act is one commit. */
export function Grid({ mission, noun }: { mission: string; noun: Noun }) {
  const words = useWords();
  const grid = useGrid(mission, noun);
  const { asked, list, selection, rows, rowActs } = grid;
  return (
    <section className="grid-frame" aria-label={words.sayOr(`noun.${noun.name}.many`, noun.name)}>
      <GridBar
        mission={mission}
        noun={noun}
        total={rows.total}
        filters={asked.filters}
        ids={asked.ids}
        asOf={asked.asOf}
        editing={grid.editing}
        onRecord={rows.at(selection.at.row) !== undefined}
        act={(name) => rowActs.act(name, selection.at)}
        print={() =>
          void rows.read(0, Math.min(rows.total, mostOnPaper) - 1).then(() => setTimeout(() => window.print()))
        }
      />
      <div className="grid-notes">
        {asked.asOf !== undefined && <KnownBand mission={mission} asOf={asked.asOf} />}
        {list.error && <ProblemPanel error={list.error} retry={() => void list.retry?.()} />}
      </div>
      <GridTable grid={grid} />
      <PrintedRows noun={noun} columns={grid.columns} rows={rows} />
      <GridFoot
        mission={mission}
        noun={noun}
        columns={grid.columns}
        filters={asked.filters}
        sort={asked.sort}
        asOf={asked.asOf}
        bounds={selection.bounds}
        total={rows.total}
        notice={grid.acts.notice}
      />
      <GridOverlays grid={grid} />
    </section>
  );
}

function GridTable({ grid }: { grid: GridModel }) {
  const { say, sayOr } = useWords();
  const { noun, asked, list, columns, selection, rows, rowActs, keys, layout } = grid;
  const { at } = selection;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const { pending, stale, error } = list;
  return (
    <div
      ref={grid.box}
      className={stale ? "grid stale" : "grid"}
      role="grid"
      tabIndex={0}
      aria-label={sayOr(`noun.${noun.name}.many`, noun.name)}
      aria-rowcount={rows.total + (grid.grows ? 3 : 2)}
      aria-colcount={columns.length}
      aria-multiselectable
      aria-readonly={noun.appendOnly || grid.closed}
      aria-busy={stale || pending}
      aria-activedescendant={rows.total > 0 || grid.grows ? cellId(at.row, at.column) : undefined}
      onKeyDown={keys.onKeyDown}
      onPaste={keys.onPaste}
      onCopy={keys.onCopy}
      onCut={keys.onCut}
    >
      <GridHead
        noun={noun}
        columns={columns}
        width={width}
        filters={asked.own}
        setFilters={asked.setFilters}
        sort={asked.sort}
        setSort={asked.setSort}
        openMenu={rowActs.setMenu}
        chooseColumn={grid.chooseColumn}
        resize={layout.resize}
      />
      <GridRows
        noun={noun}
        rows={rows}
        rowHeight={grid.rowHeight}
        columns={columns}
        width={width}
        at={at}
        bounds={selection.bounds}
        choose={selection.choose}
        act={rowActs.act}
        grows={grid.grows}
        editing={grid.editing}
        fill={grid.acts.fill}
        goOn={keys.goOn}
        box={grid.box}
        setView={grid.setView}
      />
      {rows.total === 0 && !pending && (
        <p className="grid-empty">{say(asked.filters.length > 0 ? "screen.data.none_found" : "grid.empty")}</p>
      )}
      {pending && !error && <div className="skeleton tall" role="presentation" />}
    </div>
  );
}
