import { useWords, type Words } from "../../words/words.tsx";
import { fieldName, nounName, shownValue } from "./shown-value.ts";
import type { AddedRow, ChangedRow } from "./import-queries.ts";

/** Every field that would change, with what stands there now and what would stand there. */
export function ChangedTable({ rows }: { rows: readonly ChangedRow[] }) {
  const words = useWords();
  const { say } = words;
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{say("upload.changed")}</h3>
      <div className="upload-table" tabIndex={0} role="region" aria-label={say("upload.changed")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="num">
                {say("upload.row")}
              </th>
              <th scope="col">{say("upload.record")}</th>
              <th scope="col">{say("upload.field")}</th>
              <th scope="col">{say("upload.before")}</th>
              <th scope="col">{say("upload.after")}</th>
            </tr>
          </thead>
          <tbody>{rows.flatMap((row) => changeRows(row, words))}</tbody>
        </table>
      </div>
    </section>
  );
}

function changeRows({ sheet, noun, row, id, changes }: ChangedRow, words: Words) {
  return changes.map(({ field, before, after }, index) => (
    <tr key={`${sheet} ${row} ${field}`}>
      <td className="num">{index === 0 ? row : ""}</td>
      <th scope="row">{index === 0 ? <RecordName noun={noun} id={id} /> : <span className="quiet">{id}</span>}</th>
      <td>{fieldName(noun, field, words)}</td>
      <td>
        {before === null ? (
          <span className="unknown">{words.say("upload.unknown")}</span>
        ) : (
          <del>{shownValue(before, field, words)}</del>
        )}
      </td>
      <td>
        <ins>{shownValue(after, field, words)}</ins>
      </td>
    </tr>
  ));
}

function RecordName({ noun, id }: { noun: string; id: string }) {
  const words = useWords();
  return (
    <>
      {id} <span className="quiet">{nounName(noun, words)}</span>
    </>
  );
}

/** Every record that would be new, with all that the file says of it. */
export function AddedTable({ rows }: { rows: readonly AddedRow[] }) {
  const words = useWords();
  const { say } = words;
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{say("upload.added")}</h3>
      <div className="upload-table" tabIndex={0} role="region" aria-label={say("upload.added")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="num">
                {say("upload.row")}
              </th>
              <th scope="col">{say("upload.record")}</th>
              <th scope="col">{say("upload.value")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ sheet, noun, row, id, values }) => (
              <tr key={`${sheet} ${row}`}>
                <td className="num">{row}</td>
                <th scope="row">
                  <RecordName noun={noun} id={id} />
                </th>
                <td>{summary(noun, values, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const isKnown = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0);

const summary = (noun: string, values: AddedRow["values"], words: Words): string =>
  Object.entries(values)
    .filter(([field, value]) => field !== "id" && isKnown(value))
    .map(([field, value]) => `${fieldName(noun, field, words)}: ${shownValue(value, field, words)}`)
    .join(" · ");
