import { canonicalJson } from "../../kernel/canonical-json.ts";
import type { Item, Operation } from "../api.ts";

/**
 * Where a change stands. `waiting` is saved here and not yet on the server; `conflict` and `refused` came back and
 * wait for a person; `received` has its receipt; `settled` has been read back from the server since; `aside` was
 * taken out of the queue by a named act and is kept to be looked at.
 */
export type ChangeState = "waiting" | "conflict" | "refused" | "received" | "settled" | "aside";

/** Why a change was set aside: given up, theirs kept, another put in its place, or the server had the same already. */
export type AsideWhy = "discarded" | "theirs" | "replaced" | "same";

/** What the server said instead of a receipt. */
export type ChangeProblem = { readonly code: string; readonly detail: string };
export type ChangeReceipt = {
  readonly seq: number;
  readonly digest: string;
  readonly time: string;
  readonly version: number;
};

/** One edit on its way: what was wanted, by whom, where and when, what stood there before, and how far it has come. */
export type Change = {
  /** Place in the queue of this browser. */
  readonly n: number;
  readonly op: Operation;
  readonly mission: string;
  readonly person: string;
  readonly device: string;
  /** When it was made, by the clock of this machine; shown, never used to decide. */
  readonly time: string;
  /** Changes made by one act go as one commit. */
  readonly act: string;
  /** Values of the changed fields as the person saw them; null where they were not known. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly state: ChangeState;
  readonly why: AsideWhy | null;
  readonly problem: ChangeProblem | null;
  /** The record as it stands on the server, where that was in the way; null for one that is gone. */
  readonly current: Item | null;
  readonly receipt: ChangeReceipt | null;
};

export const isOpen = ({ state }: Change): boolean =>
  state === "waiting" || state === "conflict" || state === "refused";
export const needsPerson = ({ state }: Change): boolean => state === "conflict" || state === "refused";
const sameRecord = (a: Change, b: Change): boolean =>
  a.mission === b.mission && a.op.noun === b.op.noun && a.op.id === b.op.id;

/** What the server answers for one operation. */
export type OutcomeAnswer = {
  readonly op_id: string;
  readonly receipt?: ChangeReceipt;
  readonly problem?: { readonly code: string; readonly detail: string; readonly current?: Item };
};

export const conflictCodes = new Set(["store.conflict", "store.id_taken"]);

/** The change after its outcome. A conflict in which both want the same is none. */
export function afterOutcome(change: Change, { receipt, problem }: OutcomeAnswer): Change {
  if (receipt) return { ...change, state: "received", receipt, problem: null, current: null };
  if (!problem) return change;
  const current = problem.current ?? null;
  const said = { code: problem.code, detail: problem.detail };
  if (!conflictCodes.has(problem.code)) return { ...change, state: "refused", problem: said, current };
  if (current && change.op.kind !== "remove" && hasAll(current, change.op.values))
    return { ...change, state: "aside", why: "same", problem: null, current };
  return { ...change, state: "conflict", problem: said, current };
}

const hasAll = (item: Item, values: Operation["values"]): boolean =>
  Object.entries(values).every(
    ([field, value]) => field === "id" || canonicalJson(value ?? null) === canonicalJson(item.values[field] ?? null),
  );

/** Later changes of the same record rest on the version that the receipt gave it, where they rested on the one before. */
export function rebased(later: Change, received: Change): Change {
  if (!received.receipt || later.n <= received.n || !isOpen(later) || !sameRecord(later, received)) return later;
  const before = received.op.kind === "add" ? 0 : received.op.base_version;
  if (later.op.base_version !== before) return later;
  return { ...later, op: { ...later.op, base_version: received.receipt.version } };
}

/** The same for many receipts at once. */
export function rebasedAll(changes: readonly Change[], received: readonly Change[]): readonly Change[] {
  const byRecord = new Map<string, Change[]>();
  for (const change of received) byRecord.set(recordOf(change), [...(byRecord.get(recordOf(change)) ?? []), change]);
  return changes.map((change) => (byRecord.get(recordOf(change)) ?? []).reduce(rebased, change));
}

const recordOf = ({ mission, op }: Change): string => JSON.stringify([mission, op.noun, op.id]);

const mostOperations = 400;
/** Characters of one request at most; the server takes bodies of a megabyte. */
const mostText = 300_000;

/** Changes by the act that made them, in the order in which the acts began. */
export function byAct(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const acts = new Map<string, Change[]>();
  for (const change of changes) {
    const act = acts.get(change.act);
    if (act) act.push(change);
    else acts.set(change.act, [change]);
  }
  return acts;
}

/**
 * The next changes to send, of one mission. What one act did to several records is sent alone, whole or not at all;
 * single edits go together. A record stands in a request once, and a record with an open question waits for its
 * answer, as does the whole of its act, so that nobody's later edit overtakes their earlier one.
 */
export function nextToSend(changes: readonly Change[]): readonly (readonly Change[])[] {
  const open = changes.filter(isOpen).sort((a, b) => a.n - b.n);
  for (const mission of new Set(open.map((change) => change.mission))) {
    const due = nextOfMission(open.filter((change) => change.mission === mission));
    if (due.length > 0) return due;
  }
  return [];
}

function nextOfMission(open: readonly Change[]): readonly (readonly Change[])[] {
  const acts = byAct(open);
  const taken = new Set<string>();
  const singles: Change[] = [];
  let text = 0;
  for (const act of acts.values()) {
    const free = act.every((change) => change.state === "waiting" && !taken.has(recordOf(change)));
    for (const change of act) taken.add(recordOf(change));
    if (!free) continue;
    if (act.length > 1) {
      if (singles.length === 0) return [act];
      break;
    }
    const size = act.reduce((sum, { op }) => sum + JSON.stringify(op).length, 0);
    if (singles.length > 0 && (singles.length + 1 > mostOperations || text + size > mostText)) break;
    singles.push(...act);
    text += size;
  }
  return singles.map((change) => [change]);
}

/** An item of a list, and which of its fields hold values that are not on the server yet. */
export type WaitingItem = Item & { readonly waiting?: readonly string[] };

/**
 * An item as it will be when what waits here has arrived, and as it is where a receipt came before the list was read
 * again. `changes` are those of the item's record, oldest first; an item that none concerns stays the same object.
 */
export function laidOver(item: Item, changes: readonly Change[]): WaitingItem {
  const waiting = changes.filter(
    ({ state, op }) => op.kind === "change" && (state === "waiting" || state === "conflict"),
  );
  const newer = changes.filter(({ receipt, op }) => op.kind === "change" && (receipt?.version ?? 0) > item.version);
  if (waiting.length === 0 && newer.length === 0) return item;
  const values: Record<string, unknown> = { ...item.values };
  for (const { op } of [...newer, ...waiting]) Object.assign(values, op.values);
  const version = newer.reduce((most, { receipt }) => Math.max(most, receipt?.version ?? 0), item.version);
  if (waiting.length === 0) return { ...item, version, values };
  return { ...item, version, values, waiting: [...new Set(waiting.flatMap(({ op }) => Object.keys(op.values)))] };
}
