import { expect, test } from "vitest";
import { Refusal } from "./refusal.ts";

test("a refusal carries a kind, a code and values, and no sentence of its own", () => {
  const refusal = new Refusal("not-found", "record.absent", { noun: "site", id: "gbarnga" });
  expect([refusal.kind, refusal.code, refusal.values]).toEqual([
    "not-found",
    "record.absent",
    { noun: "site", id: "gbarnga" },
  ]);
  expect(refusal).toBeInstanceOf(Error);
});
