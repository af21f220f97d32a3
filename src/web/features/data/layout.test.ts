import { expect, test } from "vitest";
import { findNoun } from "../../../model/nouns.ts";
import type { Noun } from "../../../model/noun.ts";
import { gridColumns } from "./columns.ts";
import { inOrder, plainLayout, readLayout, shownColumns, withMoved } from "./layout.ts";

const columns = gridColumns(findNoun("season") as Noun, ({ name }) => name).slice(0, 4);
const names = columns.map(({ name }) => name);
const [a = "", b = "", c = "", d = ""] = names;

test("columns stand in the order asked for, others where the noun has them", () => {
  expect(inOrder(columns, plainLayout).map(({ name }) => name)).toEqual(names);
  expect(inOrder(columns, { ...plainLayout, order: [c, a] }).map(({ name }) => name)).toEqual([c, b, a, d]);
});

test("a column moves by places and stops at the ends", () => {
  const order = (by: number) => withMoved(columns, plainLayout, b, by).order;
  expect([order(1), order(-1), order(9)]).toEqual([
    [a, c, b, d],
    [b, a, c, d],
    [a, c, d, b],
  ]);
});

test("hidden columns are left out, but never all, and widths stay sensible", () => {
  const layout = { ...plainLayout, hidden: [a, b], widths: { [c]: 4, [d]: 5000 } };
  expect(shownColumns(columns, layout).map(({ name, width }) => [name, width])).toEqual([
    [c, 56],
    [d, 900],
  ]);
  expect(shownColumns(columns, { ...plainLayout, hidden: names }).map(({ name }) => name)).toEqual([a]);
});

test("what was not written by us is no wish", () => {
  expect([readLayout(null), readLayout({ order: 3, widths: { x: "wide", y: 90 }, hidden: ["z", 1] })]).toEqual([
    plainLayout,
    { order: [], hidden: ["z"], widths: { y: 90 } },
  ]);
});
