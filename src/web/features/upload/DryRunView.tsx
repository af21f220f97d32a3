import { useWords } from "../../words/words.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { AddedTable, ChangedTable } from "./ChangeTables.tsx";
import { type Counts, type Import, refusedFile } from "./import-queries.ts";
import { RefusedTable } from "./RefusedTable.tsx";

type Props = {
  readonly mission: string;
  readonly found: Import;
  readonly busy: boolean;
  readonly take: () => void;
  readonly more: (offset: number) => void;
  readonly other: () => void;
};

/** What taking the file would do: counts first, then every row; one button takes all of it. */
export function DryRunView({ mission, found, busy, take, more, other }: Props) {
  const { say, language } = useWords();
  const { counts, state, added, changed, refused, faults } = found;
  const rows = counts.added + counts.changed;
  const shown = Math.max(added.length, changed.length, refused.length);
  const total = Math.max(counts.added, counts.changed, faults);
  return (
    <>
      <CountList counts={counts} />
      <p className="upload-acts">
        {state === "ready" && (
          <button type="button" className="button primary" disabled={busy} onClick={take}>
            {say("upload.commit", { count: rows })}
          </button>
        )}
        {counts.refused > 0 && (
          <a className="button" href={refusedFile(mission, found.id, language)} download>
            <Icon name="download" />
            {say("upload.refused_file")}
          </a>
        )}
        <button type="button" className="button" disabled={busy} onClick={other}>
          {say("upload.other")}
        </button>
      </p>
      {counts.refused > 0 && <p className="quiet">{say("upload.refused_how")}</p>}
      <RefusedTable title={say("upload.refused")} cells={refused} nounOf={nounsBySheet(found)} />
      <ChangedTable rows={changed} />
      <AddedTable rows={added} />
      {shown < total && (
        <p className="upload-acts">
          <span className="quiet">{say("upload.shown", { shown, total })}</span>
          <button type="button" className="button" onClick={() => more(shown)}>
            {say("upload.more")}
          </button>
        </p>
      )}
      <RefusedTable title={say("upload.warnings")} cells={found.warnings} nounOf={nounsBySheet(found)} />
      <Notes found={found} />
    </>
  );
}

const nounsBySheet = ({ sheets }: Import): ReadonlyMap<string, string> =>
  new Map(sheets.map(({ sheet, noun }) => [sheet, noun]));

const kinds = ["added", "changed", "unchanged", "refused"] as const;

function CountList({ counts }: { counts: Counts }) {
  const { say, number } = useWords();
  return (
    <dl className="upload-counts">
      {kinds.map((kind) => (
        <div key={kind} className={counts[kind] > 0 ? `count-${kind}` : "count-none"}>
          <dt>{say(`upload.${kind}`)}</dt>
          <dd>{number(counts[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Notes({ found }: { found: Import }) {
  const { say } = useWords();
  if (found.notes.length === 0) return null;
  return (
    <section>
      <h3>{say("upload.notes")}</h3>
      <ul className="upload-notes">
        {found.notes.map(({ message }, index) => (
          <li key={index}>{message}</li>
        ))}
      </ul>
    </section>
  );
}
