import { expect, test } from "vitest";
import { readReference } from "../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../exchange/reference/reference-folder.ts";
import { explainShare } from "./explain-share.ts";

const reference = await readReference(referenceFolder());
const brief = (iso3: string, year: number) =>
  explainShare(reference, { iso3, year, cents: 9_359_620_000n })?.map(({ code, values }) => [code, values]);

test("a permanent member's share opens to the points given and the premium", () => {
  expect(brief("USA", 2018)).toEqual([
    ["regular_rate", { iso3: "USA", period: "2016-2018", rate: "22.000" }],
    ["level", { level: "A", period: "2016-2018" }],
    ["no_discount", {}],
    ["given", { given: "12.3806250000", states: 158 }],
    ["premium", { given: "12.3806250000", permanent: "42.331", premium: "1.2924718292" }],
    ["rate_premium", { regular: "22.000", premium: "1.2924718292", rate: "28.4343802414" }],
    ["amount", { amount: "93596200.00", rate: "28.4343802414", exact: "26613499.399530" }],
    ["cents", { exact: "26613499.399530", share: "26613499.40", gets: "yes" }],
  ]);
});

test("a state in a phased move opens to the row of its year", () => {
  const steps = explainShare(reference, { iso3: "SAU", year: 2016, cents: 9_359_620_000n });
  expect(steps?.map((step) => step.code)).toEqual([
    "regular_rate",
    "level",
    "discount",
    "rate_discounted",
    "amount",
    "cents",
  ]);
  expect(steps?.[2]).toEqual({
    code: "discount",
    values: { percent: "26.6667", year: "2016", origin: "transition" },
    sources: [
      {
        table: "transitions",
        row: "2016-2018 SAU 2016",
        status: "inferred",
        source: "E to B: three levels up, three years",
      },
    ],
  });
});

test("a year without levels and a state without a rate have no explanation", () => {
  expect(brief("USA", 2010)).toBe(undefined);
  expect(brief("XXX", 2018)).toBe(undefined);
});
