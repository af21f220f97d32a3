import fc from "fast-check";
import { compareText } from "../../src/kernel/text-order.ts";
import { emptyValue, parseCell } from "../../src/model/cell.ts";
import type { FieldMeta, Value } from "../../src/model/field.ts";
import { type Noun, type Row, fieldsOf, idOf } from "../../src/model/noun.ts";

const texts = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    'say "no"',
    "a,b",
    "two\nlines",
    "a\r\nb",
    "=1+1",
    "'=x",
    "-5 km",
    "@here",
    "+33",
    "  blanks  ",
    "été",
    "سلام",
    "🚁 lift",
    "\u2028",
    "'",
    '"',
  ),
);
const two = (number: number): string => String(number).padStart(2, "0");
const days = fc
  .record({
    y: fc.integer({ min: 1950, max: 2040 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ y, m, d }) => `${y}-${two(m)}-${two(d)}`);
const points = fc.tuple(days, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));
const periods = fc.oneof(
  points,
  points.map((point) => `${point}/`),
  points.map((point) => `/${point}`),
);
const ids = fc.stringMatching(/^[a-z0-9][a-z0-9._:/+-]{0,12}$/);

function rawCell(meta: FieldMeta): fc.Arbitrary<string> {
  const numbers = fc.double({ min: meta.min ?? -1e6, max: meta.max ?? 1e6, noNaN: true, noDefaultInfinity: true });
  switch (meta.kind) {
    case "id":
    case "reference":
      return ids;
    case "references":
      return fc.array(ids, { maxLength: 3 }).map((list) => list.join(";"));
    case "code":
      return fc.constantFrom(...(meta.codes ?? ["x"]));
    case "codes":
      return fc.subarray([...(meta.codes ?? [])]).map((list) => list.join(";"));
    case "integer":
      return fc
        .integer({ min: Math.max(meta.min ?? -1e9, meta.zeroIsSuspect ? 1 : -1e9), max: meta.max ?? 1e9 })
        .map(String);
    case "decimal":
      return numbers.map(String);
    case "longitude":
      return fc.double({ min: -180, max: 180, noNaN: true }).map(String);
    case "latitude":
      return fc.double({ min: -90, max: 90, noNaN: true }).map(String);
    case "money":
    case "rate":
      return fc
        .bigInt({ min: 1n, max: meta.max === undefined ? 10n ** 17n : BigInt(Math.floor(meta.max)) * 100n })
        .map((cents) => `${cents / 100n}.${two(Number(cents % 100n))}`);
    case "boolean":
      return fc.constantFrom("yes", "no");
    case "date":
      return days;
    case "month":
      return days.map((day) => day.slice(0, 7));
    case "month_day":
      return days.map((day) => day.slice(5));
    case "period":
      return periods;
    case "periods":
      return fc.array(periods, { maxLength: 3 }).map((list) => list.join(";"));
    case "texts":
      return fc.array(texts, { maxLength: 3 }).map((list) => list.join(";"));
    default:
      return texts;
  }
}

/** Values as a reader would have taken them from a cell; what it would refuse is unknown. */
function valueOf(meta: FieldMeta): fc.Arbitrary<Value> {
  const cell = rawCell(meta).map((raw) => parseCell(raw, meta));
  const known = cell.filter((result) => "value" in result).map((result) => ("value" in result ? result.value : null));
  return meta.required
    ? known
    : fc.oneof({ weight: 3, arbitrary: known }, { weight: 1, arbitrary: fc.constant(emptyValue(meta)) });
}

/** Random rows of a noun with ids of their own, in the order of their ids. */
export function rowsOf(noun: Noun, maxLength = 6): fc.Arbitrary<readonly Row[]> {
  const record = fc.record(Object.fromEntries(fieldsOf(noun).map(({ name, meta }) => [name, valueOf(meta)])));
  const rows = record
    .map((values): Row => ({ ...values, id: idOf(noun, values) }))
    .filter((row) => row.id.length <= 120);
  return fc
    .uniqueArray(rows, { selector: (row) => row.id, minLength: 1, maxLength })
    .map((list) => list.sort((a, b) => compareText(a.id, b.id)));
}
