import { ApiProblem, ask, type Item, type Operation } from "../api.ts";
import { connection } from "../live/connection.ts";
import { missionPath } from "../queries.ts";
import { box, isFull } from "./box.ts";
import { type Change, type OutcomeAnswer, afterOutcome, isOpen, nextToSend, rebased } from "./change.ts";
import { deviceId, newOpId } from "./op-id.ts";

/** What the page shows of the queue. */
export type OutboxView = {
  readonly person: string | null;
  readonly changes: readonly Change[];
  /** The disk of this browser would not take a change. */
  readonly full: boolean;
  /** What the server said the last time it took nothing at all. */
  readonly held: { readonly code: string; readonly detail: string } | null;
  readonly sending: boolean;
};

let view: OutboxView = { person: null, changes: [], full: false, held: null, sending: false };
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

/** How long an edit may keep its author waiting for a receipt; it goes on being sent behind their back. */
const patienceMs = 8000;

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
  const made = operations.map((op) => changeOf(op, seen(op), { mission, act, time }));
  try {
    await box.add(made);
    await replaceOlder(made);
  } catch (error) {
    return sendUnsaved(mission, operations, error);
  }
  void navigator.storage?.persist?.().catch(() => undefined);
  await changed();
  await Promise.race([deliver(), new Promise((done) => setTimeout(done, patienceMs))]);
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

/** An edit puts itself in the place of those of the same record and fields that came back with a question. */
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
  await box.rewrite(view.person ?? "", (changes) =>
    changes.map((change) =>
      (change.state === "conflict" || change.state === "refused") && !ids.has(change.op.op_id) && covers(change)
        ? { ...change, state: "aside", why: "replaced" }
        : change,
    ),
  );
}

/** Where nothing can be kept here, the server is the only safe place; without a link the edit is not taken at all. */
async function sendUnsaved(mission: string, operations: readonly Operation[], error: unknown): Promise<Submitted> {
  if (isFull(error)) show({ full: true });
  try {
    const outcomes = await post(mission, [operations]);
    return classify(operations, outcomes);
  } catch (failure) {
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

async function post(mission: string, acts: readonly (readonly Operation[])[]): Promise<readonly OutcomeAnswer[]> {
  const { outcomes } = await ask<{ outcomes: readonly OutcomeAnswer[] }>(`${missionPath(mission)}/deliveries`, {
    method: "POST",
    body: { commits: acts.map((operations) => ({ operations })) },
    signal: AbortSignal.timeout(60_000),
  });
  return outcomes;
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
      await sendSome(person, first.mission, acts);
    }
    failures = 0;
    show({ held: null });
  } catch (error) {
    if (error instanceof ApiProblem) show({ held: { code: error.code, detail: error.message } });
    failures += 1;
    timer = setTimeout(() => void deliver(), Math.min(30_000, 1000 * 2 ** failures));
  }
}

/** Problems of the whole request that may be those of one operation in it. */
const ofTheContent = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem &&
  [400, 403, 404, 409, 413, 422].includes(error.status) &&
  !error.code.startsWith("session.") &&
  error.code !== "server.foreign_origin" &&
  error.code !== "server.foreign_host";

async function sendSome(person: string, mission: string, acts: readonly (readonly Change[])[]): Promise<void> {
  const operations = acts.map((changes) => changes.map(({ op }) => op));
  let outcomes: readonly OutcomeAnswer[];
  try {
    outcomes = await post(mission, operations);
  } catch (error) {
    if (!ofTheContent(error)) throw error;
    const flat = acts.flat();
    if (flat.length > 1) {
      for (const change of flat) await sendSome(person, mission, [[change]]);
      return;
    }
    outcomes = flat.map(({ op }) => ({ op_id: op.op_id, problem: { code: error.code, detail: error.message } }));
  }
  const byId = new Map(outcomes.map((outcome) => [outcome.op_id, outcome]));
  await box.rewrite(person, (changes) => withOutcomes(changes, byId));
  await changed();
}

function withOutcomes(changes: readonly Change[], byId: ReadonlyMap<string, OutcomeAnswer>): readonly Change[] {
  const after = changes.map((change) => {
    const outcome = byId.get(change.op.op_id);
    return outcome && change.state === "waiting" ? afterOutcome(change, outcome) : change;
  });
  const received = after.filter(({ op, receipt }) => receipt !== null && byId.has(op.op_id));
  return after.map((change) => received.reduce(rebased, change));
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

/** Acts of a person on one change of the queue. */
async function act(op_id: string, next: (change: Change) => Change): Promise<void> {
  await box.rewrite(view.person ?? "", (changes) =>
    changes.map((change) => (change.op.op_id === op_id ? next(change) : change)),
  );
  await changed();
}

export const retry = async (op_id: string): Promise<void> => {
  await act(op_id, (change) => ({ ...change, state: "waiting", problem: null }));
  await deliver();
};
export async function setAside(change: Change, why: "discarded" | "theirs"): Promise<void> {
  if (change.state === "conflict") await restOnCurrent(change);
  await act(change.op.op_id, (each) => (isOpen(each) ? { ...each, state: "aside", why } : each));
  void deliver();
}

/** The same for one who knows only the operation: theirs is kept. */
export async function keepTheirs(op_id: string): Promise<void> {
  const change = view.changes.find(({ op }) => op.op_id === op_id);
  if (change) await setAside(change, "theirs");
}

/** Once a person has seen a record as it stands now, their other waiting edits of it rest on that version too. */
const restOnCurrent = ({ n, mission, op, current }: Change): Promise<void> =>
  box.rewrite(view.person ?? "", (changes) =>
    changes.map((each) => {
      const same = each.mission === mission && each.op.noun === op.noun && each.op.id === op.id;
      if (!current || !same || each.n <= n || each.state !== "waiting") return each;
      return { ...each, op: { ...each.op, base_version: current.version } };
    }),
  );

/** Puts the person's own values over the record as it stands now: a new change that rests on the version they saw. */
export async function keepMine(change: Change, values: Operation["values"] = change.op.values): Promise<Submitted> {
  const { current, op } = change;
  await restOnCurrent(change);
  const next: Operation = { ...op, op_id: newOpId(), base_version: current?.version ?? op.base_version, values };
  // One that is gone comes back whole, or not at all: with `add` the server says what is missing.
  const kind = op.kind === "add" && current ? "change" : op.kind;
  return submit(change.mission, [{ ...next, kind }], () => current ?? undefined);
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
