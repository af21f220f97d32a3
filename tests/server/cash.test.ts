import { afterAll, beforeAll, expect, test } from "vitest";
import { openWithPeople, unmil } from "./members.ts";

let all: Awaited<ReturnType<typeof openWithPeople>>;

beforeAll(async () => {
  all = await openWithPeople();
  for (const payer of ["XPA", "XPB", "XPC", "XPD", "XPE", "XPF"]) {
    const body = {
      id: `l-${payer}`,
      payer,
      fund: "peacekeeping",
      received_on: "2016-07-01",
      amount_usd: "1000.00",
      basis: "fictional",
    };
    expect((await all.owner.send("POST", "/missions/unmil/assessments", { body })).status).toBe(201);
  }
}, 120_000);
afterAll(() => all.close());

const cash = "/missions/unmil/cash?on=2016-12-31&named=true";

test("who needs to know reads payers by name; others get sums and bands, and not one record", async () => {
  const { client: budget } = await all.member("bea", unmil("editor", ["budget"]));
  const { client: reader } = await all.member("ron", unmil("reader"));
  const told = await budget.send("GET", cash);
  expect(told.json).toMatchObject({ named: true, account: { open_usd: "6000.00" } });
  expect(JSON.stringify(told.json)).toContain("XPA");
  const bands = await reader.send("GET", cash);
  expect(bands.json).toMatchObject({ named: false, payers: null, applied: null, account: { open_usd: "6000.00" } });
  expect(JSON.stringify(bands.json)).not.toContain("XPA");
  expect((await budget.send("GET", "/missions/unmil/assessments")).json).toMatchObject({ total: 6 });
  expect((await reader.send("GET", "/missions/unmil/assessments")).json).toMatchObject({ total: 0, items: [] });
  expect((await reader.send("GET", "/missions/unmil/assessments/l-XPA/history")).status).toBe(404);
});

test("one payer alone, and single days, are for those who need to know", async () => {
  const { client: reader } = await all.member("ria", unmil("reader"));
  expect((await reader.send("GET", "/missions/unmil/cash?stress=late:XPA:60")).status).toBe(403);
  expect((await reader.send("GET", "/missions/unmil/cash?stress=withheld:largest")).status).toBe(403);
  expect((await reader.send("GET", "/missions/unmil/cash?on=2016-12-30")).status).toBe(403);
});

test("a payment before its share, without a rate or below zero is refused", async () => {
  const pay = (more: object) => {
    const body = {
      id: "p",
      payer: "XPA",
      received_on: "2016-08-01",
      amount: "10.00",
      currency: "USD",
      basis: "fictional",
      ...more,
    };
    return all.owner.send("POST", "/missions/unmil/payments", { body });
  };
  expect((await pay({ received_on: "2016-06-30", assessment: "l-XPA" })).json).toMatchObject({
    values: { fault: "cash.before_share" },
  });
  expect((await pay({ currency: "EUR" })).json).toMatchObject({ values: { fault: "cash.no_rate" } });
  expect((await pay({ amount: "-1.00" })).json).toMatchObject({ values: { fault: "number.range" } });
});
