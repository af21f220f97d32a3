import { expect, test } from "vitest";
import { type Change, afterOutcome, laidOver, nextToSend, rebased, rebasedAll } from "./change.ts";

const change = (n: number, id: string, base: number, over: Partial<Change> = {}): Change => ({
  n,
  op: { op_id: `op-${n}`, kind: "change", noun: "site", id, base_version: base, values: { role: `role ${n}` } },
  mission: "unmil",
  person: "concert",
  device: "here",
  time: "2026-11-24T14:05:00.000Z",
  act: `op-${n}`,
  before: { role: "before" },
  state: "waiting",
  why: null,
  problem: null,
  current: null,
  receipt: null,
  ...over,
});
const receipt = { seq: 9, digest: "d", time: "2026-11-24T14:06:00.000Z", version: 4 };
const now = (role: string) => ({ id: "ganta", version: 4, values: { id: "ganta", role } });

test("a request holds a record once, in the order in which it was edited", () => {
  const acts = nextToSend([change(1, "a", 1), change(2, "a", 1), change(3, "b", 1), change(4, "b", 1)]);
  expect(acts.flat().map(({ n }) => n)).toEqual([1, 3]);
});

test("a record with an open question waits for its answer, the others go", () => {
  const acts = nextToSend([change(1, "a", 1, { state: "conflict" }), change(2, "a", 1), change(3, "b", 1)]);
  expect(acts.flat().map(({ n }) => n)).toEqual([3]);
});

test("what one act did to several records goes alone, and a request is of one mission", () => {
  const changes = [
    change(1, "a", 1, { act: "x" }),
    change(2, "b", 1, { act: "x" }),
    change(3, "c", 1),
    change(4, "d", 1, { mission: "kfor" }),
  ];
  const sent = (from: number) => nextToSend(changes.slice(from)).map((act) => act.map(({ n }) => n));
  expect([sent(0), sent(2), sent(3)]).toEqual([[[1, 2]], [[3]], [[4]]]);
});

test("one question in an act holds all of it, later edits of its records, and nothing else", () => {
  const acts = nextToSend([
    change(1, "a", 1, { act: "x", state: "conflict" }),
    change(2, "b", 1, { act: "x" }),
    change(3, "b", 1),
    change(4, "c", 1),
    change(5, "d", 1),
  ]);
  expect(acts.map((act) => act.map(({ n }) => n))).toEqual([[4], [5]]);
});

test("an act waits for an earlier edit of one of its records, and what comes after does not overtake it", () => {
  const acts = nextToSend([
    change(1, "a", 1),
    change(2, "a", 1, { act: "x" }),
    change(3, "b", 1, { act: "x" }),
    change(4, "b", 1),
  ]);
  expect(acts.map((act) => act.map(({ n }) => n))).toEqual([[1]]);
});

test("a mission in which all waits for answers does not hold up another", () => {
  const acts = nextToSend([
    change(1, "a", 1, { state: "conflict" }),
    change(2, "a", 1),
    change(3, "a", 1, { mission: "kfor" }),
  ]);
  expect(acts.map((act) => act.map(({ n }) => n))).toEqual([[3]]);
});

test("a later edit of the same record rests on the version that the receipt of the earlier gave it", () => {
  const first = afterOutcome(change(1, "a", 3), { op_id: "op-1", receipt });
  expect(first).toMatchObject({ state: "received", receipt });
  expect(rebased(change(2, "a", 3), first).op.base_version).toBe(4);
  expect(rebased(change(2, "a", 2), first).op.base_version).toBe(2);
  expect(rebased(change(2, "b", 3), first).op.base_version).toBe(3);
  const later = rebasedAll([first, change(2, "a", 3), change(3, "b", 3)], [first]);
  expect(later.map(({ op }) => op.base_version)).toEqual([3, 4, 3]);
});

test("an old version is a conflict, unless both want the same", () => {
  const problem = { code: "store.conflict", detail: "changed" };
  expect(
    afterOutcome(change(1, "ganta", 3), { op_id: "op-1", problem: { ...problem, current: now("theirs") } }),
  ).toMatchObject({
    state: "conflict",
    current: now("theirs"),
  });
  expect(
    afterOutcome(change(1, "ganta", 3), { op_id: "op-1", problem: { ...problem, current: now("role 1") } }),
  ).toMatchObject({
    state: "aside",
    why: "same",
  });
  expect(
    afterOutcome(change(1, "ganta", 3), { op_id: "op-1", problem: { code: "store.value_invalid", detail: "no" } }),
  ).toMatchObject({ state: "refused", problem: { code: "store.value_invalid", detail: "no" } });
});

test("what waits is laid over what the server said, and a receipt newer than the list takes its version along", () => {
  const item = { id: "ganta", version: 3, values: { id: "ganta", role: "before", name: "Ganta" } };
  expect(laidOver(item, [])).toBe(item);
  expect(laidOver(item, [change(1, "ganta", 3)])).toEqual({
    ...item,
    values: { ...item.values, role: "role 1" },
    waiting: ["role"],
  });
  expect(laidOver(item, [change(1, "ganta", 3, { state: "received", receipt })])).toEqual({
    id: "ganta",
    version: 4,
    values: { ...item.values, role: "role 1" },
  });
  expect(laidOver({ ...item, version: 4 }, [change(1, "ganta", 3, { state: "settled", receipt })])).toEqual({
    ...item,
    version: 4,
  });
});
