import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "./client.ts";
import { type TestServer, openServer } from "./open-server.ts";

let server: TestServer;
let client: Client;
beforeAll(async () => {
  // The schema of an answer is held in other tests; here it would be read ten thousand times over.
  server = await openServer({ checkAnswers: false });
  client = await server.signedIn();
});
afterAll(() => server.close());

const path = "/missions/unmil/commits";
const milestones = (count: number, text: string) =>
  Array.from({ length: count }, (_, n) => ({
    op_id: `large-${text.length}-${n}`,
    kind: "add",
    noun: "milestone",
    id: `large-${n}`,
    base_version: null,
    values: { id: `large-${n}`, when: "2006-01", kind: "context", title: `${text} ${n}`, basis: "fictional" },
  }));
const total = async (): Promise<number> => {
  const answer = await client.get("/missions/unmil/milestones?filter=id:contains:large-&limit=1");
  return (answer.json as { readonly total: number }).total;
};

test("ten thousand rows of one act go in one commit, and one undo takes them back", async () => {
  const operations = milestones(10_000, "A fictional milestone with a long title ".repeat(10));
  const made = await client.send("POST", path, { body: { operations } });
  expect(made.status, made.text.slice(0, 300)).toBe(200);
  expect(await total()).toBe(10_000);
  const { seq } = made.json as { readonly seq: number };
  const undone = await client.send("POST", `${path}/${seq}/undo`, { body: {} });
  expect(undone.status, undone.text.slice(0, 300)).toBe(200);
  expect(undone.json).toMatchObject({ seq: seq + 1 });
  expect(await total()).toBe(0);
});

test("more than a commit may hold is refused with a sentence, and nothing is written", async () => {
  const sent = await client.send("POST", path, { body: { operations: milestones(1700, "x".repeat(10_000)) } });
  expect([sent.status, sent.json]).toEqual([
    413,
    expect.objectContaining({
      code: "server.too_large",
      detail: "What was sent is larger than the server accepts. Send it in parts, or import it as a file.",
    }),
  ]);
  expect(await total()).toBe(0);
});
