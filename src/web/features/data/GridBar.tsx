import { useSearch } from "@tanstack/react-router";
import type { Noun } from "../../../model/noun.ts";
import { queryText } from "../../api.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { missionPath } from "../../queries.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import { type Filter, filterText } from "./filters.ts";
import type { Editing } from "./use-editing.ts";

type Props = {
  readonly mission: string;
  readonly noun: Noun;
  readonly total: number;
  readonly filters: readonly Filter[];
  readonly ids: readonly string[];
  readonly editing: Editing;
  readonly showHistory: (() => void) | null;
};

/** Above the grid: how many rows, what narrows them, undo and redo, history, and the files of exactly what is shown. */
export function GridBar({ mission, noun, total, filters, ids, editing, showHistory }: Props) {
  const { say, number, sayOr } = useWords();
  const { sort } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const file = (format: string) =>
    `/api/v1${missionPath(mission)}/${noun.plural}${queryText({ format, sort, filter: filters.map(filterText) })}`;
  const narrowed = filters.length > 0;
  return (
    <header className="grid-bar">
      <h1>{sayOr(`noun.${noun.name}.many`, noun.name)}</h1>
      <span className="quiet" role="status">
        {say("screen.data.rows", { count: total, shown: number(total) })}
        {editing.writing && ` · ${say("screen.data.saving")}`}
      </span>
      {noun.appendOnly && <span className="tag">{say("screen.data.append_only")}</span>}
      {ids.length > 0 && <span className="tag">{say("screen.data.only", { count: ids.length })}</span>}
      {narrowed && (
        <button type="button" className="button small" onClick={() => setSearch({ filter: undefined, ids: undefined })}>
          {say("screen.data.show_all")}
        </button>
      )}
      {editing.error && (
        <span className="grid-error" role="alert">
          {editing.error.message || say("screen.problem.safe")}
        </span>
      )}
      <span className="grow" />
      {!noun.appendOnly && (
        <>
          <button
            type="button"
            className="icon-button"
            onClick={editing.undo}
            disabled={!editing.canUndo}
            aria-label={say("screen.data.undo")}
            title={say("screen.data.undo")}
          >
            <Icon name="undo" />
          </button>
          <button
            type="button"
            className="icon-button"
            onClick={editing.redo}
            disabled={!editing.canRedo}
            aria-label={say("screen.data.redo")}
            title={say("screen.data.redo")}
          >
            <Icon name="redo" />
          </button>
        </>
      )}
      <button type="button" className="button" onClick={() => showHistory?.()} disabled={showHistory === null}>
        <Icon name="history" />
        {say("screen.data.history")}
      </button>
      <a className="button" href={file("csv")} download>
        <Icon name="download" />
        CSV
      </a>
      <a className="button" href={file("xlsx")} download>
        <Icon name="download" />
        XLSX
      </a>
    </header>
  );
}
