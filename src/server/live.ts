import type { ServerResponse } from "node:http";

/** What a listener is told about one commit: which nouns and records it touched, never their values. */
export type LiveCommit = {
  readonly seq: number;
  readonly nouns: readonly string[];
  readonly records: readonly { readonly noun: string; readonly id: string; readonly kind: string }[];
  /** False where the records are too many to name; then whatever has the nouns is to be read anew. */
  readonly complete: boolean;
};

/** Who listens: events are read with this session's rights, once for all sessions of one user. */
export type Listening = {
  readonly mission: string;
  readonly token: string;
  readonly userId: number;
  /** Last commit that the client has seen. */
  readonly after: number;
  readonly response: ServerResponse;
};

/** Where the hub reads from. */
export type CommitSource = {
  /** Commits after `after` that the session may see, oldest first, at most `limit`. */
  readonly commitsAfter: (
    token: string,
    mission: string,
    after: number,
    limit: number,
  ) => Promise<readonly LiveCommit[]>;
  /** False once the session has ended or its user was disabled. */
  readonly isLive: (token: string) => Promise<boolean>;
};

type Listener = Listening & { seq: number; stalledSince: number | null };
/** The listeners of one user in one mission; what one may see, all may. */
type Group = {
  readonly mission: string;
  readonly listeners: Set<Listener>;
  running: Promise<void> | null;
  again: boolean;
};

const usualBeatMs = 15_000;
/** A client that has not read for this long is dropped; it resumes with `Last-Event-ID`. */
const usualStallMs = 60_000;
/** What may wait for one client to read it; until it has, nothing more is written to it. */
const stallBytes = 64 * 1024;
const pageOfCommits = 200;
const usualStreams = 200;

/** The cursor as clients see it; they may keep it and hand it back, nothing else. */
export const cursorOf = (seq: number): string => Buffer.from(`c1.${seq}`).toString("base64url");

/** The commit a cursor stands for, or undefined where it is not one of ours. */
export function seqOf(cursor: string): number | undefined {
  const match = /^c1\.(\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString("latin1"));
  return match ? Number(match[1]) : undefined;
}

const eventOf = (commit: LiveCommit): string =>
  `event: commit\nid: ${cursorOf(commit.seq)}\ndata: ${JSON.stringify(commit)}\n\n`;

/** Streams that one user may hold open in one mission; milliseconds between two signs of life, and until a stalled client is dropped. */
export type HubLimits = { readonly streams?: number; readonly beatMs?: number; readonly stallMs?: number };

/** Hands commits to the listeners of this server node. */
export class LiveHub {
  readonly #source: CommitSource;
  readonly #streams: number;
  readonly #stallMs: number;
  readonly #groups = new Map<string, Group>();
  readonly #beat: NodeJS.Timeout;

  constructor(
    source: CommitSource,
    { streams = usualStreams, beatMs = usualBeatMs, stallMs = usualStallMs }: HubLimits = {},
  ) {
    this.#source = source;
    this.#streams = streams;
    this.#stallMs = stallMs;
    this.#beat = setInterval(() => void this.#beatAll(), beatMs);
    this.#beat.unref();
  }

  /** True when the user may open one more stream of the mission. */
  hasRoom(mission: string, userId: number): boolean {
    return (this.#groups.get(`${userId} ${mission}`)?.listeners.size ?? 0) < this.#streams;
  }

  /** Adds a listener and sends it what it has missed; from here on the hub owns the response. */
  async add(listening: Listening): Promise<void> {
    const listener: Listener = { ...listening, seq: listening.after, stalledSince: null };
    const key = `${listening.userId} ${listening.mission}`;
    const group = this.#groups.get(key) ?? {
      mission: listening.mission,
      listeners: new Set(),
      running: null,
      again: false,
    };
    this.#groups.set(key, group);
    group.listeners.add(listener);
    listening.response.once("close", () => {
      group.listeners.delete(listener);
      if (group.listeners.size === 0 && this.#groups.get(key) === group) this.#groups.delete(key);
    });
    if (listening.response.destroyed) group.listeners.delete(listener);
    await this.#run(group);
  }

  /** Sends what is new in a mission, or in all of them (`""`); called after each notice of the database. */
  async announce(mission: string): Promise<void> {
    const groups = [...this.#groups.values()].filter((group) => mission === "" || group.mission === mission);
    await Promise.all(groups.map((group) => this.#run(group)));
  }

  close(): void {
    clearInterval(this.#beat);
    for (const { listeners } of this.#groups.values()) for (const { response } of listeners) response.destroy();
    this.#groups.clear();
  }

  /** One reading at a time a group; notices that come meanwhile are joined into one more. */
  async #run(group: Group): Promise<void> {
    group.again = true;
    group.running ??= (async () => {
      while (group.again) {
        group.again = false;
        await this.#sendNew(group).catch(() => undefined);
      }
      group.running = null;
    })();
    await group.running;
  }

  async #sendNew(group: Group): Promise<void> {
    for (;;) {
      const ready = [...group.listeners].filter(({ stalledSince }) => stalledSince === null);
      const [first] = ready;
      if (!first) return;
      const from = ready.reduce((least, { seq }) => Math.min(least, seq), Infinity);
      const commits = await this.#source.commitsAfter(first.token, group.mission, from, pageOfCommits);
      for (const commit of commits) {
        const takers = ready.filter(({ stalledSince, seq }) => stalledSince === null && seq < commit.seq);
        if (takers.length === 0) continue;
        const event = eventOf(commit);
        for (const listener of takers) this.#send(group, listener, commit.seq, event);
      }
      if (commits.length < pageOfCommits && (commits.length > 0 || (await this.#isLive(first)))) return;
    }
  }

  /** A session that has ended sees nothing; whoever listens beside it must not wait for that to be noticed. */
  async #isLive({ token, mission, userId }: Listener): Promise<boolean> {
    if (await this.#source.isLive(token)) return true;
    const group = this.#groups.get(`${userId} ${mission}`);
    for (const listener of [...(group?.listeners ?? [])]) {
      if (listener.token !== token) continue;
      group?.listeners.delete(listener);
      listener.response.end();
    }
    return false;
  }

  /** Writes one event; a client whose buffer is full gets the next ones when it has read these. */
  #send(group: Group, listener: Listener, seq: number, event: string): void {
    listener.seq = seq;
    listener.response.write(event);
    if (listener.response.writableLength <= stallBytes) return;
    listener.stalledSince = Date.now();
    listener.response.once("drain", () => {
      listener.stalledSince = null;
      void this.#run(group);
    });
  }

  async #beatAll(): Promise<void> {
    for (const group of [...this.#groups.values()]) {
      const live = new Map<string, boolean>();
      for (const listener of [...group.listeners]) {
        const known = live.get(listener.token) ?? (await this.#source.isLive(listener.token).catch(() => true));
        live.set(listener.token, known);
        if (!known) {
          group.listeners.delete(listener);
          listener.response.end();
          continue;
        }
        if (listener.stalledSince === null) listener.response.write(": beat\n\n");
        else if (Date.now() - listener.stalledSince > this.#stallMs) listener.response.destroy();
      }
      // Notices can be lost while the listening connection is down; the journal is asked anyway.
      await this.#run(group);
    }
  }
}
