import { expect, test } from "vitest";
import { findNoun } from "../../../model/nouns.ts";
import type { Noun } from "../../../model/noun.ts";
import { gridColumns } from "./columns.ts";
import { byHeading, planPaste, spread, type PasteAsk } from "./paste-plan.ts";

const noun = findNoun("milestone") as Noun;
const columns = gridColumns(noun, ({ name }) => name);
const indexOf = (name: string) => columns.findIndex((column) => column.name === name);
const writingOf = () => ({ group: ",", decimal: ".", codeFor: () => undefined });
const ask = (more: Partial<PasteAsk>): PasteAsk => {
  let made = 0;
  return {
    noun,
    columns,
    top: 0,
    left: 0,
    lines: [],
    items: [],
    writingOf,
    newId: () => `new-${(made += 1)}`,
    newOp: () => "op",
    grows: true,
    ...more,
  };
};
const item = {
  id: "m-1",
  version: 3,
  values: { id: "m-1", when: "2006-01", title: "One", value: 5, basis: "reported" },
};

test("cells of rows that are there become changes, and those that say what stands there ask nothing", () => {
  const plan = planPaste(ask({ left: indexOf("title"), lines: [["Two", "7"]], items: [item] }));
  expect(plan).toEqual({
    operations: [
      {
        op_id: "op",
        kind: "change",
        noun: "milestone",
        id: "m-1",
        base_version: 3,
        values: { title: "Two", value: 7 },
      },
    ],
    refused: [],
    changed: 1,
    added: 0,
  });
  expect(planPaste(ask({ left: indexOf("title"), lines: [["One", "5"]], items: [item] })).operations).toEqual([]);
});

test("a row with one cell that cannot stand gives no operation, the rows beside it do", () => {
  const other = { ...item, id: "m-2" };
  const plan = planPaste(ask({ top: 4, left: indexOf("value"), lines: [["many"], ["8"]], items: [item, other] }));
  expect(plan.operations.map(({ id, values }) => [id, values])).toEqual([["m-2", { value: 8 }]]);
  expect(plan.refused).toEqual([{ row: 5, field: columns[indexOf("value")], text: "many", fault: "number.invalid" }]);
});

test("rows beyond the last are new records, each with what it must have", () => {
  const line = columns.map(
    ({ name }) => ({ when: "2006-02", kind: "context", title: "New", basis: "reported" })[name] ?? "",
  );
  const bare = columns.map(({ name }) => (name === "title" ? "No basis" : name === "when" ? "2006" : ""));
  const plan = planPaste(ask({ top: 9, lines: [line, bare, columns.map(() => "")] }));
  expect([plan.added, plan.changed]).toEqual([1, 0]);
  expect(plan.operations[0]).toMatchObject({ kind: "add", id: "new-1", base_version: null });
  expect(plan.refused.map(({ row, field, fault }) => [row, field.name, fault])).toEqual(
    expect.arrayContaining([[11, "basis", "required.missing"]]),
  );
});

test("where nothing may be added, and beyond the last column, the block is refused and not cut", () => {
  const plan = planPaste(ask({ grows: false, lines: [["x"]] }));
  expect(plan.refused.map(({ fault }) => fault)).toEqual(["row.closed"]);
  const wide = planPaste(ask({ left: columns.length - 1, lines: [["note", "too far"]], items: [item] }));
  expect([wide.operations, wide.refused.map(({ fault }) => fault)]).toEqual([[], ["column.none"]]);
});

test("the id of a record is never changed", () => {
  expect(planPaste(ask({ lines: [["m-9"]], items: [item] })).refused.map(({ fault }) => fault)).toEqual(["cell.fixed"]);
});

test("a first line that names columns places the others by name", () => {
  const found = byHeading(
    [
      ["Title", "when"],
      ["a", "2006"],
    ],
    columns,
    ({ name }) => name.toUpperCase(),
  );
  expect(found && [found.columns.map(({ name }) => name), found.lines]).toEqual([["title", "when"], [["a", "2006"]]]);
  expect(
    byHeading(
      [
        ["a", "b"],
        ["c", "d"],
      ],
      columns,
      ({ name }) => name,
    ),
  ).toBeNull();
});

test("a block that fits into the range several times fills it; another begins at its corner", () => {
  expect(spread([["x"]], { rows: 2, columns: 2 })).toEqual([
    ["x", "x"],
    ["x", "x"],
  ]);
  expect(spread([["a"], ["b"]], { rows: 4, columns: 1 })).toEqual([["a"], ["b"], ["a"], ["b"]]);
  expect(spread([["a", "b"]], { rows: 1, columns: 1 })).toEqual([["a", "b"]]);
});
