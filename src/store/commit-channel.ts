import pg from "pg";
import { connectionConfig } from "./connect.ts";
import type { CommitNotice } from "./store.ts";

/** The channel on which every commit is told, by any process on the same database. */
export const commitChannel = "concert_commit";

type Listener = (notice: CommitNotice) => void;
export type CommitChannel = { listen(listener: Listener): () => void; close(): Promise<void> };

/** Told after a break of the connection: commits of any mission may have passed unheard. */
const anyMission: CommitNotice = { mission_id: "", seq: 0 };
const retryMs = 500;

/** Listens from the first listener on, and again after each break; then every listener hears of mission `""`, seq 0. */
export function openCommitChannel(url: () => string): CommitChannel {
  const listeners = new Set<Listener>();
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const tell = (notice: CommitNotice) => listeners.forEach((listener) => listener(notice));
  const lose = (lost: pg.Client) => {
    if (client !== lost) return;
    client = undefined;
    lost.end().catch(() => undefined);
    if (!closed) retry = setTimeout(() => void start(true), retryMs).unref();
  };
  const start = async (again: boolean): Promise<void> => {
    if (closed || client) return;
    const fresh = new pg.Client(connectionConfig(url()));
    client = fresh;
    fresh.on("error", () => lose(fresh));
    fresh.on("end", () => lose(fresh));
    fresh.on("notification", (message) => {
      const notice = readNotice(message.payload ?? "");
      if (notice) tell(notice);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${commitChannel}`);
      // What was committed while the connection came up was not heard either.
      if (again) tell(anyMission);
    } catch {
      lose(fresh);
    }
  };

  return {
    listen: (listener) => {
      listeners.add(listener);
      void start(false);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}

/** Anyone who may connect can send on the channel, so what comes is read with care. */
function readNotice(payload: string): CommitNotice | undefined {
  const match = /^(\d{1,16}) (.{1,120})$/s.exec(payload);
  return match ? { seq: Number(match[1]), mission_id: match[2] ?? "" } : undefined;
}
