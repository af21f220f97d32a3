import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fieldsOf } from "../../../model/noun.ts";
import { findNoun } from "../../../model/nouns.ts";
import { formatCell } from "../../../model/cell.ts";
import { fieldLabel, nounLabel, nounsLabel } from "../../../words/labels.ts";
import { ask, type Receipt } from "../../api.ts";
import { Panel } from "../../app/Panel.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { missionPath } from "../../queries.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import { type CommitChange, commitQuery, type CommitContents } from "./journal-queries.ts";

type Props = {
  readonly mission: string;
  readonly seq: number;
  /** Keeps this commit in view whatever comes after it. */
  readonly stay: () => void;
};

/** What one commit changed, record by record, field by field; and the way to take it back. */
export function CommitDetail({ mission, seq, stay }: Props) {
  const { say, number, time } = useWords();
  const commit = useQuery(commitQuery(mission, seq));
  if (commit.isError) return <ProblemPanel error={commit.error} retry={() => void commit.refetch()} />;
  if (!commit.data) return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  const { actor, counts, changes, digest, operations } = commit.data;
  return (
    <Panel
      title={say("journal.number", { seq: number(seq) })}
      subtitle={say("screen.history.by", { actor, time: time(commit.data.time) })}
      foot={
        <>
          {say("journal.digest")} <code className="digest">{digest}</code>
        </>
      }
    >
      <Counts counts={counts} />
      {seq > 1 && <Undo key={seq} mission={mission} seq={seq} stay={stay} />}
      <ol className="change-list">
        {changes.map((change) => (
          <li key={`${change.noun}/${change.id}`}>
            <Change change={change} />
          </li>
        ))}
      </ol>
      {changes.length < operations && changes.length > 0 && (
        <p className="quiet">{say("journal.first_only", { shown: number(changes.length), all: number(operations) })}</p>
      )}
    </Panel>
  );
}

function Counts({ counts }: { counts: CommitContents["counts"] }) {
  const { say, number } = useWords();
  return (
    <ul className="uses">
      {counts.map(({ noun, kind, records }) => (
        <li key={`${noun}/${kind}`}>
          {nounsLabel(say, noun)}:{" "}
          {kind === "batch"
            ? say("journal.kind.batch")
            : say(`journal.kind.${kind}`, { count: records, shown: number(records) })}
        </li>
      ))}
    </ul>
  );
}

/** Taking a commit back is a commit of its own: nothing leaves the journal. */
function Undo({ mission, seq, stay }: Props) {
  const { say, number } = useWords();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => ask<Receipt>(`${missionPath(mission)}/commits/${seq}/undo`, { method: "POST", body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["mission", mission] }),
  });
  return (
    <div className="undo-commit">
      <button
        type="button"
        className="button small"
        disabled={undo.isPending || undo.isSuccess}
        onClick={() => {
          stay();
          undo.mutate();
        }}
      >
        <Icon name="undo" />
        {say("journal.undo")}
      </button>
      <span role="status">
        {undo.data && say("journal.undone", { seq: number(undo.data.seq) })}
        {undo.error && <span className="grid-error">{undo.error.message || say("screen.problem.safe")}</span>}
      </span>
    </div>
  );
}

function Change({ change }: { change: CommitChange }) {
  const { say } = useWords();
  const { noun, id, kind, before, after } = change;
  return (
    <>
      <p>
        <span className="tag">{say(`screen.history.${kind}`)}</span> {nounLabel(say, noun)}{" "}
        <bdi>{kind === "remove" ? id : <RecordLink noun={noun} id={id} />}</bdi>
      </p>
      {kind === "change" && <Fields noun={noun} before={before} after={after} />}
    </>
  );
}

type Sides = { readonly noun: string; readonly before: CommitChange["before"]; readonly after: CommitChange["after"] };

function Fields({ noun, before, after }: Sides) {
  const { say } = useWords();
  const known = findNoun(noun);
  const text = (values: CommitChange["before"], name: string) => JSON.stringify(values?.[name] ?? null);
  const changed = (known ? fieldsOf(known) : []).filter(({ name }) => text(before, name) !== text(after, name));
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say("screen.conflict.field")}</th>
          <th scope="col">{say("journal.before")}</th>
          <th scope="col">{say("journal.after")}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ name }) => (
          <tr key={name}>
            <th scope="row">{fieldLabel(say, noun, name)}</th>
            <td>
              <Shown value={before?.[name]} />
            </td>
            <td>
              <Shown value={after?.[name]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shown({ value }: { value: unknown }) {
  const { say } = useWords();
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return <span className="unknown">{say("screen.unknown")}</span>;
  if (Array.isArray(value))
    return <bdi>{value.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join("; ")}</bdi>;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return <bdi>{formatCell(value)}</bdi>;
  return <bdi>{JSON.stringify(value)}</bdi>;
}
