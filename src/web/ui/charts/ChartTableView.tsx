import { useState } from "react";
import { useWords } from "../../words/words.tsx";
import type { ChartTable, TableCell } from "./chart-table.ts";

const opening = 300;

/** The table of a chart: complete, its longest ones opened in full on demand. */
export function ChartTableView({ table, label }: { table: ChartTable; label: string }) {
  const { say, number } = useWords();
  const [whole, setWhole] = useState(false);
  const rows = whole ? table.rows : table.rows.slice(0, opening);
  return (
    <>
      <div className="table-scroll tall" tabIndex={0} role="region" aria-label={label}>
        <table className="table">
          <thead>
            <tr>
              {table.columns.map(({ name, numeric }) => (
                <th key={name} scope="col" className={numeric ? "num" : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} aria-current={row.current ? "true" : undefined}>
                {row.cells.map((cell, index) =>
                  index === 0 ? (
                    <th key={index} scope="row">
                      <Cell cell={cell} />
                    </th>
                  ) : (
                    <td key={index} className={table.columns[index]?.numeric ? "num" : undefined}>
                      <Cell cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < table.rows.length && (
        <button type="button" className="button small" onClick={() => setWhole(true)}>
          {say("chart.rows.all", { count: number(table.rows.length) })}
        </button>
      )}
    </>
  );
}

function Cell({ cell }: { cell: TableCell }) {
  if (typeof cell === "string") return cell;
  if (cell.node !== undefined) return cell.node;
  return cell.value === null ? <span className="unknown">{cell.text}</span> : cell.text;
}
