import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleMission } from "../../../../tests/sample-mission.ts";
import { readReference } from "../../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import type { Value } from "../../../model/field.ts";
import { payerMix } from "./payer-mix.ts";

type Given = Readonly<Record<string, Value>>;
type Rows = Partial<Record<"cost_line" | "payer" | "pledge_of_money", readonly Given[]>>;

const tables = { reference: await readReference(referenceFolder()), keys: [], income: [] };
const mixOf = (rows: Rows, without: readonly string[] = []) =>
  payerMix(sampleMission({}, rows), tables, { counted: "paid", without });
const line = (id: string, given: Given): Given => ({ id, cost_class: "other", ...given });
const payer = (id: string, given: Given): Given => ({ id, key: "voluntary", ...given });
const cents = (usd: string): bigint => BigInt(usd.replace(".", ""));
const sumOf = (amounts: readonly string[]): bigint => amounts.reduce((sum, usd) => sum + cents(usd), 0n);

const day = fc.constantFrom("2024-03-10", "2024-07-01", "2025-01-01", "2025-05-15");
const end = fc.constantFrom("2025-06-30", "2025-12-31", "2026-02-20");
const amount = fc.integer({ min: 0, max: 10 ** 9 }).map((value) => (value / 100).toFixed(2));
const percent = fc.integer({ min: 0, max: 1_000_000 }).map((value) => (value / 10_000).toFixed(4));
const anyLine = fc.record({
  from: day,
  to: end,
  amount_usd: fc.integer({ min: 1, max: 10 ** 10 }).map((value) => (value / 100).toFixed(2)),
});
const anyPayer = fc.record({
  from: day,
  to: end,
  takes: fc.constantFrom("percent", "amount", "pledges", "rest"),
  share_percent: percent,
  amount_usd: amount,
  cap_percent: fc.option(percent),
  turn: fc.option(fc.integer({ min: 1, max: 4 })),
  rounding: fc.constantFrom("cent", "dollar", "hundred_dollars"),
  covers: fc.constantFrom([], ["l0"]),
});
const anyMix = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 3 }),
  payers: fc.array(anyPayer, { minLength: 1, maxLength: 5 }),
  pledges: fc.array(
    fc.record({ giver: fc.nat(4), through: fc.option(fc.nat(4)), paid_usd: amount, marked: fc.boolean() }),
    { maxLength: 4 },
  ),
});
const rowsOf = ({ lines, payers, pledges }: typeof anyMix extends fc.Arbitrary<infer T> ? T : never): Rows => ({
  cost_line: lines.map((given, i) => line(`l${i}`, given)),
  payer: payers.map((given, i) => payer(`p${i}`, given)),
  pledge_of_money: pledges
    .filter(({ giver, through }) => giver < payers.length && (through ?? 0) < payers.length && giver !== through)
    .map((given, i) => ({
      id: `g${i}`,
      paid_usd: given.paid_usd,
      earmark: given.marked ? ["l0"] : [],
      giver: `p${given.giver}`,
      through: given.through === null ? null : `p${given.through}`,
    })),
});

test("whatever the mix, parts and gap sum to the costs by month and line, none is negative, no cap is passed", () => {
  fc.assert(
    fc.property(anyMix, (given) => {
      const mix = mixOf(rowsOf(given));
      for (const { id, months } of mix.lines)
        for (const { month, usd } of months) {
          const cells = mix.cells
            .filter((cell) => cell.line === id && cell.month === month)
            .map((cell) => cents(cell.usd));
          expect(cells.every((part) => part > 0n)).toBe(true);
          expect(cells.reduce((sum, part) => sum + part, 0n) <= cents(usd)).toBe(true);
        }
      expect(sumOf(mix.cells.map(({ usd }) => usd)) + cents(mix.gap.usd)).toBe(cents(mix.common_usd));
      for (const { payer: id, from, to, cap_usd } of mix.caps) {
        const paid = mix.cells.filter(
          (cell) => cell.payer === id && `${cell.month}-01` >= from && `${cell.month}-01` <= to,
        );
        expect(sumOf(paid.map(({ usd }) => usd)) <= cents(cap_usd)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("removing a payer never lowers a gap, and removing nobody changes nothing", () => {
  fc.assert(
    fc.property(anyMix, fc.nat(4), (given, index) => {
      const rows = rowsOf(given);
      const id = `p${index % given.payers.length}`;
      const [mix, without] = [mixOf(rows), mixOf(rows, [id])];
      expect({ ...without, without: null }).toEqual(mix);
      const before = new Map(mix.gap.months.map(({ month, usd }) => [month, cents(usd)]));
      for (const { month, usd } of without.without?.gap.months ?? [])
        expect(cents(usd) >= (before.get(month) ?? 0n)).toBe(true);
      expect(cents(without.without?.gap.usd ?? "0.00")).toBe(
        cents(mix.gap.usd) + cents(without.without?.lost_usd ?? "0.00"),
      );
    }),
    { numRuns: 40 },
  );
});
