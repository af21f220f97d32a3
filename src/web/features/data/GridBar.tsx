import { useSearch } from "@tanstack/react-router";
import type { Noun } from "../../../model/noun.ts";
import { queryText } from "../../api.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { missionPath } from "../../queries.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import { grows } from "./columns.ts";
import { type Filter, filterText } from "./filters.ts";
import type { Editing } from "./use-editing.ts";

export type BarAct = "add" | "duplicate" | "remove" | "details" | "history" | "columns";
type Props = {
  readonly mission: string;
  readonly noun: Noun;
  readonly total: number;
  readonly filters: readonly Filter[];
  readonly ids: readonly string[];
  readonly asOf: string | undefined;
  readonly editing: Editing;
  /** Whether the keyboard stands on a record. */
  readonly onRecord: boolean;
  readonly act: (name: BarAct) => void;
  /** Reads what a paper holds, then prints. */
  readonly print: () => void;
};

/** Above the grid: how many rows, what narrows them, undo and redo, acts on rows, and the files of exactly what is shown. */
export function GridBar({ mission, noun, total, filters, ids, asOf, editing, onRecord, act, print }: Props) {
  const { say, number, sayOr } = useWords();
  const setSearch = useSetSearch();
  const closed = asOf !== undefined;
  const adds = grows(noun) && !closed;
  const button = (name: BarAct, icon: IconName, words: string, off = false) => (
    <BarButton icon={icon} words={words} off={off} act={() => act(name)} />
  );
  return (
    <header className="grid-bar">
      <h1>{sayOr(`noun.${noun.name}.many`, noun.name)}</h1>
      <span className="quiet" role="status">
        {say("screen.data.rows", { count: total, shown: number(total) })}
        {editing.writing && ` · ${say("screen.data.saving")}`}
      </span>
      {noun.appendOnly && <span className="tag">{say("screen.data.append_only")}</span>}
      {ids.length > 0 && <span className="tag">{say("screen.data.only", { count: ids.length })}</span>}
      {filters.length > 0 && (
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
      {!closed && (
        <>
          <BarButton icon="undo" words={say("screen.data.undo")} off={!editing.canUndo} act={editing.undo} signOnly />
          <BarButton icon="redo" words={say("screen.data.redo")} off={!editing.canRedo} act={editing.redo} signOnly />
        </>
      )}
      {adds && button("add", "plus", say("grid.add"))}
      {adds && button("duplicate", "copy", say("grid.duplicate"), !onRecord)}
      {adds && !noun.appendOnly && button("remove", "trash", say("grid.remove"), !onRecord)}
      {button("details", "form", say("grid.details"), !onRecord)}
      {button("history", "history", say("screen.data.history"), !onRecord)}
      {button("columns", "columns", say("grid.columns"))}
      <BarButton icon="print" words={say("grid.print")} off={total === 0} act={print} signOnly />
      <Files mission={mission} noun={noun} filters={filters} asOf={asOf} />
    </header>
  );
}

/** Downloads of the list as it is seen. What takes files in stands beside them. */
function Files({ mission, noun, filters, asOf }: Pick<Props, "mission" | "noun" | "filters" | "asOf">) {
  const { say, language } = useWords();
  const { sort } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const template = `/api/v1${missionPath(mission)}/${noun.plural}/template?lang=${language}`;
  const file = (format: string) =>
    `/api/v1${missionPath(mission)}/${noun.plural}${queryText({ format, sort, filter: filters.map(filterText), as_of: asOf })}`;
  return (
    <span className="grid-files">
      {["csv", "xlsx"].map((format) => (
        <a key={format} className="button" href={file(format)} download>
          <Icon name="download" />
          {format.toUpperCase()}
        </a>
      ))}
      {asOf === undefined && (noun.file === "csv" || noun.file === "mission") && (
        <a className="button" href={template} download>
          <Icon name="download" />
          {say("upload.template")}
        </a>
      )}
      {asOf === undefined && (
        <button type="button" className="button" onClick={() => setSearch({ upload: "1" }, true)}>
          {say("upload.button")}
        </button>
      )}
    </span>
  );
}

type ButtonProps = {
  readonly icon: IconName;
  readonly words: string;
  readonly off: boolean;
  readonly act: () => void;
  readonly signOnly?: boolean;
};

function BarButton({ icon, words, off, act, signOnly = false }: ButtonProps) {
  return (
    <button
      type="button"
      className={signOnly ? "icon-button" : "button"}
      disabled={off}
      aria-label={words}
      title={words}
      onClick={act}
    >
      <Icon name={icon} />
      {!signOnly && <span className="bar-word">{words}</span>}
    </button>
  );
}
