import { afterAll, beforeAll, expect, test } from "vitest";
import { cursorOf } from "../../src/server/live.ts";
import { type Client, Stream } from "./client.ts";
import { type TestServer, openServer, serve } from "./open-server.ts";

let server: TestServer;
let editor: Client;
beforeAll(async () => {
  server = await openServer();
  editor = await server.signedIn();
});
afterAll(() => server.close());

/** Changes the role of a site; gives the number of the commit. */
async function edit(client: Client, role: string): Promise<number> {
  const site = await client.get("/missions/unmil/sites/ganta");
  const headers = { "if-match": site.headers.get("etag") ?? "" };
  const answer = await client.send("PATCH", "/missions/unmil/sites/ganta", { body: { role }, headers });
  expect(answer.status).toBe(200);
  const journal = await client.get("/missions/unmil/journal?limit=1");
  return (journal.json as { items: { seq: number }[] }).items[0]?.seq ?? 0;
}

test("an edit in one session appears in another", async () => {
  const reader = await server.signedIn();
  const stream = await Stream.open(reader, "unmil");
  const seq = await edit(editor, "seen by others");
  expect(await stream.next()).toEqual({
    event: "commit",
    id: expect.any(String),
    data: { seq, nouns: ["site"], records: [{ noun: "site", id: "ganta", kind: "change" }], complete: true },
  });
  stream.close();
});

test("an edit on one server node appears on another", async () => {
  const other = await serve(server.workspace);
  const stream = await Stream.open(await other.signedIn(), "unmil");
  const seq = await edit(editor, "seen on the other node");
  expect(await stream.next()).toMatchObject({ data: { seq } });
  stream.close();
  await other.close();
});

test("who comes back gets what was missed, once and in order", async () => {
  const reader = await server.signedIn();
  const first = await Stream.open(reader, "unmil");
  await edit(editor, "seen");
  const { id } = await first.next();
  first.close();
  const missed = [await edit(editor, "missed 1"), await edit(editor, "missed 2")];
  const again = await Stream.open(reader, "unmil", id);
  const now = await edit(editor, "live again");
  const heard = [await again.next(), await again.next(), await again.next()].map(
    ({ data }) => (data as { seq: number }).seq,
  );
  expect(heard).toEqual([...missed, now]);
  again.close();
});

test("a cursor that the server did not give out is refused, and a mission that is not there is not found", async () => {
  const client = await server.signedIn();
  const wrong = await client.get("/missions/unmil/events", { "last-event-id": "7" });
  expect(wrong.json).toMatchObject({ status: 422, code: "server.cursor_invalid" });
  const ahead = await client.get("/missions/unmil/events", { "last-event-id": cursorOf(999_999) });
  expect(ahead.json).toMatchObject({ status: 422, code: "server.cursor_invalid" });
  expect((await client.get("/missions/nowhere/events")).json).toMatchObject({ status: 404, code: "server.not_found" });
});

test("one user cannot take all streams", async () => {
  const narrow = await serve(server.workspace, { streamsPerUser: 2 });
  const client = await narrow.signedIn();
  const streams = [await Stream.open(client, "unmil"), await Stream.open(client, "unmil")];
  expect((await client.get("/missions/unmil/events")).json).toMatchObject({ status: 503, code: "server.streams_full" });
  for (const stream of streams) stream.close();
  await narrow.close();
});
