import { expect, test } from "vitest";
import type { PayerMix } from "../../../../model/payer-mix.ts";
import { layersLeft, mixLayers } from "./mix-layers.ts";

const payer = (id: string, ...usd: string[]): PayerMix["payers"][number] => ({
  id,
  name: id,
  key: "voluntary",
  takes: "amount",
  from: "2024-01-01",
  to: "2024-02-29",
  asked_usd: null,
  usd: usd[0] ?? null,
  unused_usd: "0.00",
  rule: [],
  months: usd.slice(1).map((each, at) => ({ month: `2024-0${at + 1}`, usd: each })),
  lines: [],
  basis: "fictional",
  source: [],
});

test("the largest payers have a layer each, the small ones share the last, who pays nothing has none", () => {
  const names = ["a", "b", "c", "d", "e"];
  const payers = [
    payer("idle", "0.00", "0.00", "0.00"),
    payer("unknown"),
    payer("z", "0.30", "0.10", "0.20"),
    payer("y", "0.40", "0.20", "0.20"),
    ...names.map((id, at) => payer(id, `${9 - at}.00`, "1.00", `${8 - at}.00`)),
  ];
  expect(mixLayers({ payers }).map(({ ids, months }) => [ids.join("+"), ...months])).toEqual([
    ["a", "1.00", "8.00"],
    ["b", "1.00", "7.00"],
    ["c", "1.00", "6.00"],
    ["d", "1.00", "5.00"],
    ["e", "1.00", "4.00"],
    ["y+z", "0.30", "0.40"],
  ]);
});

test("what is left keeps the layers and their order, with nothing where a payer fell away", () => {
  const layers = mixLayers({ payers: [payer("a", "1.00", "1.00"), payer("b", "2.00", "2.00")] });
  const left = [
    { payer: "a", usd: "1.00", months: [{ usd: "1.00" }] },
    { payer: "b", usd: "0.00", months: [{ usd: "0.00" }] },
  ];
  expect(layersLeft(layers, left)).toEqual([
    { ids: ["b"], months: ["0.00"] },
    { ids: ["a"], months: ["1.00"] },
  ]);
});
