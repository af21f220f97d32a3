import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { connection } from "./connection.ts";

/** What the stream says of a commit. */
type CommitEvent = { readonly seq: number; readonly nouns?: readonly string[] };

/** Listens to the mission's commits and reads again what they touched; what is on screen stays until the new is there. */
export function useLiveCommits(mission: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const stream = new EventSource(`/api/v1/missions/${encodeURIComponent(mission)}/events`);
    const onCommit = (event: MessageEvent<string>) => {
      connection.set(true);
      const commit: CommitEvent = JSON.parse(event.data);
      refresh(client, mission, commit.nouns ?? null);
    };
    stream.addEventListener("commit", onCommit);
    stream.addEventListener("open", () => connection.set(true));
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CONNECTING) connection.set(false);
    });
    return () => stream.close();
  }, [client, mission]);
}

/** Marks what a commit touched as out of date; `nouns` null is everything of the mission. */
function refresh(client: QueryClient, mission: string, nouns: readonly string[] | null): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [root, id, kind, noun] }) => {
      if (root !== "mission" || id !== mission) return false;
      if (kind !== "list" && kind !== "history") return true;
      return nouns === null || (typeof noun === "string" && nouns.includes(noun));
    },
  });
}
