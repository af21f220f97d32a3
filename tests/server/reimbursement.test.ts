import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWithPeople, unmil } from "./members.ts";

let all: Awaited<ReturnType<typeof openWithPeople>>;
beforeAll(async () => {
  all = await openWithPeople();
}, 120_000);
afterAll(() => all.close());

const textOf = (bytes: Uint8Array, path: RegExp): string =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => path.test(name))
    .map(([, part]) => new TextDecoder().decode(part))
    .join("");

async function fileOf(path: string): Promise<Response> {
  return fetch(`${all.owner.address}/api/v1${path}`, { headers: { cookie: all.owner.cookie } });
}

test("a mission to come of 12,000 has the range of missions like it, and who is left out has a reason", async () => {
  const answer = await all.owner.get("/startup?uniformed=12000&region=Africa&from=2008&to=2014");
  expect(answer.status).toBe(200);
  const sheet = answer.json as {
    cases: { mission: string; region: string; ratio_usd: string }[];
    left_out: { reason: string }[];
    lowest: { ratio_usd: string };
    highest: { ratio_usd: string };
  };
  expect(answer.json).toMatchObject({ schema: "concert.start_up/1", criteria: { factor: "2", region: "Africa" } });
  expect(sheet.cases.length).toBeGreaterThan(2);
  expect(sheet.cases.every(({ region }) => region === "Africa")).toBe(true);
  expect(sheet.lowest.ratio_usd).toBe(sheet.cases[0]?.ratio_usd);
  expect(sheet.highest.ratio_usd).toBe(sheet.cases.at(-1)?.ratio_usd);
  expect(new Set(sheet.left_out.map(({ reason }) => reason))).toContain("size");
});

test("start-up cost asks for a size and a factor of one or more, and for somebody who is signed in", async () => {
  expect((await all.owner.get("/startup")).status).toBe(422);
  expect((await all.owner.get("/startup?uniformed=9000&factor=0.5")).status).toBe(422);
  expect((await fetch(`${all.owner.address}/api/v1/startup?uniformed=9000`)).status).toBe(401);
});

test("statements of a quarter rest on the contributions that the caller may read", async () => {
  const answer = await all.owner.get("/missions/unmil/reimbursement?quarter=2012-Q3&contributor=NPL");
  expect(answer.json).toMatchObject({
    schema: "concert.reimburse/1",
    from: "2012-07-01",
    rates_given: 0,
    statements: [{ contributor: "NPL", lines: [{ kind: "personnel", records: [{ noun: "contribution" }] }, {}, {}] }],
  });
  const { client: reader } = await all.member("rea", unmil("reader"));
  expect((await reader.get("/missions/unmil/reimbursement?quarter=2012-Q3")).status).toBe(200);
  const { client: stranger } = await all.member("sam", []);
  expect((await stranger.get("/missions/unmil/reimbursement?quarter=2012-Q3")).status).toBe(404);
});

test("a quarter that is none, and a contributor without people, are refused with the remedy", async () => {
  expect((await all.owner.get("/missions/unmil/reimbursement?quarter=2012-Q5")).status).toBe(422);
  const nobody = await all.owner.get("/missions/unmil/reimbursement?quarter=2012-Q3&contributor=XYZ");
  expect(nobody.status).toBe(422);
  expect(JSON.stringify(nobody.json)).toContain("NPL");
});

test("budget, statements and start-up leave as workbooks in the reader's language, and as CSV with codes", async () => {
  const budget = await fileOf("/missions/unmil/budget?year=2012/13&against_strength=reported&format=xlsx&lang=ar");
  expect(budget.headers.get("content-disposition")).toBe('attachment; filename="unmil-budget-2012-13-unofficial.xlsx"');
  const bytes = new Uint8Array(await budget.arrayBuffer());
  expect(textOf(bytes, /sheet1[.]xml$/)).toContain('rightToLeft="1"');
  expect(textOf(bytes, /sheet1[.]xml$/)).toContain("الوحدات العسكرية");
  const csv = await fileOf("/missions/unmil/reimbursement?quarter=2012-Q3&contributor=NPL&format=csv");
  const [head, first] = (await csv.text()).split("\n");
  expect(head).toBe("contributor,kind,line,formula,quantity,rate,amount,note,status,records");
  expect(first).toMatch(/^NPL,personnel,2012-07,personnel,/);
  const startUp = await fileOf("/startup?uniformed=9000&format=xlsx&lang=en");
  const cells = textOf(new Uint8Array(await startUp.arrayBuffer()), /sheet\d[.]xml$/);
  expect(cells).toContain("Why it is left out");
});

test("the cycle of a budget is empty until stages are recorded, then says what does not hold", async () => {
  const path = "/missions/unmil/budget/cycle";
  expect((await all.owner.get(path)).json).toMatchObject({ schema: "concert.budget_cycle/1", year: null, cycle: null });
  const state = (stage: string, code: string, amount_usd: string) => {
    const body = { id: `${stage}-${code}`, from: "2012-07-01", to: "2013-06-30", stage, class: code, amount_usd, basis: "fictional" }; // prettier-ignore
    return all.owner.send("POST", "/missions/unmil/class_amounts", { body });
  };
  for (const [stage, code, amount] of [
    ["appropriation", "contingents", "100.00"],
    ["redeployment", "contingents", "-5.00"],
    ["performance", "contingents", "90.00"],
  ] as const)
    expect((await state(stage, code, amount)).status).toBe(201);
  expect((await all.owner.get(path)).json).toMatchObject({
    year: "2012/13",
    cycle: {
      total: { distribution_usd: "95.00", balance_usd: "5.00", spent_percent: "90.0" },
      faults: [{ code: "redeployments_sum", amount_usd: "-5.00", records: ["redeployment-contingents"] }],
    },
  });
  expect((await all.owner.get(`${path}?year=2011/12`)).status).toBe(422);
  const { client: stranger } = await all.member("una", []);
  expect((await stranger.get(path)).status).toBe(404);
  const csv = await fileOf(`${path}?format=csv`);
  expect((await csv.text()).split("\n")[0]).toBe(
    "group,class,appropriation,redeployment,performance,distribution,balance,spent,documents,sources",
  );
});
