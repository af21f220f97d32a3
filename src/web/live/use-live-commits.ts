import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { connection } from "./connection.ts";

/** What the stream says of a commit. */
type CommitEvent = { readonly seq: number; readonly nouns?: readonly string[] };

const reopenMs = 15_000;
const addressOf = (mission: string): string => `/api/v1/missions/${encodeURIComponent(mission)}/events`;

/** Listens to the mission's commits and reads again what they touched; what is on screen stays until the new is there. */
export function useLiveCommits(mission: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let stream = new EventSource(addressOf(mission));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      stream.addEventListener("commit", (event: MessageEvent<string>) => {
        const commit: CommitEvent = JSON.parse(event.data);
        refresh(client, mission, commit.nouns ?? null);
      });
      stream.addEventListener("open", () => connection.set(true));
      stream.addEventListener("error", () => {
        if (stream.readyState === EventSource.CONNECTING) connection.set(false);
        else timer = setTimeout(reopen, reopenMs);
      });
    };
    // The browser goes back to a stream that broke by itself, but gives up one that was refused.
    const reopen = () => {
      stream = new EventSource(addressOf(mission));
      listen();
      refresh(client, mission, null);
    };
    listen();
    return () => {
      clearTimeout(timer);
      stream.close();
    };
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
