import fc from "fast-check";
import { expect, test } from "vitest";
import type { Row } from "../../model/noun.ts";
import { FaultList } from "./fault.ts";
import { formatPack } from "./format-pack.ts";
import { type PlacedChange, checkChange, readScenario } from "./read-scenario.ts";

const ids = fc.stringMatching(/^[a-z0-9][a-z0-9._:/+-]{0,12}$/);
const day = fc.constantFrom("2003-11-01", "2004-02-29", "2010-06-30");
const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.constantFrom("yes", "null", "# no", "a: b", '"', "\\", "two\nlines", "سلام", "2003", "~"),
);
const where = { noun: fc.constantFrom("site", "entry_point"), id: ids };
const change = fc.oneof(
  fc.record({ op: fc.constant("close"), ...where, from: fc.constant("2003-11-01"), to: day }),
  fc.record({ op: fc.constant("delay"), ...where, days: fc.integer({ min: -400, max: 400 }) }),
  fc.record({ op: fc.constant("withdraw"), ...where }),
  fc.record({
    op: fc.constant("set"),
    ...where,
    field: fc.constant("role"),
    value: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
  }),
  fc.record({ op: fc.constant("season"), id: ids, start: fc.constant("04-01"), end: fc.constant("09-30") }),
);
const scenario = fc.record({
  id: fc.constant("s1"),
  name: text.map((each) => each.trim()).filter((each) => each !== ""),
  description: fc.oneof(
    fc.constant(null),
    text.map((each) => each.trim()).filter((each) => each !== ""),
  ),
  changes: fc.array(change, { maxLength: 4 }),
});

test("a scenario that is written reads back the same", () => {
  fc.assert(
    fc.property(scenario, (row: Row) => {
      const file = formatPack(new Map([["scenario", [row]]])).get("scenarios/s1.yaml") ?? "";
      const faults = new FaultList();
      const back = readScenario("s1", "scenarios/s1.yaml", file, faults);
      expect(faults.errors).toEqual([]);
      expect(back.row).toEqual(row);
    }),
    { numRuns: 300 },
  );
});

test("dates and ids need no quotes, and a block is read like a flow", () => {
  const faults = new FaultList();
  const { row } = readScenario(
    "s",
    "f",
    "name: Port closed\nchanges:\n  - op: close\n    noun: entry_point\n    id: spod-mlw\n    from: 2003-11-01\n",
    faults,
  );
  expect(faults.errors).toEqual([]);
  expect(row).toEqual({
    id: "s",
    name: "Port closed",
    description: null,
    changes: [{ op: "close", noun: "entry_point", id: "spod-mlw", from: "2003-11-01" }],
  });
});

test("each wrong change is told with its own line, and the right ones are kept", () => {
  const faults = new FaultList();
  const lines = [
    "name: Many",
    "changes:",
    "  - { op: close, noun: site, id: a }",
    "  - { op: close, noun: site, id: a, from: yesterday }",
    "  - { op: close, noun: site, id: a, from: 2004-01-01, until: 2004-02-01 }",
    "  - { op: delay, noun: site, id: a, days: many }",
    "  - close everything",
    "  - { op: withdraw, noun: site, id: a }",
  ];
  const { changes } = readScenario("s", "f", lines.join("\n"), faults);
  expect(changes.map((placed: PlacedChange) => placed.change)).toEqual([{ op: "withdraw", noun: "site", id: "a" }]);
  for (const placed of changes) checkChange(placed, () => ({ has: () => false, complete: true }), faults);
  expect(faults.errors.map(({ code, row, column }) => [code, row, column])).toEqual([
    ["required.missing", 3, "from"],
    ["change.invalid", 4, "from"],
    ["key.unknown", 5, "until"],
    ["change.invalid", 6, "days"],
    ["yaml.invalid", 7, "changes"],
    ["change.unknown", 8, "id"],
  ]);
});
