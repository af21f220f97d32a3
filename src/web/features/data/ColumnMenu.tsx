import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Noun } from "../../../model/noun.ts";
import { ask, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import { listKey } from "./as-of.ts";
import type { Column } from "./columns.ts";
import { type Filter, filterAny, filterText, filtersBetween, isOrderedKind, valuesOf } from "./filters.ts";
import { Floating } from "./Floating.tsx";
import { codeName, fieldName } from "./show-value.ts";

type Props = {
  readonly mission: string;
  readonly noun: Noun;
  readonly column: Column;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly filters: readonly Filter[];
  readonly setFilters: (field: string, filters: readonly Filter[]) => void;
  readonly setSort: (sort: string | undefined) => void;
  readonly hide: (name: string) => void;
  readonly chooseColumn: (name: string) => void;
  readonly close: () => void;
  readonly asOf: string | undefined;
};

/** What can be done with one column: its order, its values with how often each stands, bounds, and hiding it. */
export function ColumnMenu(props: Props) {
  const { noun, column, anchor, setSort, hide, chooseColumn, close } = props;
  const words = useWords();
  const { say } = words;
  const box = useRef<HTMLDivElement>(null);
  const name = fieldName(noun.name, column.name, words);
  useCloser(box, close);
  const then = (act: () => void) => () => {
    act();
    close();
  };
  return (
    <Floating anchor={anchor} className="column-menu">
      <div ref={box} role="dialog" aria-label={say("grid.menu_of", { field: name })}>
        <header>
          <strong>{name}</strong>
          <button type="button" className="icon-button" aria-label={say("screen.close")} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div className="menu-acts">
          <button type="button" className="button small" onClick={then(() => setSort(column.name))}>
            <Icon name="up" />
            {say("grid.sort_up")}
          </button>
          <button type="button" className="button small" onClick={then(() => setSort(`-${column.name}`))}>
            <Icon name="down" />
            {say("grid.sort_down")}
          </button>
          <button type="button" className="button small" onClick={then(() => chooseColumn(column.name))}>
            {say("grid.choose_column")}
          </button>
          <button type="button" className="button small" onClick={then(() => hide(column.name))}>
            {say("grid.hide_column")}
          </button>
        </div>
        {isOrderedKind(column.meta) && <Bounds {...props} />}
        <Values {...props} />
      </div>
    </Floating>
  );
}

/** Takes the focus, and closes by Esc or by a press elsewhere. */
function useCloser(box: RefObject<HTMLDivElement | null>, close: () => void): void {
  useEffect(() => {
    box.current?.querySelector<HTMLElement>("input, .menu-acts button")?.focus({ preventScroll: true });
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("keydown", escape);
    };
  }, []);
}

function Bounds({ column, filters, setFilters }: Props) {
  const { say } = useWords();
  const own = filters.filter(({ field }) => field === column.name);
  const held = (test: Filter["test"]) => own.find((filter) => filter.test === test)?.value ?? "";
  const [from, setFrom] = useState(held("at_least"));
  const [to, setTo] = useState(held("at_most"));
  return (
    <form
      className="menu-bounds"
      onSubmit={(event) => {
        event.preventDefault();
        setFilters(column.name, filtersBetween(column.name, from, to));
      }}
    >
      <label>
        {say("grid.from")}
        <input type="text" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {say("grid.to")}
        <input type="text" value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <button type="submit" className="button small">
        {say("grid.apply")}
      </button>
    </form>
  );
}

type Counts = {
  readonly items: readonly { readonly value: string | null; readonly count: number }[];
  readonly distinct: number;
};
const mostShown = 100;

/** The values of the column under the filters of the others, each with its count; those that are ticked pass. */
function Values({ mission, noun, column, filters, setFilters, asOf }: Props) {
  const words = useWords();
  const { say, number } = words;
  const [holding, setHolding] = useState("");
  const others = filters.filter(({ field }) => field !== column.name).map(filterText);
  const counts = useQuery({
    queryKey: [...listKey(mission, noun.name, asOf), "counts", column.name, holding, others],
    queryFn: ({ signal }) =>
      ask<Counts>(
        `${missionPath(mission)}/counts/${noun.plural}${queryText({ field: column.name, holding, limit: mostShown, filter: others, as_of: asOf })}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
  const own = filters.filter(({ field }) => field === column.name);
  const picked = own.flatMap((filter): readonly (string | null)[] =>
    filter.test === "in"
      ? valuesOf(filter)
      : filter.test === "is"
        ? [filter.value]
        : filter.test === "empty"
          ? [null]
          : [],
  );
  const said = (value: string | null): string => {
    if (value === null) return say("screen.unknown");
    if (column.meta.kind === "boolean") return say(value === "true" ? "code.boolean.yes" : "code.boolean.no");
    if (column.meta.kind === "money") return words.amount(value);
    return codeName(value, column.name, words);
  };
  const turn = (value: string | null) => {
    const next = picked.includes(value) ? picked.filter((each) => each !== value) : [...picked, value];
    setFilters(column.name, next.length > 0 ? [filterAny(column.name, next)] : []);
  };
  const { items = [], distinct = 0 } = counts.data ?? {};
  return (
    <fieldset className="menu-values">
      <legend>{say("grid.values", { count: distinct, shown: number(distinct) })}</legend>
      {(distinct > 12 || holding !== "") && (
        <input
          type="search"
          aria-label={say("grid.search_values")}
          placeholder={say("grid.search_values")}
          value={holding}
          onChange={(event) => setHolding(event.target.value)}
        />
      )}
      {counts.isPending && <p className="quiet">{say("screen.loading")}</p>}
      <ul tabIndex={-1}>
        {items.map(({ value, count }) => (
          <li key={value ?? "?unknown"}>
            <label>
              <input type="checkbox" checked={picked.includes(value)} onChange={() => turn(value)} />
              <span className={value === null ? "ellipsis unknown" : "ellipsis"}>{said(value)}</span>
              <span className="quiet num">{number(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {distinct > items.length && (
        <p className="quiet">{say("grid.values_more", { shown: number(items.length), all: number(distinct) })}</p>
      )}
      <button
        type="button"
        className="button small"
        disabled={own.length === 0}
        onClick={() => setFilters(column.name, [])}
      >
        {say("grid.clear_filter")}
      </button>
    </fieldset>
  );
}
