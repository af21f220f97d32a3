import { useEffect, useState } from "react";
import type { Noun } from "../../../model/noun.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import type { Column } from "./columns.ts";
import { type Filter, filterTyped, isMeasured, typedFilter } from "./filters.ts";
import { codeName, fieldName } from "./show-value.ts";

type Props = {
  readonly noun: Noun;
  readonly columns: readonly Column[];
  readonly width: number;
  readonly filters: readonly Filter[];
  readonly setFilter: (field: string, filter: Filter | null) => void;
  readonly sort: string | undefined;
  readonly setSort: (sort: string | undefined) => void;
};

/** Names with units, order, and a filter above every column. */
export function GridHead({ noun, columns, width, filters, setFilter, sort, setSort }: Props) {
  const words = useWords();
  const next = (name: string) => (sort === name ? `-${name}` : sort === `-${name}` ? undefined : name);
  return (
    <div role="rowgroup" className="grid-head" style={{ inlineSize: width }}>
      <div role="row" className="grid-line" aria-rowindex={1}>
        {columns.map(({ name, meta, width: inlineSize }, index) => {
          const order = sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";
          return (
            <div
              key={name}
              role="columnheader"
              aria-sort={order}
              aria-colindex={index + 1}
              className={isMeasured(meta) ? "grid-cell num" : "grid-cell"}
              style={{ inlineSize }}
            >
              <button type="button" onClick={() => setSort(next(name))} title={fieldName(noun.name, name, words)}>
                <span className="ellipsis">{fieldName(noun.name, name, words)}</span>
                {meta.unit && <span className="quiet">{words.sayOr(`unit.${meta.unit}`, meta.unit)}</span>}
                {order !== "none" && <Icon name={order === "ascending" ? "up" : "down"} />}
              </button>
            </div>
          );
        })}
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
              filter={filters.find(({ field }) => field === column.name)}
              setFilter={setFilter}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

type BoxProps = {
  readonly column: Column;
  readonly name: string;
  readonly filter: Filter | undefined;
  readonly setFilter: Props["setFilter"];
};

function FilterBox({ column, name, filter, setFilter }: BoxProps) {
  const words = useWords();
  const label = words.say("screen.data.filter", { field: name });
  const choices =
    column.meta.kind === "boolean" ? ["true", "false"] : column.meta.kind === "code" ? column.meta.codes : undefined;
  const said = (code: string) =>
    column.meta.kind === "boolean"
      ? words.say(code === "true" ? "code.boolean.yes" : "code.boolean.no")
      : codeName(code, column.name, words);
  if (choices) {
    return (
      <select
        aria-label={label}
        value={typedFilter(filter)}
        onChange={(event) => setFilter(column.name, filterTyped(column, event.target.value))}
      >
        <option value="">{words.say("screen.data.any")}</option>
        {choices.map((code) => (
          <option key={code} value={code}>
            {said(code)}
          </option>
        ))}
        <option value="?">{words.say("screen.unknown")}</option>
      </select>
    );
  }
  return <TypedFilter column={column} label={label} filter={filter} setFilter={setFilter} />;
}

const restMs = 250;

function TypedFilter({
  column,
  label,
  filter,
  setFilter,
}: {
  column: Column;
  label: string;
  filter: Filter | undefined;
  setFilter: Props["setFilter"];
}) {
  const held = typedFilter(filter);
  const [typed, setTyped] = useState(held);
  useEffect(() => setTyped(held), [held]);
  useEffect(() => {
    if (typed === held) return;
    const timer = setTimeout(() => setFilter(column.name, filterTyped(column, typed)), restMs);
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
