import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Noun } from "../../../model/noun.ts";
import { ask, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { listKey } from "./as-of.ts";
import type { Column } from "./columns.ts";
import { type Filter, filterText } from "./filters.ts";
import { type Bounds, columnsIn, isSingle, rowsIn } from "./range.ts";
import { fieldName } from "./show-value.ts";

type FieldSum = {
  readonly field: string;
  readonly known: number;
  readonly sum: string | null;
  readonly units: number;
};
type Sums = { readonly rows: number; readonly fields: readonly FieldSum[] };

type Props = {
  readonly mission: string;
  readonly noun: Noun;
  readonly columns: readonly Column[];
  readonly filters: readonly Filter[];
  readonly sort: string | undefined;
  readonly asOf: string | undefined;
  readonly bounds: Bounds;
  readonly total: number;
  readonly notice: string | null;
};

const sumsQuery = (
  { mission, noun, filters, asOf }: Props,
  window: { sort?: string | undefined; limit?: number; offset?: number },
) => ({
  queryKey: [...listKey(mission, noun.name, asOf), "sums", filters.map(filterText).join("~"), window],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    ask<Sums>(
      `${missionPath(mission)}/sums/${noun.plural}${queryText({ ...window, filter: filters.map(filterText), as_of: asOf })}`,
      { signal },
    ),
  placeholderData: keepPreviousData,
});

/** Under the grid: what the rows come to, each sum with how many rows it leaves out, and the same of what is chosen. */
export function GridFoot(props: Props) {
  const { noun, columns, sort, bounds, total, notice } = props;
  const words = useWords();
  const { say, number } = words;
  const limit = Math.min(bounds.bottom, total - 1) - bounds.top + 1;
  const several = !isSingle(bounds) && limit > 0;
  const all = useQuery(sumsQuery(props, {}));
  const chosen = useQuery({ ...sumsQuery(props, { sort, limit, offset: bounds.top }), enabled: several });
  const chosenColumns = columns.slice(bounds.left, bounds.right + 1);
  return (
    <footer className="grid-foot" tabIndex={0} aria-label={say("grid.sums")}>
      <p role="status">{notice}</p>
      {several && (
        <p className="grid-chosen">
          {say("grid.chosen", {
            rows: Math.min(rowsIn(bounds), limit),
            rows_shown: number(Math.min(rowsIn(bounds), limit)),
            columns: columnsIn(bounds),
          })}{" "}
          {chosen.data && !chosen.isPlaceholderData && (
            <SumList noun={noun} sums={chosen.data} columns={chosenColumns} words={words} />
          )}
        </p>
      )}
      {!several && all.data && (
        <p>
          <SumList noun={noun} sums={all.data} columns={columns} words={words} />
        </p>
      )}
    </footer>
  );
}

type ListProps = {
  readonly noun: Noun;
  readonly sums: Sums;
  readonly columns: readonly Column[];
  readonly words: Words;
};

function SumList({ noun, sums, columns, words }: ListProps) {
  const { say, number } = words;
  return columns.map((column) => {
    const found = sums.fields.find(({ field }) => field === column.name);
    if (!found || sums.rows === 0) return null;
    const field = fieldName(noun.name, column.name, words);
    const unit = column.meta.unit ? words.sayOr(`unit.${column.meta.unit}`, column.meta.unit) : "";
    const left = sums.rows - found.known;
    const rest = {
      known: number(found.known),
      rows: sums.rows,
      rows_shown: number(sums.rows),
      left,
      left_shown: number(left),
    };
    return (
      <span key={column.name} className="grid-sum">
        {field}:{" "}
        {found.sum === null ? (
          <span className="unknown">{say(found.units > 1 ? "grid.sum_units" : "screen.unknown")}</span>
        ) : (
          <strong>{column.meta.kind === "money" ? words.amount(found.sum) : words.number(Number(found.sum), 6)}</strong>
        )}{" "}
        {unit} <span className="quiet">({say("grid.sum_of", rest)})</span>
      </span>
    );
  });
}
