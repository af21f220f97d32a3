import { ApiProblem, type Item, type Operation } from "../api.ts";
import { connection } from "../live/connection.ts";
import { box, isFull } from "./box.ts";
import {
  type Change,
  type OutcomeAnswer,
  afterOutcome,
  isOpen,
  needsPerson,
  nextToSend,
  rebasedAll,
} from "./change.ts";
import { deviceId, newOpId } from "./op-id.ts";
import { sendActs, sendWhole } from "./send.ts";

/** What the page shows of the queue. */
export type OutboxView = {
  readonly person: string | null;
  readonly changes: readonly Change[];
  /** The disk of this browser would not take the last change: it went straight to the server, or nowhere. */
  readonly full: "sent" | "not_kept" | null;
  /** What the server said the last time it took nothing at all. */
  readonly held: { readonly code: string; readonly detail: string } | null;
  readonly sending: boolean;
};

let view: OutboxView = { person: null, changes: [], full: null, held: null, sending: false };
const listeners = new Set<() => void>();
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("concert-outbox") : null;
if (channel) channel.onmessage = () => void reload();

export const outboxView = (): OutboxView => view;
export function watchOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: Partial<OutboxView>): void {
  view = { ...view, ...next };
  for (const listener of listeners) listener();
}

async function reload(): Promise<void> {
  const { person } = view;
  if (person !== null) show({ changes: await box.of(person) });
}

async function changed(): Promise<void> {
  await reload();
  channel?.postMessage("changed");
}

/** Whose queue this is; null when nobody is signed in. The queue of another stays where it is. */
export function openOutbox(person: string | null): void {
  if (person === view.person) return;
  show({ person, changes: [], held: null });
  if (person !== null) void reload().then(deliver, () => undefined);
}

/** What became of edits: receipts came, or they wait here, or the server had a reason against some. */
export type Submitted = {
  /** Numbers of the commits that were made, each once, in order. */
  readonly seqs: readonly number[];
  readonly versions: ReadonlyMap<string, number>;
  readonly waiting: readonly string[];
  readonly problems: readonly { readonly op: Operation; readonly problem: ApiProblem }[];
};

/**
 * How long an edit may keep its author waiting for a receipt; it goes on being sent behind their back. An act on many
 * records takes the server longer, and its undo hangs on the receipt.
 */
const patienceMs = { one: 8_000, many: 60_000 };

/**
 * Takes edits: first into the queue on this machine's disk, then to the server, at once where there is a link.
 * `seen` gives a record as the person saw it, so that the queue can say what an edit changed.
 *
 * @throws ApiProblem 507 `outbox.full` when this browser has no room and the server cannot be reached either
 */
export async function submit(
  mission: string,
  operations: readonly Operation[],
  seen: (operation: Operation) => Item | undefined = () => undefined,
): Promise<Submitted> {
  const act = operations[0]?.op_id ?? newOpId();
  const time = new Date().toISOString();
  const made = onOwnReceipts(operations.map((op) => changeOf(op, seen(op), { mission, act, time })));
  try {
    await box.add(made);
    await replaceOlder(made);
  } catch (error) {
    return sendUnsaved(mission, operations, error);
  }
  if (view.full !== null) show({ full: null });
  void navigator.storage?.persist?.().catch(() => undefined);
  await changed();
  return sent(operations);
}

/**
 * An edit may be made in the moment between the receipt of an edit before it and the screen's showing that: it then
 * rests on the version that the receipt gave, or it would meet its own author's change as if it were another's.
 */
function onOwnReceipts(made: readonly Omit<Change, "n">[]): readonly Omit<Change, "n">[] {
  const received = view.changes.filter(({ state }) => state === "received");
  const last = made.map((change) => ({ ...change, n: Infinity }));
  return rebasedAll(last, received).map(({ n: _, ...change }) => change);
}

/** Sends what waits, and says what became of these. */
export async function sent(operations: readonly Operation[]): Promise<Submitted> {
  const patience = operations.length > 1 ? patienceMs.many : patienceMs.one;
  await Promise.race([deliver(), new Promise((done) => setTimeout(done, patience))]);
  // Another tab may have sent them.
  await reload();
  return resultOf(operations);
}

function changeOf(
  op: Operation,
  item: Item | undefined,
  { mission, act, time }: { readonly mission: string; readonly act: string; readonly time: string },
): Omit<Change, "n"> {
  const before = item && Object.fromEntries(Object.keys(op.values).map((field) => [field, item.values[field] ?? null]));
  const none = { why: null, problem: null, current: null, receipt: null } as const;
  const person = view.person ?? "";
  return { op, mission, person, device: deviceId(), time, act, before: before ?? null, state: "waiting", ...none };
}

/**
 * An edit puts itself in the place of those of the same record and fields that came back with a question, or that wait
 * because another of their act did.
 */
async function replaceOlder(made: readonly Omit<Change, "n">[]): Promise<void> {
  const ids = new Set(made.map(({ op }) => op.op_id));
  const covers = (change: Change) =>
    made.some(
      ({ mission, op }) =>
        mission === change.mission &&
        op.noun === change.op.noun &&
        op.id === change.op.id &&
        (op.kind === "remove" || Object.keys(change.op.values).every((field) => field in op.values)),
    );
  await box.rewrite(view.person ?? "", (changes) => {
    const held = new Set(changes.filter(needsPerson).map(({ act }) => act));
    return changes.map((change) =>
      isOpen(change) && held.has(change.act) && !ids.has(change.op.op_id) && covers(change)
        ? { ...change, state: "aside", why: "replaced" }
        : change,
    );
  });
}

/**
 * Where nothing can be kept here, the server is the only safe place, for all of an act or nothing; without a link it is
 * not taken at all.
 */
async function sendUnsaved(mission: string, operations: readonly Operation[], error: unknown): Promise<Submitted> {
  try {
    const outcomes = await sendWhole(mission, operations);
    if (isFull(error)) show({ full: "sent" });
    return classify(operations, outcomes);
  } catch (failure) {
    if (isFull(error)) show({ full: "not_kept" });
    throw failure instanceof ApiProblem ? failure : new ApiProblem(507, { code: "outbox.full" });
  }
}

function classify(operations: readonly Operation[], outcomes: readonly OutcomeAnswer[]): Submitted {
  const byId = new Map(outcomes.map((outcome) => [outcome.op_id, outcome]));
  const received = operations.flatMap(({ op_id }) => {
    const receipt = byId.get(op_id)?.receipt;
    return receipt ? [{ op_id, ...receipt }] : [];
  });
  return {
    seqs: [...new Set(received.map(({ seq }) => seq))].sort((a, b) => a - b),
    versions: new Map(received.map(({ op_id, version }) => [op_id, version])),
    waiting: operations.flatMap(({ op_id }) => (byId.has(op_id) ? [] : [op_id])),
    problems: operations.flatMap((op) => {
      const problem = byId.get(op.op_id)?.problem;
      return problem ? [{ op, problem: new ApiProblem(problem.current ? 409 : 422, problem) }] : [];
    }),
  };
}

function resultOf(operations: readonly Operation[]): Submitted {
  const byId = new Map(view.changes.map((change) => [change.op.op_id, change]));
  return classify(
    operations,
    operations.flatMap(({ op_id }): OutcomeAnswer[] => {
      const change = byId.get(op_id);
      if (!change || change.state === "waiting") return [];
      if (change.receipt) return [{ op_id, receipt: change.receipt }];
      if (!change.problem) return [];
      return [{ op_id, problem: { ...change.problem, ...(change.current ? { current: change.current } : {}) } }];
    }),
  );
}

let running: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
let wanted = false;

/** Sends what waits, one tab at a time, until nothing waits or the link is down; then tries again by itself. */
export function deliver(): Promise<void> {
  wanted = true;
  running ??= locked(async () => {
    while (wanted) {
      wanted = false;
      await sendAll();
    }
  })
    .finally(() => {
      running = null;
      show({ sending: false });
    })
    // What came while the last round was ending waits for nobody else.
    .then(() => (wanted ? deliver() : undefined));
  return running;
}

/** Two tabs would send the same twice; the server would notice, but the line would carry it. */
function locked(work: () => Promise<void>): Promise<void> {
  // Only a page that came over TLS or from this machine has locks.
  return "locks" in navigator ? navigator.locks.request("concert-outbox", work) : work();
}

async function sendAll(): Promise<void> {
  clearTimeout(timer);
  try {
    for (;;) {
      const person = view.person;
      if (person === null) return;
      const acts = nextToSend(await box.of(person));
      const [first] = acts[0] ?? [];
      if (!first) break;
      show({ sending: true });
      const operations = acts.map((changes) => changes.map(({ op }) => op));
      await sendActs(first.mission, operations, async (outcomes) => {
        await box.rewrite(person, (changes) => withOutcomes(changes, outcomes));
        await changed();
      });
    }
    failures = 0;
    show({ held: null });
  } catch (error) {
    if (error instanceof ApiProblem) show({ held: { code: error.code, detail: error.message } });
    failures += 1;
    timer = setTimeout(() => void deliver(), Math.min(30_000, 1000 * 2 ** failures));
  }
}

function withOutcomes(changes: readonly Change[], outcomes: readonly OutcomeAnswer[]): readonly Change[] {
  const byId = new Map(outcomes.map((outcome) => [outcome.op_id, outcome]));
  const after = changes.map((change) => {
    const outcome = byId.get(change.op.op_id);
    return outcome && change.state === "waiting" ? afterOutcome(change, outcome) : change;
  });
  return rebasedAll(
    after,
    after.filter(({ op, receipt }) => receipt !== null && byId.has(op.op_id)),
  );
}

/** Received changes up to this commit have been read back from the server: they are settled. */
export async function settleUpTo(mission: string, seq: number): Promise<void> {
  const { person, changes } = view;
  const due = (change: Change) =>
    change.state === "received" && change.mission === mission && (change.receipt?.seq ?? Infinity) <= seq;
  if (person === null || !changes.some(due)) return;
  await box.rewrite(person, (all) => all.map((change) => (due(change) ? { ...change, state: "settled" } : change)));
  await changed();
}

/** Rewrites the changes of the queue that are meant. */
export async function rewriteWhere(
  isMeant: (change: Change) => boolean,
  next: (change: Change) => Change,
): Promise<void> {
  await box.rewrite(view.person ?? "", (changes) => changes.map((change) => (isMeant(change) ? next(change) : change)));
  await changed();
}

/** Keeps a change that was given up, to be looked at. */
export async function keepAside(change: Omit<Change, "n">): Promise<void> {
  await box.add([change]);
  await changed();
}

/** Adds changes from a file; those that are here already, or have their receipts, are not added again. */
export async function addFromFile(changes: readonly Omit<Change, "n">[]): Promise<number> {
  const added = await box.add(changes.map((change) => ({ ...change, person: view.person ?? "" })));
  await changed();
  void deliver();
  return added;
}

/** As soon as the server is heard of again, what waits is sent. */
connection.watch(() => {
  if (connection.reachable()) void deliver();
});
globalThis.addEventListener?.("online", () => void deliver());
