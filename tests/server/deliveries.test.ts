import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "./client.ts";
import { type TestServer, openServer } from "./open-server.ts";

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await openServer();
  client = await server.signedIn();
});
afterAll(() => server.close());

type Receipt = { readonly seq: number; readonly digest: string; readonly time: string; readonly version: number };
type Problem = { readonly code: string; readonly current?: { readonly version: number; readonly values: object } };
type Outcome = { readonly op_id: string; readonly receipt?: Receipt; readonly problem?: Problem };

const change = (op_id: string, id: string, base_version: number, values: Record<string, unknown>) => ({
  op_id,
  kind: "change",
  noun: "site",
  id,
  base_version,
  values,
});
type Operation = ReturnType<typeof change>;

async function deliver(...groups: Operation[][]): Promise<readonly Outcome[]> {
  const body = { commits: groups.map((operations) => ({ operations })) };
  const answer = await client.send("POST", "/missions/unmil/deliveries", { body });
  expect(answer.status).toBe(200);
  return (answer.json as { outcomes: Outcome[] }).outcomes;
}
const versionOf = async (id: string) =>
  ((await client.get(`/missions/unmil/sites/${id}`)).json as { version: number }).version;
const head = async () =>
  ((await client.get("/missions/unmil/journal?limit=1")).json as { items: { seq: number }[] }).items[0]?.seq ?? 0;

test("each operation gets its receipt, and in whatever company it comes again it gets the same", async () => {
  const before = await head();
  const [a, b, c, d] = [
    change("d-a", "foya", 1, { role: "a" }),
    change("d-b", "baha", 1, { role: "b" }),
    change("d-c", "zwedru", 1, { role: "c" }),
    change("d-d", "voinjama", 1, { role: "d" }),
  ];
  const first = await deliver([a, b], [c]);
  expect(first.map(({ op_id, receipt }) => [op_id, receipt?.seq, receipt?.version])).toEqual([
    ["d-a", before + 1, 2],
    ["d-b", before + 1, 2],
    ["d-c", before + 2, 2],
  ]);
  const again = await deliver([c, d, a], [b]);
  const receipts = new Map(again.map(({ op_id, receipt }) => [op_id, receipt]));
  for (const { op_id, receipt } of first) expect(receipts.get(op_id)).toEqual(receipt);
  expect(receipts.get("d-d")?.seq).toBe(before + 3);
  expect(await head()).toBe(before + 3);
});

test("a whole commit that is sent again gets the receipt of then, as a commit and as a delivery, and one of it alone too", async () => {
  const before = await head();
  const operations = [
    change("w-a", "foya", await versionOf("foya"), { role: "whole" }),
    change("w-b", "baha", await versionOf("baha"), { role: "whole" }),
  ];
  const commit = async () =>
    (await client.send("POST", "/missions/unmil/commits", { body: { operations } })).json as {
      readonly seq: number;
      readonly digest: string;
      readonly time: string;
      readonly operations: readonly { readonly op_id: string; readonly version: number }[];
    };
  const first = await commit();
  expect(await commit()).toEqual(first);
  const { seq, digest, time } = first;
  const receipts = first.operations.map(({ op_id, version }) => ({ op_id, receipt: { seq, digest, time, version } }));
  expect(await deliver(operations)).toEqual(receipts);
  expect(await deliver(...operations.map((operation) => [operation]))).toEqual(receipts);
  expect(await head()).toBe(before + 1);
});

test("a commit in which one operation rests on an old version writes nothing and names the record as it stands", async () => {
  const before = await head();
  const operations = [
    change("x-a", "foya", await versionOf("foya"), { role: "not half" }),
    change("x-b", "baha", 1, { role: "not half" }),
  ];
  const answer = await client.send("POST", "/missions/unmil/commits", { body: { operations } });
  expect([answer.status, answer.json]).toMatchObject([409, { code: "store.conflict", current: { id: "baha" } }]);
  expect(await head()).toBe(before);
});

test("one that rests on an old version, and one that cannot stand, hold up nobody", async () => {
  const outcomes = await deliver([
    change("e-a", "foya", await versionOf("foya"), { role: "on" }),
    change("e-old", "baha", 1, { role: "old" }),
    change("e-wrong", "zwedru", await versionOf("zwedru"), { lon: 999 }),
    change("e-b", "voinjama", await versionOf("voinjama"), { role: "on" }),
  ]);
  expect(outcomes.map(({ op_id, receipt, problem }) => [op_id, receipt !== undefined, problem?.code])).toEqual([
    ["e-a", true, undefined],
    ["e-old", false, "store.conflict"],
    ["e-wrong", false, "store.value_invalid"],
    ["e-b", true, undefined],
  ]);
  expect(outcomes[1]?.problem?.current).toMatchObject({ version: 3, values: { role: "whole" } });
});

test("an undo whose answer was lost gets the receipt of then", async () => {
  const [made] = await deliver([change("f-a", "foya", await versionOf("foya"), { role: "to undo" })]);
  const undo = () =>
    client.send("POST", `/missions/unmil/commits/${made?.receipt?.seq}/undo`, {
      headers: { "idempotency-key": "the same" },
    });
  const first = await undo();
  expect([first.status, (await undo()).json]).toEqual([200, first.json]);
  const other = await client.send("POST", `/missions/unmil/commits/${made?.receipt?.seq}/undo`);
  expect(other.status).toBe(409);
});

test("the server names the build of its page, and says when its database is gone", async () => {
  const up = await client.get("/health");
  expect([up.status, up.json]).toMatchObject([200, { status: "ok", database: "ok" }]);
  const lone = await openServer();
  const reader = await lone.signedIn();
  await lone.workspace.database.close();
  const down = await reader.get("/health");
  expect([down.status, down.json]).toMatchObject([503, { status: "failing", database: "down" }]);
  await lone.app.close();
});
