import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "./client.ts";
import { type TestServer, openServer } from "./open-server.ts";

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await openServer();
  client = await server.signedIn();
}, 120_000);
afterAll(() => server.close());

test("the scale in force has rates, levels, premium, and the periods that are known", async () => {
  const sheet = (await client.get("/scale?on=2022-01-01")).json as { rates: object[]; periods: string[] };
  expect(sheet).toMatchObject({ scale_period: "2022-2024", premium: "1.2249691506", reason: null });
  expect(sheet.rates).toHaveLength(193);
  expect(sheet.periods).toContain("2025-2027");
  expect((await client.get("/scale?on=1950-01-01")).json).toMatchObject({ code: "scale.not_found" });
});

test("another gradient gives another scale, which sums to 100; what cannot be is a problem in the reader's language", async () => {
  const usual = (await client.get("/scale/computed?year=2022")).json as { rates: { iso3: string }[] };
  const tried = (await client.get("/scale/computed?year=2022&gradient=50")).json as typeof usual;
  const india = ({ rates }: typeof usual) => rates.find(({ iso3 }) => iso3 === "IND");
  expect(india(usual)).toMatchObject({ computed_percent: "1.129", adopted_percent: "1.044" });
  expect(tried).toMatchObject({ sum_percent: "100.000", debt: "no_input" });
  expect(india(tried)).not.toEqual(india(usual));
  expect((await client.get("/scale/computed?year=2022&gradient=many")).json).toMatchObject({ code: "scale.option" });
});

test("the working of a state has a sentence for each step in the language asked for", async () => {
  const working = (await client.get("/scale/working?year=2022&state=KEN&lang=es")).json as {
    steps: { text: string }[];
  };
  expect(working.steps).toHaveLength(16);
  expect(working.steps.map(({ text }) => text)).toContain("sin datos: no hay cifras de deuda de este Estado");
  expect((await client.get("/scale/working?year=2022&state=AND")).json).toMatchObject({
    code: "scale.state_without_income",
  });
});

test("levels with their agreement, and the premium of levels that are carried over", async () => {
  expect((await client.get("/scale/levels?year=2016")).json).toMatchObject({
    comparison: { tested: 188, agreeing: 176, agreement_percent: "93.6" },
  });
  expect((await client.get("/scale/premium?year=2026&carry=2022-2024")).json).toMatchObject({
    premiums: [{ premium: "1.1898468631", readings: [{ lies_in: false }, { lies_in: false }] }],
  });
});

test("every document is a CSV and a workbook too", async () => {
  const csv = await client.get("/scale/computed?year=2022&format=csv");
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="scale-2022.csv"');
  expect(csv.text.split("\n")[0]).toBe("iso3,computed_percent,adopted_percent,difference_percent,remark");
  const book = await client.get("/scale/working?year=2022&state=KEN&format=xlsx&lang=ar");
  expect(book.text.slice(0, 2)).toBe("PK");
});
