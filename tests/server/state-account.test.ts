import { afterAll, beforeAll, expect, test } from "vitest";
import type { Brief } from "../../src/model/brief.ts";
import type { Client } from "./client.ts";
import { openWithPeople, unmil } from "./members.ts";

let all: Awaited<ReturnType<typeof openWithPeople>>;
const basis = "fictional";

async function add(list: string, body: object): Promise<void> {
  expect((await all.owner.send("POST", `/missions/unmil/${list}`, { body: { basis, ...body } })).status).toBe(201);
}
const sheetOf = async (client: Client, state: string): Promise<Brief> =>
  (await client.get(`/missions/unmil/briefs/state?subject=${state}&month=2016-12&lang=en`)).json as Brief;
/** The texts of the part about arrears: those of its table row by row, then its sentences. */
function arrearsOf(brief: Brief) {
  const blocks = brief.sections.find(({ name }) => name === "arrears")?.blocks ?? [];
  return blocks.flatMap((block): string[] =>
    block.type === "table"
      ? block.rows.map((row) => row.map(({ text }) => text).join(" | "))
      : block.type === "paragraph" || block.type === "note"
        ? [block.text.replace(/[\u2066-\u2069]/g, "")]
        : [],
  );
}
const figureOf = (brief: Brief): string | undefined =>
  brief.sections
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === "figures" ? block.items : [])))
    .find(({ label }) => label === "arrears")?.value.text;

beforeAll(async () => {
  all = await openWithPeople();
  await add("assessments", {
    id: "old",
    payer: "FRA",
    fund: "peacekeeping",
    received_on: "2016-07-01",
    amount_usd: "1000.00",
  });
  await add("assessments", {
    id: "new",
    payer: "FRA",
    fund: "peacekeeping",
    received_on: "2016-12-20",
    amount_usd: "500.00",
  });
  await add("assessments", {
    id: "other",
    payer: "DEU",
    fund: "peacekeeping",
    received_on: "2016-07-01",
    amount_usd: "7.00",
  });
}, 120_000);
afterAll(() => all.close());

test("without a payment on record nothing is said of arrears: unknown is not zero", async () => {
  expect(arrearsOf(await sheetOf(all.owner, "FRA"))).toEqual([
    "unknown",
    "No payments are known here. Unknown is not zero.",
  ]);
});

test("the budget office reads a state's arrears by age and what is due next; others that they were not given them", async () => {
  await add("payments", { id: "part", payer: "FRA", received_on: "2016-08-15", amount: "400.00", currency: "USD" });
  const { client: budget } = await all.member("bea", unmil("reader", ["budget"]));
  const { client: reader } = await all.member("ron", unmil("reader", ["member_state"]));
  const told = await sheetOf(budget, "FRA");
  expect(figureOf(told)).toBe("600.00");
  expect(arrearsOf(told)).toEqual([
    "1 to 30 | 0.00",
    "31 to 90 | 0.00",
    "91 to 365 | 600.00",
    "366 to 730 | 0.00",
    "731 and more | 0.00",
    "Overdue | 600.00",
    "Due next: 500.00 US dollars on 19 January 2017.",
    "Article 19 of the Charter, tested at 1 January 2016 on the letters recorded here alone: votes.",
    "From the letters and payments recorded: payments go to the letter that they name, then to the oldest debt.",
  ]);
  const untold = await sheetOf(reader, "FRA");
  expect(figureOf(untold)).toBe("unknown");
  expect(arrearsOf(untold)[1]).toContain("you were not given them");
  expect(arrearsOf(await sheetOf(budget, "USA"))[1]).toContain("No letter to this state");
});
