import { afterAll, beforeAll, expect, test } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import type { Client } from "./client.ts";
import { type TestServer, openServer } from "./open-server.ts";

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await openServer();
  client = await server.signedIn();
});
afterAll(() => server.close());

const plan = async (query = ""): Promise<Plan> => (await client.get(`/missions/unmil/plan${query}`)).json as Plan;

test("the overview of a plan has every month without its details, and says its flags in the reader's language", async () => {
  const overview = await plan("?lang=fr");
  expect(overview.months.length).toBe(175);
  expect(Object.keys(overview.months[0] ?? {})).toEqual([
    "month",
    "reported_on",
    "season",
    "strength",
    "authorised",
    "reimbursement",
  ]);
  expect(overview.peak).toEqual({ month: "2005-12", reported_on: "2005-12-31", total: 16112 });
  expect(
    overview.budgets.every(
      (budget) => budget.totals.length === 0 && budget.parts.every((part) => part.shares.length === 0),
    ),
  ).toBe(true);
  const english = await plan("?lang=en");
  expect(overview.flags[0]?.code).toBe(english.flags[0]?.code);
  expect(overview.flags[0]?.text).not.toBe(english.flags[0]?.text);
});

test("the parts of a plan are those of the whole", async () => {
  const full = await plan("?part=full");
  const month = (await plan("?part=month&month=2010-06")) as unknown as { month: Plan["months"][number] };
  expect(month.month).toEqual(full.months.find((each) => each.month === "2010-06"));
  const budget = full.budgets.find(({ parts }) => parts.every((part) => part.shares.length > 0));
  const budgets = await plan(`?part=budgets&budget=${encodeURIComponent(budget?.id ?? "")}`);
  expect(budgets.budgets.find(({ id }) => id === budget?.id)).toEqual(budget);
  expect((await client.get("/missions/unmil/plan?part=month&month=1999-01")).status).toBe(404);
  expect((await client.get("/missions/unmil/plan?scenario=nothing")).status).toBe(404);
});

test("a share is explained step by step with its sources", async () => {
  const full = await plan("?part=full");
  const budget = full.budgets.find(({ totals }) => totals.length > 0);
  const answer = await client.get(
    `/missions/unmil/plan/shares?budget=${encodeURIComponent(budget?.id ?? "")}&part=0&iso3=CHN&lang=en`,
  );
  const { steps, share } = answer.json as {
    steps: { code: string; text: string; sources: unknown[] }[];
    share: unknown;
  };
  expect(share).toEqual(budget?.parts[0]?.shares.find(({ iso3 }) => iso3 === "CHN"));
  expect(steps.map(({ code }) => code)).toEqual([
    "regular_rate",
    "level",
    "no_discount",
    "given",
    "premium",
    "rate_premium",
    "amount",
    "cents",
  ]);
  expect(steps.every(({ text }) => text !== "" && !text.startsWith("["))).toBe(true);
  const early = full.budgets.find(({ parts }) => parts[0]?.reason === "levels.unknown" && parts[0].shares.length > 0);
  const without = await client.get(
    `/missions/unmil/plan/shares?budget=${encodeURIComponent(early?.id ?? "")}&iso3=CHN&lang=en`,
  );
  expect(without.json).toMatchObject({ share: { amount_usd: null }, reason: { code: "levels.unknown" }, steps: [] });
});

test("a scenario of the mission is compared with the plan; a plan with itself differs in nothing", async () => {
  const closed = (await client.get("/missions/unmil/compare?b=port-of-monrovia-closed")).json as {
    months: unknown[];
    b: { scenario: string };
  };
  expect(closed.b.scenario).toBe("port-of-monrovia-closed");
  expect(closed.months.length).toBeGreaterThan(0);
  const same = await client.get("/missions/unmil/compare?a=port-of-monrovia-closed&b=port-of-monrovia-closed");
  expect(same.json).toMatchObject({ metrics: [], months: [], flags: { added: [], removed: [] } });
});

test("an edit that the plan does not read leaves its tag, one that it reads does not", async () => {
  const tag = async () => (await client.get("/missions/unmil/plan")).headers.get("etag");
  const edit = async (path: string, body: unknown) => {
    const match = (await client.get(path)).headers.get("etag") ?? "";
    expect((await client.send("PATCH", path, { body, headers: { "if-match": match } })).status).toBe(200);
  };
  const before = await tag();
  const milestones = (await client.get("/missions/unmil/milestones?limit=1")).json as { items: { id: string }[] };
  await edit(`/missions/unmil/milestones/${milestones.items[0]?.id}`, { note: "not read by the plan" });
  expect(await tag()).toBe(before);
  expect((await client.get("/missions/unmil/plan", { "if-none-match": before ?? "" })).status).toBe(304);
  const strengths = (await client.get("/missions/unmil/strengths?filter=month:is:2010-06")).json as {
    items: { id: string; values: { troops: number } }[];
  };
  const [june] = strengths.items;
  await edit(`/missions/unmil/strengths/${june?.id}`, { troops: (june?.values.troops ?? 0) + 1 });
  expect(await tag()).not.toBe(before);
});
