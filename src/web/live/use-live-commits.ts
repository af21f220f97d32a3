import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { findNoun } from "../../model/nouns.ts";
import { ask, type Item } from "../api.ts";
import { noticeBuild } from "../offline/build.ts";
import { settleUpTo } from "../offline/outbox.ts";
import { missionPath } from "../queries.ts";
import { connection } from "./connection.ts";
import { placedIn } from "./placed.ts";

/** What the stream says of a commit. */
type CommitEvent = {
  readonly seq: number;
  readonly nouns?: readonly string[];
  readonly records?: readonly { readonly noun: string; readonly id: string; readonly kind: string }[];
  readonly complete?: boolean;
};

const reopenMs = 15_000;
/** Up to this many changed records are read one by one; beyond, their lists are read anew. */
const mostSingle = 8;
const addressOf = (mission: string): string => `/api/v1/missions/${encodeURIComponent(mission)}/events`;

/** Listens to the mission's commits and reads again what they touched; what is on screen stays until the new is there. */
export function useLiveCommits(mission: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let stream = new EventSource(addressOf(mission));
    let timer: ReturnType<typeof setTimeout> | undefined;
    let opened = false;
    let late = false;
    const listen = () => {
      stream.addEventListener("commit", (event: MessageEvent<string>) => {
        const commit: CommitEvent = JSON.parse(event.data);
        void take(client, mission, commit).then(() => settleUpTo(mission, commit.seq));
      });
      stream.addEventListener("build", (event: MessageEvent<string>) => noticeBuild(String(JSON.parse(event.data))));
      stream.addEventListener("open", () => {
        connection.set(true);
        // A page that began without a link shows what was kept; a stream that only broke goes on where it was.
        if (late) void refresh(client, mission, null).then(() => settleUpTo(mission, Infinity));
        [opened, late] = [true, false];
      });
      stream.addEventListener("error", () => {
        late ||= !opened;
        if (stream.readyState === EventSource.CONNECTING) connection.set(false);
        else timer = setTimeout(reopen, reopenMs);
      });
    };
    // The browser goes back to a stream that broke by itself, but gives up one that was refused.
    const reopen = () => {
      stream = new EventSource(addressOf(mission));
      listen();
      void refresh(client, mission, null);
    };
    listen();
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [client, mission]);
}

/** Only what changed comes down the line, where a commit touched few records and a list need not be put in order anew. */
async function take(
  client: QueryClient,
  mission: string,
  { records = [], nouns, complete }: CommitEvent,
): Promise<void> {
  const few = complete === true && records.length <= mostSingle && records.every(({ kind }) => kind === "change");
  if (!few) return refresh(client, mission, nouns ?? null);
  const lists = (noun: string) => ({ queryKey: ["mission", mission, "list", noun] });
  await Promise.all(
    records.map(async ({ noun, id }) => {
      const plural = findNoun(noun)?.plural;
      // A list that nobody has read need not be told.
      if (plural === undefined || client.getQueriesData(lists(noun)).length === 0) return;
      try {
        const item = await ask<Item>(`${missionPath(mission)}/${plural}/${encodeURIComponent(id)}`);
        for (const [queryKey, held] of client.getQueriesData(lists(noun))) {
          const next = placedIn(held, item, String(queryKey[5] ?? ""), String(queryKey[6] ?? ""));
          if (next === null) await client.invalidateQueries({ queryKey, exact: true });
          else if (next !== held) client.setQueryData(queryKey, next);
        }
      } catch {
        await client.invalidateQueries(lists(noun));
      }
    }),
  );
  await refresh(client, mission, []);
  const histories = records.map(({ noun }) =>
    client.invalidateQueries({ queryKey: ["mission", mission, "history", noun] }),
  );
  await Promise.all(histories);
}

/** Marks what a commit touched as out of date; `nouns` null is everything of the mission. */
function refresh(client: QueryClient, mission: string, nouns: readonly string[] | null): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey: [root, id, kind, noun] }) => {
      if (root !== "mission" || id !== mission) return false;
      if (kind !== "list" && kind !== "history") return true;
      return nouns === null || (typeof noun === "string" && nouns.includes(noun));
    },
  });
}
