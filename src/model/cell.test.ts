import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCell, parseCell } from "./cell.ts";
import type { FieldMeta } from "./field.ts";

const meta = (kind: FieldMeta["kind"], more: Partial<FieldMeta> = {}): FieldMeta => ({
  kind,
  required: false,
  ...more,
});

test.each([
  ["31/04/2004", meta("date"), "date.invalid"],
  ["2004-04-31", meta("date"), "date.invalid"],
  ["2003-12-17/2003-12-07", meta("period"), "period.order"],
  ["1,234", meta("integer"), "number.invalid"],
  ["1.5", meta("integer"), "number.invalid"],
  ["1E+05", meta("integer"), "number.invalid"],
  ["0", meta("integer", { zeroIsSuspect: true }), "zero.suspect"],
  ["0.00", meta("money", { places: 2, zeroIsSuspect: true }), "zero.suspect"],
  ["1.005", meta("money", { places: 2 }), "number.invalid"],
  ["-1", meta("money", { places: 2, min: 0 }), "number.range"],
  ["-3", meta("decimal", { min: 0 }), "number.range"],
  ["181", meta("longitude"), "geo.range"],
  ["-90.5", meta("latitude"), "geo.range"],
  ["port ", meta("code", { codes: ["airport"] }), "code.unknown"],
  ["two words", meta("reference"), "id.invalid"],
  ["", meta("text", { required: true }), "required.missing"],
])("%j in a field of %o is refused as %s", (text, field, code) => {
  expect(parseCell(text, field)).toEqual({ fault: code });
});

test.each([
  ["", meta("integer"), null],
  ["  ", meta("texts"), []],
  ["A; B;;C", meta("references"), ["A", "B", "C"]],
  ["187192400", meta("money", { places: 2 }), "187192400.00"],
  ["-0", meta("decimal"), 0],
  ["yes", meta("boolean"), true],
])("%j in a field of %o reads as %j: empty is unknown, never zero", (text, field, value) => {
  expect(parseCell(text, field)).toEqual({ value });
});

test("numbers write in the shortest text that reads back the same", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (number) => {
      const field = meta("decimal");
      expect(parseCell(formatCell(number), field)).toEqual({ value: number === 0 ? 0 : number });
    }),
  );
});
