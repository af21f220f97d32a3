import { describe, expect, test } from "vitest";
import { readPayerKeys } from "../../../exchange/reference/read-payer-keys.ts";
import { readReference } from "../../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import type { Value } from "../../../model/field.ts";
import type { PayerMix, PledgeLevel } from "../../../model/payer-mix.ts";
import { sampleMission } from "../../../../tests/sample-mission.ts";
import { payerMix } from "./payer-mix.ts";
import type { KeyTables } from "./split-by-key.ts";

type Given = Readonly<Record<string, Value>>;
type Rows = Partial<Record<"cost_line" | "payer" | "pledge_of_money" | "budget_line" | "task", readonly Given[]>>;

const [reference, keys] = await Promise.all([readReference(referenceFolder()), readPayerKeys(referenceFolder())]);
const income = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG"].map((iso3, i) => ({
  iso3,
  year: 2015,
  gni_usd: i < 5 ? "1000" : i === 5 ? "100" : "200",
  population: null,
  source: "fictional",
}));
const tables: KeyTables = { reference, keys, income };

const year = { from: "2025-01-01", to: "2025-12-31" };
const line = (id: string, given: Given = {}): Given => ({ id, cost_class: "other", ...year, ...given });
const payer = (id: string, given: Given = {}): Given => ({ id, key: "voluntary", takes: "amount", ...year, ...given });

const mixOf = (rows: Rows, asked: { counted?: PledgeLevel; without?: readonly string[] } = {}, mission: Given = {}) =>
  payerMix(sampleMission(mission, rows), tables, { counted: "committed", without: [], ...asked });
const paysOf = (mix: PayerMix) => Object.fromEntries(mix.payers.map(({ id, usd }) => [id, usd]));
const cents = (usd: string): bigint => BigInt(usd.replace(".", ""));
const sumOf = (amounts: readonly string[]): bigint => amounts.reduce((sum, usd) => sum + cents(usd), 0n);

const un = (share: string, given: Given = {}): Given =>
  payer("un", {
    key: "assessed_un_peacekeeping",
    takes: "percent",
    share_percent: share,
    cap_percent: "75.0000",
    turn: 1,
    ...given,
  });

describe("the cap of resolution 2719", () => {
  test.each([
    ["75.0000", true, "0.00", "264750000.00"],
    ["75.0100", false, "35300.00", "264750000.00"],
    ["74.9900", true, "0.00", "264714700.00"],
  ])("%s per cent passes: %s", (share, passes, over_usd, pays) => {
    const mix = mixOf({ cost_line: [line("all", { amount_usd: "353000000.00" })], payer: [un(share)] });
    expect(mix.caps).toMatchObject([{ budget_usd: "353000000.00", passes, over_usd, cap_usd: "264750000.00" }]);
    expect(paysOf(mix)).toEqual({ un: pays });
    expect(mix.gap.usd).toBe(`${(353_000_000 - Number(pays)).toFixed(2)}`);
  });

  test("fails by a hundredth of a point however small the budget, and pays not a cent more", () => {
    const rows = (share: string) => ({ cost_line: [line("all", { amount_usd: "0.50" })], payer: [un(share)] });
    expect(mixOf(rows("75.0000")).caps).toMatchObject([{ passes: true, asked_usd: "0.37" }]);
    expect(mixOf(rows("75.0100")).caps).toMatchObject([{ passes: false, asked_usd: "0.37" }]);
  });

  test("says who raises the rest and what nobody raises, by financial year", () => {
    const mix = mixOf(
      {
        cost_line: [line("all", { amount_usd: "1200.00" })],
        payer: [un("75.0000"), payer("peace-fund", { amount_usd: "200.00", turn: 2 })],
      },
      {},
      { financial_year_starts: "07-01" },
    );
    expect(
      mix.caps.map(({ from, budget_usd, cap_usd, others_usd, gap_usd }) => [
        from,
        budget_usd,
        cap_usd,
        others_usd,
        gap_usd,
      ]),
    ).toEqual([
      ["2024-07-01", "600.00", "450.00", "100.00", "50.00"],
      ["2025-07-01", "600.00", "450.00", "100.00", "50.00"],
    ]);
  });

  test("an unknown cost of the year leaves the cap incomplete", () => {
    const mix = mixOf({ cost_line: [line("all", { amount_usd: "100.00" }), line("more")], payer: [un("75.0000")] });
    expect(mix.caps).toMatchObject([{ complete: false }]);
    expect(mix.notices.map(({ code, id }) => [code, id])).toEqual([["payers.notice.cost_unknown", "more"]]);
  });
});

describe("percentages, amounts and the rest", () => {
  test("percentages that sum to 100 leave no cent over; a capped payer never gets the odd one", () => {
    const mix = mixOf({
      cost_line: [line("all", { amount_usd: "100.01" })],
      payer: [un("75.0000"), payer("union", { takes: "percent", share_percent: "25.0000", turn: 2 })],
    });
    expect(paysOf(mix)).toEqual({ un: "75.00", union: "25.01" });
    expect(mix.gap.usd).toBe("0.00");
  });

  test("what is cut by a cap is a gap, not a burden on the others", () => {
    const mix = mixOf({
      cost_line: [line("all", { amount_usd: "10000.00" })],
      payer: [un("75.0100"), payer("union", { takes: "percent", share_percent: "24.9900", turn: 2 })],
    });
    expect([paysOf(mix), mix.gap.usd]).toEqual([{ un: "7500.00", union: "2499.00" }, "1.00"]);
  });

  test("voluntary money goes before or after the key by its turn, and the rest takes what is left", () => {
    const rows = (turn: number) => ({
      cost_line: [line("all", { amount_usd: "1000.00" })],
      payer: [
        payer("gift", { amount_usd: "100.00", turn }),
        payer("rest", { key: "negotiated", takes: "rest", turn: 3 }),
        payer("third", { key: "negotiated", takes: "percent", share_percent: "33.3333", turn: 2, rounding: "dollar" }),
      ],
    });
    expect(paysOf(mixOf(rows(1)))).toEqual({ gift: "100.00", rest: "567.00", third: "333.00" });
    expect(paysOf(mixOf(rows(4)))).toEqual({ gift: "0.00", rest: "667.00", third: "333.00" });
    expect(mixOf(rows(4)).notices).toMatchObject([
      { code: "payers.notice.unused", id: "gift", values: { amount: "100.00" } },
    ]);
  });

  test("a levy is its rate of what it is laid on; an unknown amount stays unknown and pays nothing", () => {
    const mix = mixOf({
      cost_line: [line("all", { amount_usd: "1000000.00" })],
      payer: [
        payer("levy", { key: "levy", levy_percent: "0.5000", levy_base_usd: "100000000.00" }),
        payer("bilateral"),
      ],
    });
    expect(paysOf(mix)).toEqual({ levy: "500000.00", bilateral: null });
    expect(mix.gap.usd).toBe("500000.00");
  });

  test("people and a rate make a cost by month, partial months by days", () => {
    const stipends = line("stipends", {
      persons: 850,
      usd_per_person_month: "1028.00",
      from: "2014-01-01",
      to: "2014-02-14",
    });
    const mix = mixOf({
      cost_line: [stipends],
      payer: [payer("eu", { from: "2014-01-01", to: "2014-01-31", takes: "rest" })],
    });
    expect(mix.lines[0]?.months).toEqual([
      { month: "2014-01", usd: "873800.00" },
      { month: "2014-02", usd: "436900.00" },
    ]);
    expect([paysOf(mix), mix.gap.usd, mix.gap.unpaid.map(({ months_worth }) => months_worth)]).toEqual([
      { eu: "873800.00" },
      "436900.00",
      ["0.7"],
    ]);
  });

  test("what lies where it falls and what is given in kind stand beside the money", () => {
    const mix = mixOf({
      cost_line: [line("common", { amount_usd: "10.00" }), line("national", { amount_usd: "90.00" })],
      payer: [
        payer("each", { key: "costs_lie_where_they_fall", covers: ["national"] }),
        payer("airlift", { key: "in_kind", amount_usd: "7.00" }),
        payer("alliance", { key: "nato_common", takes: "rest" }),
      ],
    });
    expect([mix.common_usd, mix.paid_usd, mix.in_kind_usd, mix.where_it_falls_usd, mix.gap.usd]).toEqual([
      "10.00",
      "10.00",
      "7.00",
      "90.00",
      "0.00",
    ]);
  });
});

describe("keys", () => {
  const statesOf = (given: Given, amount = "50000000.00", of = "2023") => {
    const period = { from: `${of}-01-01`, to: `${of}-12-31` };
    const mix = mixOf({
      cost_line: [line("all", { amount_usd: amount, ...period })],
      payer: [payer("p", { takes: "rest", ...period, ...given })],
    });
    return mix.keys[0];
  };
  const usdOf = (part: ReturnType<typeof statesOf>, iso3: string) =>
    part?.states.find((state) => state.iso3 === iso3)?.usd;

  test("the Peacebuilding Account goes half by the regular and half by the peacekeeping scale", () => {
    const part = statesOf({ key: "assessed_un_half_and_half" });
    expect([usdOf(part, "USA"), usdOf(part, "AFG")]).toEqual(["12237313.07", "1650.00"]);
    expect(sumOf(part?.states.map(({ usd }) => usd) ?? [])).toBe(5_000_000_000n);
  });

  test("the alliance's table names some members only; the rest is not split", () => {
    const part = statesOf({ key: "nato_common" }, "100.00");
    expect(part).toMatchObject({
      unsplit_usd: "67.30",
      reason: { code: "payers.key.partly_known", values: { known: "32.7000" } },
      status: "unverified",
    });
    expect([usdOf(part, "USA"), usdOf(part, "DEU")]).toEqual(["16.35", "16.35"]);
  });

  test("tiers without names are said and not spread; with members each bears at most the ceiling", () => {
    expect(statesOf({ key: "au_tiers" }, "100.00", "2017")).toMatchObject({
      unsplit_usd: "100.00",
      reason: { code: "payers.key.group_only", values: { states: 5, percent: "60", each: "12" } },
    });
    const part = statesOf(
      { key: "au_tiers", members: ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG"] },
      "300.00",
      "2017",
    );
    expect(part).toMatchObject({ unsplit_usd: "48.00", status: "unverified" });
    expect(Object.fromEntries(part?.states.map(({ iso3, usd }) => [iso3, usd]) ?? [])).toEqual({
      AAA: "36.00",
      BBB: "36.00",
      CCC: "36.00",
      DDD: "36.00",
      EEE: "36.00",
      FFF: "36.00",
      GGG: "36.00",
    });
  });

  test("income, equal and agreed shares sum to the amount; holes are named", () => {
    expect(statesOf({ key: "gni", members: ["AAA", "FFF", "GGG"] }, "13.00")?.states.map(({ usd }) => usd)).toEqual([
      "10.00",
      "1.00",
      "2.00",
    ]);
    expect(statesOf({ key: "gni", members: ["AAA", "XXX"] }, "13.00")).toMatchObject({
      reason: { code: "payers.key.no_income", values: { states: ["XXX"] } },
    });
    expect(
      statesOf({ key: "equal_shares", members: ["AAA", "BBB", "CCC"] }, "100.00")?.states.map(({ usd }) => usd),
    ).toEqual(["33.34", "33.33", "33.33"]);
    expect(
      statesOf({ key: "negotiated", members: ["CYP=33.3333", "GRC=66.6667"] }, "100.00")?.states.map(({ usd }) => usd),
    ).toEqual(["33.33", "66.67"]);
    expect(statesOf({ key: "negotiated", members: ["CYP=70", "GRC=40"] }, "100.00")).toMatchObject({
      states: [],
      reason: { code: "payers.key.over_100" },
    });
  });

  test("a year without levels gives the payer's total and no states", () => {
    expect(statesOf({ key: "assessed_un_peacekeeping" }, "100.00", "2025")).toMatchObject({
      usd: "100.00",
      unsplit_usd: "100.00",
      states: [],
    });
  });
});

test("what is due is net of offsets, the earliest first, so many days after each quarter begins", () => {
  const mix = mixOf({
    cost_line: [line("all", { amount_usd: "1200.00" })],
    payer: [
      payer("p", { key: "negotiated", takes: "rest", due_rule: "quarter_start", due_days: 30, offset_usd: "350.00" }),
    ],
  });
  expect(mix.due.map(({ due_on, usd, offset_usd, to_pay_usd }) => [due_on, usd, offset_usd, to_pay_usd])).toEqual([
    ["2025-01-31", "300.00", "300.00", "0.00"],
    ["2025-05-01", "300.00", "50.00", "250.00"],
    ["2025-07-31", "300.00", "0.00", "300.00"],
    ["2025-10-31", "300.00", "0.00", "300.00"],
  ]);
});

test("without a payer: the gap by month, the unpaid lines and the tasks that rest on them", () => {
  const rows: Rows = {
    cost_line: [
      line("food", { amount_usd: "1200.00", sustains: ["inf_bn"] }),
      line("pay", { persons: 10, usd_per_person_month: "5.00", contributor: "XZB", sustains: ["inf_bn", "fpu"] }),
    ],
    payer: [
      payer("un", {
        takes: "percent",
        share_percent: "50.0000",
        covers: ["food"],
        key: "assessed_un_regular",
        turn: 1,
      }),
      payer("union", { takes: "rest", to: "2025-06-30", turn: 2 }),
      payer("host", { takes: "rest", turn: 3 }),
    ],
    task: [
      { id: "guard", text: "Guard", means: ["inf_bn"], valid_until: "2025-03-31" },
      { id: "police", text: "Police", means: ["fpu"] },
      { id: "talk", text: "Talk", means: ["office"] },
    ],
  };
  const mix = mixOf(rows, { without: ["union"] });
  expect(mix.gap).toMatchObject({ usd: "0.00", unpaid: [], tasks: [] });
  expect(mix.without?.gap.months.slice(5, 7)).toEqual([
    { month: "2025-06", usd: "100.00" },
    { month: "2025-07", usd: "0.00" },
  ]);
  expect(
    mix.without?.gap.unpaid.map(({ line: id, contributor, usd, months, months_worth }) => [
      id,
      contributor,
      usd,
      months.length,
      months_worth,
    ]),
  ).toEqual([
    ["food", null, "300.00", 6, "3.0"],
    ["pay", "XZB", "300.00", 6, "6.0"],
  ]);
  expect(mix.without?.gap.tasks).toEqual([
    { task: "guard", text: "Guard", means: ["inf_bn"], lines: ["food", "pay"], first_month: "2025-01", months: 3 },
    { task: "police", text: "Police", means: ["fpu"], lines: ["pay"], first_month: "2025-01", months: 6 },
  ]);
});
