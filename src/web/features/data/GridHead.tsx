import { type PointerEvent, useEffect, useState } from "react";
import type { Noun } from "../../../model/noun.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import type { Column } from "./columns.ts";
import { type Filter, filterTyped, isMeasured, isTypable, typedFilter, valuesOf } from "./filters.ts";
import { codeName, fieldName } from "./show-value.ts";

type Props = {
  readonly noun: Noun;
  readonly columns: readonly Column[];
  readonly width: number;
  readonly filters: readonly Filter[];
  readonly setFilters: (field: string, filters: readonly Filter[]) => void;
  readonly sort: string | undefined;
  readonly setSort: (sort: string | undefined) => void;
  readonly openMenu: (name: string) => void;
  readonly chooseColumn: (name: string) => void;
  readonly resize: (name: string, by: number) => void;
};

export const headId = (name: string): string => `head-${name}`;

/** Names with units, order, and a filter above every column. */
export function GridHead(props: Props) {
  const { noun, columns, width, filters, setFilters, openMenu } = props;
  const words = useWords();
  return (
    <div role="rowgroup" className="grid-head" style={{ inlineSize: width }}>
      <div role="row" className="grid-line" aria-rowindex={1}>
        {columns.map((column, index) => (
          <HeadCell key={column.name} {...props} column={column} index={index} />
        ))}
      </div>
      <div role="row" className="grid-line grid-filters" aria-rowindex={2}>
        {columns.map((column, index) => (
          <div
            key={column.name}
            role="gridcell"
            aria-colindex={index + 1}
            className="grid-cell"
            style={{ inlineSize: column.width }}
          >
            <FilterBox
              column={column}
              name={fieldName(noun.name, column.name, words)}
              filters={filters.filter(({ field }) => field === column.name)}
              setFilters={setFilters}
              openMenu={openMenu}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

function HeadCell({
  noun,
  column: { name, meta, width: inlineSize },
  index,
  sort,
  setSort,
  chooseColumn,
  resize,
}: Props & { readonly column: Column; readonly index: number }) {
  const words = useWords();
  const label = fieldName(noun.name, name, words);
  const next = sort === name ? `-${name}` : sort === `-${name}` ? undefined : name;
  const order = sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";
  return (
    <div
      role="columnheader"
      id={headId(name)}
      aria-sort={order}
      aria-colindex={index + 1}
      className={isMeasured(meta) ? "grid-cell num" : "grid-cell"}
      style={{ inlineSize }}
    >
      <button
        type="button"
        onClick={(event) => (event.shiftKey ? chooseColumn(name) : setSort(next))}
        title={`${label}. ${words.say("grid.head_hint")}`}
      >
        <span className="ellipsis">{label}</span>
        {meta.unit && <span className="quiet">{words.sayOr(`unit.${meta.unit}`, meta.unit)}</span>}
        {order !== "none" && <Icon name={order === "ascending" ? "up" : "down"} />}
      </button>
      <span className="grid-grip" onPointerDown={(event) => drag(event, (by) => resize(name, by))} />
    </div>
  );
}

/** Makes a column wider or narrower while the pointer draws its edge; keys do the same (Alt, Shift and an arrow). */
function drag(event: PointerEvent<HTMLElement>, resize: (by: number) => void): void {
  event.preventDefault();
  const grip = event.currentTarget;
  grip.setPointerCapture(event.pointerId);
  let at = event.clientX;
  const side = document.documentElement.dir === "rtl" ? -1 : 1;
  const move = (next: globalThis.PointerEvent) => {
    resize(side * (next.clientX - at));
    at = next.clientX;
  };
  grip.addEventListener("pointermove", move);
  grip.addEventListener("lostpointercapture", () => grip.removeEventListener("pointermove", move), { once: true });
}

type BoxProps = Pick<Props, "setFilters" | "openMenu"> & {
  readonly column: Column;
  readonly name: string;
  readonly filters: readonly Filter[];
};

function FilterBox({ column, name, filters, setFilters, openMenu }: BoxProps) {
  const words = useWords();
  const label = words.say("screen.data.filter", { field: name });
  const text = useFilterText(column, filters);
  const typable = column.meta.kind !== "code" && column.meta.kind !== "boolean" && isTypable(filters);
  return (
    <>
      {typable && <TypedFilter column={column} label={label} filter={filters[0]} setFilters={setFilters} />}
      <button
        type="button"
        className={typable ? "filter-open" : "filter-open wide"}
        aria-haspopup="dialog"
        aria-label={words.say("grid.menu_of", { field: name })}
        onClick={() => openMenu(column.name)}
      >
        {!typable && <span className="ellipsis">{text}</span>}
        <Icon name="down" />
      </button>
    </>
  );
}

/** The conditions of one column in words. */
function useFilterText(column: Column, filters: readonly Filter[]): string {
  const words = useWords();
  if (filters.length === 0) return words.say("screen.data.any");
  const said = (value: string | null) =>
    value === null
      ? words.say("screen.unknown")
      : column.meta.kind === "boolean"
        ? words.say(value === "true" ? "code.boolean.yes" : "code.boolean.no")
        : codeName(value, column.name, words);
  return filters
    .map((filter) => {
      if (filter.test === "in") return valuesOf(filter).map(said).join(", ");
      if (filter.test === "empty") return words.say("screen.unknown");
      const sign = filter.test === "at_least" ? "≥ " : filter.test === "at_most" ? "≤ " : "";
      return `${sign}${said(filter.value)}`;
    })
    .join(" · ");
}

const restMs = 250;

function TypedFilter({
  column,
  label,
  filter,
  setFilters,
}: {
  column: Column;
  label: string;
  filter: Filter | undefined;
  setFilters: Props["setFilters"];
}) {
  const held = typedFilter(filter);
  const [typed, setTyped] = useState(held);
  useEffect(() => setTyped(held), [held]);
  useEffect(() => {
    if (typed === held) return;
    const timer = setTimeout(() => {
      const next = filterTyped(column, typed);
      setFilters(column.name, next ? [next] : []);
    }, restMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <input
      type="text"
      aria-label={label}
      value={typed}
      placeholder={isMeasured(column.meta) ? "≥ ≤" : ""}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
