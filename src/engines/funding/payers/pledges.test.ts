import { expect, test } from "vitest";
import { sampleMission } from "../../../../tests/sample-mission.ts";
import { readReference } from "../../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import type { Value } from "../../../model/field.ts";
import type { PayerMix, PledgeLevel } from "../../../model/payer-mix.ts";
import { payerMix } from "./payer-mix.ts";

type Given = Readonly<Record<string, Value>>;
type Rows = Partial<Record<"cost_line" | "payer" | "pledge_of_money", readonly Given[]>>;

const tables = { reference: await readReference(referenceFolder()), keys: [], income: [] };
const year = { from: "2025-01-01", to: "2025-12-31" };
const line = (id: string, given: Given): Given => ({ id, cost_class: "other", ...year, ...given });
const payer = (id: string, given: Given): Given => ({ id, key: "voluntary", takes: "amount", ...year, ...given });
const mixOf = (rows: Rows, asked: { counted?: PledgeLevel; without?: readonly string[] } = {}) =>
  payerMix(sampleMission({}, rows), tables, { counted: "committed", without: [], ...asked });
const paysOf = (mix: PayerMix) => Object.fromEntries(mix.payers.map(({ id, usd }) => [id, usd]));
const pledge = (id: string, given: Given): Given => ({ id, ...given });
const rows: Rows = {
  cost_line: [line("all", { amount_usd: "1000.00" })],
  payer: [
    ...["donor", "other"].map((id) => payer(id, { takes: "pledges" })),
    payer("pool", { takes: "pledges" }),
    payer("trust", { takes: "pledges" }),
  ],
  pledge_of_money: [
    pledge("a", {
      giver: "donor",
      through: "pool",
      pledged_usd: "300.00",
      committed_usd: "200.00",
      paid_usd: "100.00",
    }),
    pledge("b", {
      giver: "pool",
      through: "trust",
      pledged_usd: "250.00",
      committed_usd: "150.00",
      paid_usd: "100.00",
    }),
    pledge("c", { giver: "other", pledged_usd: "40.00" }),
    pledge("d", { giver: "trust", paid_usd: "60.00" }),
  ],
};

test.each([
  ["pledged", { donor: "0.00", other: "40.00", pool: "50.00", trust: "250.00" }, "340.00"],
  ["committed", { donor: "0.00", other: "0.00", pool: "50.00", trust: "150.00" }, "200.00"],
  ["paid", { donor: "0.00", other: "0.00", pool: "0.00", trust: "100.00" }, "100.00"],
] as const)("%s money counts once, wherever it passes through", (counted, pays, paid) => {
  const mix = mixOf(rows, { counted });
  expect([paysOf(mix), mix.paid_usd]).toEqual([pays, paid]);
});

test("a donor that leaves takes its money out of the fund that it passed through", () => {
  const mix = mixOf(rows, { without: ["pool"] });
  expect(mix.without).toMatchObject({ lost_usd: "200.00", gap: { usd: "1000.00" } });
});

test("a donor behind two funds takes its money out of both", () => {
  const mix = mixOf(rows, { without: ["donor"] });
  expect(mix.without).toMatchObject({ lost_usd: "200.00", gap: { usd: "1000.00" } });
});

const earmarked: Rows = {
  cost_line: [line("food", { amount_usd: "100.00" }), line("fuel", { amount_usd: "100.00" })],
  payer: [payer("donor", { takes: "pledges" }), payer("trust", { takes: "pledges" }), payer("other", {})],
  pledge_of_money: [
    pledge("a", { giver: "donor", through: "trust", paid_usd: "150.00", earmark: ["food"] }),
    pledge("b", { giver: "other", through: "trust", paid_usd: "30.00" }),
  ],
};

test("an earmarked pledge pays its lines alone and what they leave of it is said; free money pays the rest", () => {
  const mix = mixOf(earmarked);
  expect(mix.payers.find(({ id }) => id === "trust")).toMatchObject({
    asked_usd: "180.00",
    usd: "130.00",
    unused_usd: "50.00",
    lines: [
      { line: "food", usd: "100.00" },
      { line: "fuel", usd: "30.00" },
    ],
  });
  expect(mix.pledges.map(({ id, earmark }) => [id, earmark])).toEqual([
    ["a", ["food"]],
    ["b", []],
  ]);
});

test("who leaves takes away the earmarked money that it gave, and no other", () => {
  expect(mixOf(earmarked, { without: ["donor"] }).without?.gap.lines).toEqual([
    { line: "food", usd: "100.00" },
    { line: "fuel", usd: "70.00" },
  ]);
  expect(mixOf(earmarked, { without: ["other"] }).without?.gap.lines).toEqual([
    { line: "food", usd: "0.00" },
    { line: "fuel", usd: "100.00" },
  ]);
});

test("a fund passes on its free money before what is earmarked", () => {
  const mix = mixOf({
    ...earmarked,
    payer: [
      payer("donor", {}),
      payer("trust", { takes: "pledges", turn: 1 }),
      payer("other", {}),
      payer("pool", { takes: "pledges" }),
    ],
    pledge_of_money: [
      ...(earmarked.pledge_of_money ?? []),
      pledge("c", { giver: "trust", through: "pool", paid_usd: "50.00" }),
    ],
  });
  const linesOf = (id: string) => mix.payers.find((each) => each.id === id)?.lines;
  expect([linesOf("trust"), linesOf("pool")]).toEqual([
    [{ line: "food", usd: "100.00" }],
    [{ line: "fuel", usd: "50.00" }],
  ]);
});

test("a fund that passes on more than it has is said and counts nothing", () => {
  const mix = mixOf({
    ...rows,
    pledge_of_money: [
      pledge("b", { giver: "pool", through: "trust", paid_usd: "5.00" }),
      pledge("a", { giver: "donor", through: "pool", paid_usd: "1.00" }),
    ],
  });
  expect(mix.notices.filter(({ code }) => code.endsWith("overdrawn"))).toMatchObject([
    { code: "payers.notice.overdrawn", id: "pool", values: { amount: "4.00" } },
  ]);
});
