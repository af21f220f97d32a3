import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkPack } from "../../src/operations/pack/check-pack.ts";
import { mixPack } from "../../src/operations/funding/payers/mix-pack.ts";

const missions = fileURLToPath(new URL("../../missions", import.meta.url));
const mixOf = (pack: string, without: readonly string[] = [], counted: "committed" | "paid" = "committed") =>
  mixPack({ pack: `${missions}/${pack}`, scenarios: [], from: missions, counted, without, language: "en" });

test.each(["amisom", "auzam"])("the pack %s has no faults and says every reason", async (pack) => {
  const checked = await checkPack(`${missions}/${pack}`, "en");
  expect([checked.errors, checked.warnings]).toEqual([[], []]);
  const mix = await mixOf(pack);
  const texts = [
    ...mix.payers.flatMap(({ rule }) => rule.map(({ text }) => text)),
    ...mix.lines.map(({ origin }) => origin.text),
    ...mix.keys.flatMap(({ reason }) => (reason === null ? [] : [reason.text])),
    ...mix.notices.map(({ text }) => text),
  ];
  expect(texts.filter((text) => text === undefined || text.includes("["))).toEqual([]);
});

test("the fictional year is financed 75/25 to the cent; paid money leaves a gap", async () => {
  const mix = await mixOf("auzam");
  expect([mix.common_usd, mix.gap.usd, mix.in_kind_usd, mix.where_it_falls_usd]).toEqual([
    "353000000.00",
    "0.00",
    "3500000.00",
    "30000000.00",
  ]);
  expect(mix.caps).toMatchObject([
    { payer: "un-assessed", asked_usd: "264750000.00", asked_percent: "75.0000", passes: true, others_usd: "88250000.00" },
  ]);
  expect((await mixOf("auzam", [], "paid")).gap.usd).toBe("3000000.00");
});

test("without the United Nations nine of twelve months are unpaid and seven of eight tasks at risk", async () => {
  const { without } = await mixOf("auzam", ["un-assessed"]);
  expect(without?.gap.usd).toBe("264750000.00");
  expect(new Set(without?.gap.unpaid.map(({ months_worth }) => months_worth))).toEqual(new Set(["9.0"]));
  expect(without?.gap.tasks.map(({ task }) => task)).toEqual([
    "airfield",
    "civilians",
    "handover",
    "human-rights",
    "medical",
    "police",
    "roads",
  ]);
});

test("AMISOM: what is sourced is summed, what is not stays unknown, and the cut of 2016 is a gap", async () => {
  const mix = await mixOf("amisom", ["un-assessed"]);
  expect(Object.fromEntries(mix.payers.map(({ id, usd }) => [id, usd]))).toEqual({
    bilateral: null,
    contributors: null,
    "eu-allowances": "545892672.00",
    "eu-allowances-2016": "218250892.66",
    "eu-allowances-2019": "16204908.00",
    "eu-epf": null,
    "un-assessed": "4585102600.00",
    "un-trust-fund": null,
  });
  expect([mix.gap.usd, mix.without?.gap.usd]).toEqual(["54695443.34", "4639798043.34"]);
  const split = mix.keys.filter(({ payer, reason }) => payer === "un-assessed" && reason === null);
  expect(split.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024].filter((year) => split.some((part) => part.year === year)));
  expect(split.length).toBeGreaterThan(4);
});
