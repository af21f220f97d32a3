import { expect, test } from "vitest";
import { fieldsOf } from "../../../model/noun.ts";
import type { Column } from "./columns.ts";
import { columnsOnPaper } from "./PrintedRows.tsx";
import { strengthNoun } from "../../../model/strength.ts";

const widths = [200, 300, 300, 300, 900, 100];
const columns: Column[] = fieldsOf(strengthNoun)
  .slice(0, widths.length)
  .map((field, i) => ({ ...field, width: widths[i] ?? 0, editable: true }));

test("columns for paper come in groups that fit, each led by the first column; a wide one stands alone", () => {
  const names = columns.map(({ name }) => name);
  const [first, second, third, fourth, wide, last] = names;
  expect(columnsOnPaper(columns).map((group) => group.map(({ name }) => name))).toEqual([
    [first, second, third],
    [first, fourth],
    [first, wide],
    [first, last],
  ]);
  expect(columnsOnPaper([])).toEqual([]);
});
