import { afterAll, beforeAll, expect, test } from "vitest";
import type { PayerMix } from "../../src/model/payer-mix.ts";
import { withClient } from "../../src/store/connect.ts";
import { openWithPeople, unmil } from "./members.ts";

let all: Awaited<ReturnType<typeof openWithPeople>>;
const period = { from: "2024-01-01", to: "2024-12-31", basis: "fictional" };
const path = "/missions/unmil/payer-mix";

async function add(list: string, body: object): Promise<void> {
  expect((await all.owner.send("POST", `/missions/unmil/${list}`, { body: { ...period, ...body } })).status).toBe(201);
}

beforeAll(async () => {
  all = await openWithPeople();
  expect((await all.owner.get(path)).json).toMatchObject({ payers: [], months: [], common_usd: "0.00", without: null });
  await add("cost_lines", { id: "camps", name: "Camps", cost_class: "operations", amount_usd: "1200.00" });
  await add("cost_lines", { id: "fuel", name: "Fuel", cost_class: "operations", amount_usd: "600.00" });
  const half = { key: "voluntary", takes: "percent", share_percent: "50.0000" };
  await add("payers", { id: "one", name: "First fund", covers: ["camps", "fuel"], ...half });
  await add("payers", { id: "two", name: "Second fund", covers: ["camps"], ...half });
}, 120_000);
afterAll(() => all.close());

test("the mix says who pays and what one payer less means; without an unknown payer it is refused", async () => {
  const { json } = await all.owner.get(`${path}?without=two&count=paid`);
  expect(json).toMatchObject({
    counted: "paid",
    common_usd: "1800.00",
    gap: { usd: "300.00", months_worth: "2.0" },
    without: { payers: ["two"], lost_usd: "600.00", gap: { usd: "900.00", months_worth: "6.0" } },
  });
  const mix = json as PayerMix;
  expect(mix.without?.left.map(({ payer, usd }) => [payer, usd])).toEqual([
    ["one", "900.00"],
    ["two", "0.00"],
  ]);
  const refused = await all.owner.get(`${path}?without=nobody`);
  expect([refused.status, refused.json]).toMatchObject([422, { code: "payers.absent" }]);
  expect((await all.owner.get(`${path}?count=hoped`)).status).toBe(422);
});

test("an answer that the client has is not sent again; another language or payer is another answer", async () => {
  const first = await all.owner.get(path);
  const known = { "if-none-match": first.headers.get("etag") ?? "" };
  expect((await all.owner.get(path, known)).status).toBe(304);
  expect((await all.owner.get(`${path}?lang=fr`, known)).status).toBe(200);
  expect((await all.owner.get(`${path}?without=one`, known)).status).toBe(200);
});

test("the workbook comes as a file", async () => {
  const file = await all.owner.get(`${path}?format=xlsx&lang=ar`);
  expect([file.status, file.headers.get("content-disposition"), file.text.slice(0, 2)]).toEqual([
    200,
    'attachment; filename="unmil-payers-unofficial.xlsx"',
    "PK",
  ]);
});

test("what the caller may not read is in no sum, and a record that names it says so", async () => {
  await withClient(all.server.url, async (connection) => {
    await connection.query(
      "insert into concert.label (digest, origin, ring, policy, level, sens, rel, caveats, purposes) select sha256('kept'), origin, 'protected', 'UN', 2, 4, '{}', '{}', '{protection}' from concert.label limit 1",
    );
    await connection.query("set session_replication_role = replica");
    await connection.query(
      "update concert.cost_line set label_id = (select max(id) from concert.label) where id = 'fuel'",
    );
  });
  const { client: reader } = await all.member("rea", unmil("reader"));
  const answer = await reader.get(path);
  expect(answer.json).toMatchObject({
    common_usd: "1200.00",
    gap: { usd: "0.00" },
    notices: [{ noun: "payer", id: "one", code: "payers.notice.unseen", values: { names: ["fuel"] } }],
  });
  expect(answer.text).not.toContain("Fuel");
  expect((await reader.get("/missions/extal/payer-mix")).status).toBe(404);
});
