import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrioritySearchState } from "../../src/model/priority-report.ts";
import type { Client } from "./client.ts";
import { openWithPeople, unmil } from "./members.ts";

let all: Awaited<ReturnType<typeof openWithPeople>>;

beforeAll(async () => {
  all = await openWithPeople();
}, 120_000);
afterAll(() => all.close());

const path = "/missions/unmil/priorities";
const quarters = { cut_percent: "15", period: "quarter", protect: ["elections"] };

async function begin(client: Client, body: object): Promise<PrioritySearchState> {
  const answer = await client.send("POST", path, { body });
  expect([answer.status, answer.json]).toMatchObject([201, { report: { schema: "concert.priorities/1" } }]);
  return answer.json as PrioritySearchState;
}

/** Asks until a search is as wanted. */
async function until(client: Client, id: string, isSo: (state: PrioritySearchState) => boolean) {
  for (;;) {
    const { json } = await client.get(`${path}/${id}`);
    const state = json as PrioritySearchState;
    if (isSo(state)) return state;
    expect(state.state).toBe("searching");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("a reader begins a search, follows it, and takes it as XLSX, CSV and MPS; others do not see it", async () => {
  const { client: reader } = await all.member("rea", unmil("reader"));
  const { client: other } = await all.member("oto", unmil("reader"));
  const begun = await begin(reader, quarters);
  expect(begun).toMatchObject({ state: "searching", most_seconds: 60 });
  // The server answers while the thread searches.
  const started = performance.now();
  expect((await reader.get("/missions/unmil/task_priorities")).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(5000);
  const done = await until(reader, begun.id, ({ report }) => report.answer.prices.length > 0);
  expect(done.report.answer.plan).toMatchObject({ gap: 0 });
  expect(done.report.answer.prices).toMatchObject([{ task: "elections", is_proved: true }]);
  expect(done.report.case).toMatchObject({ ask: { cut_percent: "15", within: 9 }, is_fictional: true });
  expect(await begin(reader, quarters)).toMatchObject({ id: begun.id });
  expect((await other.get(`${path}/${begun.id}`)).json).toMatchObject({ code: "priorities.unknown_search" });

  const file = (format: string) => reader.get(`${path}/${begun.id}?format=${format}&lang=fr`);
  const [xlsx, csv, mps] = await Promise.all(["xlsx", "csv", "mps"].map(file));
  expect(xlsx?.headers.get("content-disposition")).toContain("FICTIONAL-unmil-priorities-2011-10-unofficial.xlsx");
  expect(xlsx?.text.startsWith("PK")).toBe(true);
  expect(csv?.text.split("\n")[0]).toBe("kind,id,name,people,weight,period,months,state");
  expect(csv?.text).toContain("task,elections,Secure the general elections,,10,2011-10,3,carried");
  expect(mps?.text.startsWith("NAME priorities FREE\nROWS\n")).toBe(true);
  await reader.send("POST", `${path}/${begun.id}/stop`);
}, 120_000);

test("a search is stopped with what it has, and runs in number for one person", async () => {
  const { client } = await all.member("sia", unmil("reader"));
  const first = await begin(client, { cut_percent: "15", seconds: 100 });
  const second = await begin(client, { cut_percent: "16", seconds: 100 });
  const third = await client.send("POST", path, { body: { cut_percent: "17" } });
  expect([third.status, third.json]).toMatchObject([429, { code: "priorities.too_many" }]);
  await until(client, first.id, ({ report }) => report.answer.plan !== null);
  for (const { id } of [first, second]) {
    const stopped = await client.send("POST", `${path}/${id}/stop`);
    expect([stopped.status, stopped.json]).toMatchObject([
      200,
      { state: "ended", report: { answer: { complete: false } } },
    ]);
  }
}, 120_000);

test("a search ends at its seconds; a question that cannot be asked is refused", async () => {
  const { client } = await all.member("zoe", unmil("reader"));
  const { id } = await begin(client, { cut_percent: "14.5", within: 6, seconds: 1 });
  const ended = await until(client, id, ({ state }) => state === "ended");
  expect(ended.report.answer.complete).toBe(false);
  expect((await client.send("POST", path, { body: { cut_percent: "0" } })).status).toBe(422);
  expect((await client.send("POST", path, { body: { cut_percent: "15", seconds: 1000 } })).status).toBe(422);
  const stranger = await client.send("POST", path, { body: { cut_percent: "15", protect: ["nothing"] } });
  expect([stranger.status, stranger.json]).toMatchObject([422, { code: "priorities.unknown_task" }]);
  expect((await client.send("POST", "/missions/absent/priorities", { body: { cut_percent: "15" } })).status).toBe(404);
}, 120_000);
