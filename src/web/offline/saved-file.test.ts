import { expect, test } from "vitest";
import type { Change } from "./change.ts";
import { readSaved, writeSaved } from "./saved-file.ts";

const made = "2026-11-24T14:05:00.000Z";
const change: Change = {
  n: 7,
  op: { op_id: "op-1", kind: "change", noun: "site", id: "ganta", base_version: 3, values: { role: "post" } },
  mission: "unmil",
  person: "concert",
  device: "here",
  time: made,
  act: "op-1",
  before: { role: null },
  state: "refused",
  why: null,
  problem: { code: "store.value_invalid", detail: "no" },
  current: null,
  receipt: null,
};

test("a saved change comes back as one that waits, under the same operation id", () => {
  const { n: _, ...plain } = change;
  expect(readSaved(writeSaved([change], made))).toEqual({ changes: [{ ...plain, state: "waiting", problem: null }] });
});

test("a file that was altered, cut short, newer or of something else is said to be so", () => {
  const text = writeSaved([change], made);
  expect(readSaved(text.replace('"post"', '"camp"'))).toEqual({ fault: "damaged" });
  expect(readSaved(text.slice(0, -20))).toEqual({ fault: "damaged" });
  expect(readSaved(text.replace('"version": 1', '"version": 2'))).toEqual({ fault: "newer" });
  expect(readSaved('{"format":"another"}')).toEqual({ fault: "not_ours" });
  expect(readSaved("\u0089PNG")).toEqual({ fault: "not_ours" });
});
