import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Change, isOpen } from "./change.ts";

type Schema = DBSchema & {
  changes: { key: number; value: Omit<Change, "n"> & { n?: number }; indexes: { op: string; person: string } };
};

const databaseName = "concert";
/** Receipts and changes set aside that are kept to be looked at. */
const kept = 500;

let opened: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(databaseName, 1, {
    upgrade: (database) => {
      const changes = database.createObjectStore("changes", { keyPath: "n", autoIncrement: true });
      changes.createIndex("op", "op.op_id", { unique: true });
      changes.createIndex("person", "person");
    },
    // A newer page in another tab waits for this one to let go.
    blocking: (_current, _next, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

const whole = (found: Schema["changes"]["value"]): Change => ({ ...found, n: found.n ?? 0 });

/** The queue as it stands on the disk of this browser. Each act is one transaction: done whole, or not at all. */
export const box = {
  /** Puts changes at the end of the queue; those whose operation is there already are left as they are. */
  async add(changes: readonly Omit<Change, "n">[]): Promise<number> {
    const database = await open();
    const work = database.transaction("changes", "readwrite", { durability: "strict" });
    const index = work.store.index("op");
    const known = await Promise.all(changes.map(({ op }) => index.getKey(op.op_id)));
    const added = changes.filter((_, at) => known[at] === undefined);
    // Whatever fails ends the whole transaction.
    await Promise.all([...added.map((change) => work.store.add(change)), work.done]);
    return added.length;
  },

  /** Everything of one person, oldest first. */
  async of(person: string): Promise<readonly Change[]> {
    const database = await open();
    return (await database.getAllFromIndex("changes", "person", person)).map(whole).sort((a, b) => a.n - b.n);
  },

  /** How many changes of others wait in this browser. */
  async waitingOfOthers(person: string): Promise<number> {
    const database = await open();
    return (await database.getAll("changes")).map(whole).filter((change) => change.person !== person && isOpen(change))
      .length;
  },

  /** Rewrites changes of a person as `next` says, all in one transaction that nothing can come between. */
  async rewrite(person: string, next: (changes: readonly Change[]) => readonly Change[]): Promise<void> {
    const database = await open();
    const work = database.transaction("changes", "readwrite", { durability: "strict" });
    const found = (await work.store.index("person").getAll(person)).map(whole).sort((a, b) => a.n - b.n);
    const changed = next(found);
    const same = new Set(found);
    const closed = changed.filter((change) => !isOpen(change) && change.state !== "received");
    const old = closed.slice(0, Math.max(0, closed.length - kept));
    await Promise.all([
      ...changed.filter((change) => !same.has(change)).map((change) => work.store.put(change)),
      ...old.map(({ n }) => work.store.delete(n)),
      work.done,
    ]);
  },
};

/** True for the error of a browser whose disk, or whose share of it, is full. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "QuotaExceededError" || error.name === "UnknownError");
