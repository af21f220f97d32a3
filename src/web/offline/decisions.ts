import type { Operation } from "../api.ts";
import { type Change, isOpen } from "./change.ts";
import { newOpId } from "./op-id.ts";
import { deliver, keepAside, outboxView, rewriteWhere, sent, type Submitted } from "./outbox.ts";

const hasOp = (op_id: string) => (change: Change) => change.op.op_id === op_id;

export const retry = async (op_id: string): Promise<void> => {
  await rewriteWhere(hasOp(op_id), (change) => ({ ...change, state: "waiting", problem: null }));
  await deliver();
};
export async function setAside(change: Change, why: "discarded" | "theirs"): Promise<void> {
  if (change.state === "conflict") await restOnCurrent(change);
  await rewriteWhere(hasOp(change.op.op_id), (each) => (isOpen(each) ? { ...each, state: "aside", why } : each));
  void deliver();
}

/** Gives up all that still waits of an act. */
export async function giveUpAct(name: string): Promise<void> {
  await rewriteWhere(
    (each) => each.act === name && isOpen(each),
    (each) => ({ ...each, state: "aside", why: "discarded" }),
  );
  void deliver();
}

/**
 * A person's answer to a change that came back with a question: theirs stays, or these values go over the record as
 * they saw it. It keeps its place in the queue and its act, which then goes again, all of it or nothing. Gives the
 * operations of the act as they are being sent; null where the change is not in the queue.
 */
export async function answer(
  op_id: string,
  choice: Operation["values"] | "theirs",
): Promise<{ readonly operations: readonly Operation[]; readonly sending: Promise<Submitted> } | null> {
  const change = outboxView().changes.find(hasOp(op_id));
  if (!change) return null;
  if (choice === "theirs") await setAside(change, "theirs");
  else await replace(change, choice);
  const operations = outboxView()
    .changes.filter((each) => each.act === change.act && isOpen(each))
    .map(({ op }) => op);
  return { operations, sending: sent(operations) };
}

/** Puts a new operation that rests on what the person saw in the place of one that could not stand; that one is kept. */
async function replace(change: Change, values: Operation["values"]): Promise<void> {
  const { current, op } = change;
  await restOnCurrent(change);
  // One that is gone comes back whole, or not at all: with `add` the server says what is missing.
  const kind = op.kind === "add" && current ? "change" : op.kind;
  const next = { ...op, op_id: newOpId(), kind, base_version: current?.version ?? op.base_version, values };
  const before = current
    ? Object.fromEntries(Object.keys(values).map((field) => [field, current.values[field] ?? null]))
    : change.before;
  const open = { state: "waiting", problem: null, current: null, before } as const;
  await rewriteWhere(hasOp(op.op_id), (each) => ({ ...each, ...open, op: next }));
  const { n: _place, ...old } = change;
  await keepAside({ ...old, act: newOpId(), state: "aside", why: "replaced" });
}

/** Once a person has seen a record as it stands now, their other waiting edits of it rest on that version too. */
const restOnCurrent = ({ n, mission, op, current }: Change): Promise<void> =>
  rewriteWhere(
    (each) =>
      current !== null &&
      each.mission === mission &&
      each.op.noun === op.noun &&
      each.op.id === op.id &&
      each.n > n &&
      each.state === "waiting",
    (each) => ({ ...each, op: { ...each.op, base_version: current?.version ?? each.op.base_version } }),
  );
