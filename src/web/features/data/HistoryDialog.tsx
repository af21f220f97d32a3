import { useQuery } from "@tanstack/react-query";
import { fieldsOf, type Noun } from "../../../model/noun.ts";
import { ask, type History, type HistoryEntry } from "../../api.ts";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { missionPath } from "../../queries.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import { fieldName, showValue } from "./show-value.ts";

type Props = { readonly mission: string; readonly noun: Noun; readonly id: string | null; readonly close: () => void };

/** Every change of one record, newest first: who, when, from what to what. */
export function HistoryDialog({ mission, noun, id, close }: Props) {
  const { say } = useWords();
  const history = useQuery({
    queryKey: ["mission", mission, "history", noun.name, id],
    queryFn: ({ signal }) =>
      ask<History>(`${missionPath(mission)}/${noun.plural}/${encodeURIComponent(id ?? "")}/history`, { signal }),
    enabled: id !== null,
  });
  return (
    <Dialog open={id !== null} close={close} title={say("screen.data.history_of", { id: id ?? "" })} side>
      {history.isPending && <div className="skeleton tall" />}
      {history.isError && <ProblemPanel error={history.error} retry={() => void history.refetch()} />}
      <ol className="history">
        {history.data?.items.map((entry) => (
          <li key={entry.seq}>
            <Entry entry={entry} noun={noun} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function Entry({ entry, noun }: { entry: HistoryEntry; noun: Noun }) {
  const words = useWords();
  const { say } = words;
  const shown =
    entry.kind === "change"
      ? fieldsOf(noun).filter(
          ({ name }) =>
            name in (entry.after ?? {}) && JSON.stringify(entry.before?.[name]) !== JSON.stringify(entry.after?.[name]),
        )
      : [];
  return (
    <>
      <p>
        <strong>{say(`screen.history.${entry.kind}`)}</strong>{" "}
        <span className="quiet">
          {say("screen.history.by", { actor: entry.actor, time: words.time(entry.time) })} ·{" "}
          {say("screen.history.version", { version: entry.version })}
        </span>
      </p>
      {shown.map((field) => (
        <p key={field.name} className="history-change">
          {fieldName(noun.name, field.name, words)}:{" "}
          <del>{showValue(entry.before?.[field.name], field, words) ?? say("screen.unknown")}</del>{" "}
          <ins>{showValue(entry.after?.[field.name], field, words) ?? say("screen.unknown")}</ins>
        </p>
      ))}
    </>
  );
}
