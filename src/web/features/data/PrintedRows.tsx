import type { Noun } from "../../../model/noun.ts";
import { paperWidth, usePrinting } from "../../ui/use-printing.ts";
import { useWords } from "../../words/words.tsx";
import type { Column } from "./columns.ts";
import { showValue, fieldName } from "./show-value.ts";
import type { Rows } from "./use-rows.ts";

/** The most rows that are read for paper; longer lists are for a file. */
export const mostOnPaper = 2000;

/** Letters are smaller on paper than on the screen, so more columns stand beside each other. */
const room = paperWidth * 1.3;

/** Columns in groups that fit the paper, each led by the first column, which names the row. */
export function columnsOnPaper(columns: readonly Column[]): (readonly Column[])[] {
  const [first, ...others] = columns;
  if (!first) return [];
  const groups: Column[][] = [[first]];
  let used = first.width;
  for (const column of others) {
    if (used + column.width > room && (groups.at(-1)?.length ?? 0) > 1) {
      groups.push([first]);
      used = first.width;
    }
    groups.at(-1)?.push(column);
    used += column.width;
  }
  return groups;
}

/** The list as tables for paper: all columns shown, in groups that fit; what was not read is said, never left out in silence. */
export function PrintedRows({
  noun,
  columns,
  rows,
}: {
  readonly noun: Noun;
  readonly columns: readonly Column[];
  readonly rows: Rows;
}) {
  const words = useWords();
  if (!usePrinting()) return null;
  const indexes = Array.from({ length: Math.min(rows.total, mostOnPaper) }, (_, index) => index);
  const here = indexes.flatMap((index) => rows.at(index) ?? []);
  return (
    <div className="printed-rows">
      {here.length < rows.total && (
        <p>{words.say("grid.print.part", { shown: words.number(here.length), count: words.number(rows.total) })}</p>
      )}
      {columnsOnPaper(columns).map((group) => (
        <table key={group[1]?.name ?? "id"} className="printed-table">
          <thead>
            <tr>
              {group.map(({ name }) => (
                <th key={name} scope="col">
                  {fieldName(noun.name, name, words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {here.map((row) => (
              <tr key={row.id}>
                {group.map((column) => (
                  <td key={column.name} dir="auto">
                    {showValue(row.values[column.name], column, words) ?? (
                      <span className="unknown">{words.say("screen.unknown")}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
