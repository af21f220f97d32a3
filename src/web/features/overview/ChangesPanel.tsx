import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ask } from "../../api.ts";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { missionPath } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";

type Since = {
  readonly since: { readonly seq: number; readonly time: string } | null;
  readonly head: number;
  readonly nouns: readonly {
    readonly noun: string;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    readonly ids: readonly string[];
  }[];
  readonly commits: readonly { readonly seq: number; readonly time: string; readonly actor: string }[];
};

const sinceQuery = (mission: string) =>
  queryOptions({
    queryKey: ["mission", mission, "since"],
    queryFn: ({ signal }) => ask<Since>(`${missionPath(mission)}/since`, { signal }),
  });

/** What others changed since the reader's last visit, by table, each leading to the records and their history. */
export function ChangesPanel() {
  const { say, time, sayOr, list } = useWords();
  const { mission } = usePlanAsk();
  const client = useQueryClient();
  const since = useQuery(sinceQuery(mission));
  useVisit(mission);
  const read = useMutation({
    mutationFn: (seq: number) => ask(`${missionPath(mission)}/since`, { method: "PUT", body: { seq } }),
    onSettled: () => client.invalidateQueries({ queryKey: sinceQuery(mission).queryKey }),
  });
  const data = since.data;
  const by = [...new Set(data?.commits.map(({ actor }) => actor))];
  return (
    <Panel
      className="changes-panel"
      title={say("shell.changes.title")}
      subtitle={data?.since ? say("shell.changes.since", { time: time(data.since.time) }) : say("shell.changes.first")}
    >
      {data && data.nouns.length === 0 && data.since && <p className="quiet">{say("shell.changes.none")}</p>}
      <ul className="change-list">
        {data?.nouns.map(({ noun, added, changed, removed, ids }) => (
          <li key={noun}>
            {ids.length > 0 ? (
              <RecordLink noun={noun} id={ids} text={sayOr(`noun.${noun}.many`, noun)} />
            ) : (
              sayOr(`noun.${noun}.many`, noun)
            )}{" "}
            {list([
              ...(added > 0 ? [say("shell.changes.added", { count: added })] : []),
              ...(changed > 0 ? [say("shell.changes.changed", { count: changed })] : []),
              ...(removed > 0 ? [say("shell.changes.removed", { count: removed })] : []),
            ])}
          </li>
        ))}
      </ul>
      {data && data.nouns.length > 0 && (
        <p className="change-foot">
          {by.length > 0 && <span className="quiet">{say("shell.changes.by", { names: list(by) })}</span>}
          <button
            type="button"
            className="button small"
            disabled={read.isPending}
            onClick={() => read.mutate(data.head)}
          >
            {say("shell.changes.read")}
          </button>
        </p>
      )}
    </Panel>
  );
}

/** Tells the server that the reader is here; without a link nothing is lost, the next visit counts. */
function useVisit(mission: string): void {
  const client = useQueryClient();
  useEffect(() => {
    ask(`${missionPath(mission)}/visits`, { method: "POST" })
      .then(() => client.invalidateQueries({ queryKey: sinceQuery(mission).queryKey }))
      .catch(() => undefined);
  }, [client, mission]);
}
