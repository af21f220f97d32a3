import { useQuery } from "@tanstack/react-query";
import { ask } from "../../api.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { missionPath } from "../../queries.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";

type Commit = { readonly time: string; readonly actor: string };

/** Over a list of the past: which one it is, that it is only read, and the way back. */
export function KnownBand({ mission, asOf }: { readonly mission: string; readonly asOf: string }) {
  const { say, time } = useWords();
  const setSearch = useSetSearch();
  const commit = useQuery({
    queryKey: ["known", mission, asOf],
    queryFn: ({ signal }) => ask<Commit>(`${missionPath(mission)}/journal/${asOf}?limit=1`, { signal }),
    staleTime: Infinity,
  });
  return (
    <div className="grid-known" role="note">
      <Icon name="history" />
      <strong>{say("grid.known", { seq: asOf })}</strong>
      {commit.data && <span>{say("grid.known_at", { time: time(commit.data.time), actor: commit.data.actor })}</span>}
      <span>{say("grid.known_closed")}</span>
      <button type="button" className="button small" onClick={() => setSearch({ as_of: undefined }, true)}>
        {say("grid.known_back")}
      </button>
    </div>
  );
}
