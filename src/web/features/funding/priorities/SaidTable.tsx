import type { PriorityTable } from "../../../../model/priority-report.ts";
import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";

/** Columns that a picture shows better. */
const drawn = ["carried"];

/** A table of the report as the server says it, with numbers of the reader's language. */
export function SaidTable({ table }: { readonly table: PriorityTable }) {
  const { say, number, amount, digits } = useWords();
  const title = say(table.title);
  const columns = table.columns.flatMap((column, at) => (drawn.includes(column.name) ? [] : [{ ...column, at }]));
  const isNumber = (kind: string): boolean => kind !== "text";
  const cell = (value: string | number | null | undefined, kind: string): string => {
    if (value === null || value === undefined) return say("screen.unknown");
    if (typeof value === "number") return number(value, 2);
    return kind === "money" ? amount(value) : digits(value);
  };
  return (
    <Panel title={title}>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              {columns.map(({ name, title: head, kind }) => (
                <th key={name} scope="col" className={isNumber(kind) ? "num" : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>
                {columns.map(({ name, kind, at }, place) =>
                  place === 0 ? (
                    <th key={name} scope="row">
                      {cell(row[at], kind)}
                    </th>
                  ) : (
                    <td key={name} className={isNumber(kind) ? "num" : undefined}>
                      {cell(row[at], kind)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
