import { useWords } from "../../words/words.tsx";
import type { Clash, RefusedCell } from "./import-queries.ts";
import { fieldName, shownValue } from "./shown-value.ts";

type Props = {
  readonly title: string;
  readonly cells: readonly RefusedCell[];
  readonly nounOf: ReadonlyMap<string, string>;
};

/** Every cell or row that is refused, with its place, what is wrong and what to do. */
export function RefusedTable({ title, cells, nounOf }: Props) {
  const { say } = useWords();
  if (cells.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <div className="upload-table" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("upload.sheet")}</th>
              <th scope="col" className="num">
                {say("upload.row")}
              </th>
              <th scope="col">{say("upload.column")}</th>
              <th scope="col">{say("upload.value")}</th>
              <th scope="col">{say("upload.what")}</th>
              <th scope="col">{say("upload.remedy")}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell, index) => (
              <tr key={index}>
                <td>{cell.sheet}</td>
                <td className="num">{cell.row}</td>
                <td>{cell.column}</td>
                <td>{cell.value}</td>
                <td>
                  {cell.message}
                  {cell.clashes.length > 0 && <Clashes clashes={cell.clashes} noun={nounOf.get(cell.sheet) ?? ""} />}
                </td>
                <td>{cell.remedy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What two people made of the same field, side by side. */
function Clashes({ clashes, noun }: { clashes: readonly Clash[]; noun: string }) {
  const words = useWords();
  const { say } = words;
  return (
    <table className="table upload-clashes">
      <caption>{say("upload.clash_title")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("upload.field")}</th>
          <th scope="col">{say("upload.file_then")}</th>
          <th scope="col">{say("upload.yours")}</th>
          <th scope="col">{say("upload.before")}</th>
        </tr>
      </thead>
      <tbody>
        {clashes.map(({ field, before, yours, current }) => (
          <tr key={field}>
            <th scope="row">{fieldName(noun, field, words)}</th>
            <td>{shownValue(before, field, words)}</td>
            <td>{shownValue(yours, field, words)}</td>
            <td>{shownValue(current, field, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
