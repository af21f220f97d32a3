import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReadStatement } from "../../src/model/statement-sheet.ts";
import type { Client } from "./client.ts";
import { type TestServer, openServer } from "./open-server.ts";

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await openServer();
  client = await server.signedIn();
}, 120_000);
afterAll(() => server.close());

const path = (query: Record<string, string>): string =>
  `/missions/unmil/statements?${new URLSearchParams({ budget: "2017-18-approved", lang: "en", ...query }).toString()}`;

test("one state's statement: parts of the mandate, what is set off, and the steps of each share", async () => {
  const answer = await client.get(path({ state: "FRA", credit: "2015/16@2016=1000000", mandate_end: "2017-12-15" }));
  const sheet = answer.json as ReadStatement;
  expect(sheet).toMatchObject({
    amount_usd: "110000000.00",
    mandate_ends: [
      { on: "2017-12-15", stated: false },
      { on: "2018-03-30", stated: true },
    ],
    offsets: [{ kind: "credit", scale_years: [2016] }],
    states: [{ iso3: "FRA", offsets: [{ share_usd: "63109.06" }] }],
  });
  expect(sheet.parts.map(({ to }) => to)).toEqual(["2017-12-15", "2017-12-31", "2018-03-30", "2018-06-30"]);
  expect(sheet.notes[0]).toBe("Unofficial calculation, not a notice of assessment.");
  expect(sheet.steps.map((steps) => steps.length > 3)).toEqual([true, true, true, true]);
});

test("all statements as CSV and as a workbook whose sheets say that they are unofficial", async () => {
  const csv = await client.get(path({ format: "csv" }));
  expect(csv.text.split("\n")[0]).toBe("iso3,kind,from,to,scale_years,of_usd,rate_percent,amount_usd");
  const xlsx = await fetch(`${client.address}/api/v1${path({ format: "xlsx", state: "FRA", lang: "ar" })}`, {
    headers: { cookie: client.cookie },
  });
  const parts = unzipSync(new Uint8Array(await xlsx.arrayBuffer()));
  expect(new TextDecoder().decode(parts["xl/worksheets/sheet1.xml"])).toContain("حساب غير رسمي");
});

test.each([
  ["a mandate that ends outside the budget", { mandate_end: "2019-01-01" }, "shares.end_outside"],
  ["a credit that is none", { credit: "much" }, "shares.credit_form"],
  ["a negative staff assessment", { staff_assessment: "-5" }, "shares.offset_amount"],
  ["a budget that is not there", { budget: "none" }, "server.not_found"],
])("%s is refused", async (_, query, code) => {
  expect((await client.get(path(query))).json).toMatchObject({ code });
});
