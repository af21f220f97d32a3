import { type IncomingMessage, type Server, createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type CommitSource, type HubLimits, LiveHub, cursorOf, seqOf } from "./live.ts";

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** A hub behind a real server: every request becomes a listener of mission `m` from commit 0 on. */
async function serveHub(
  source: Partial<CommitSource>,
  limits: HubLimits = {},
): Promise<{ hub: LiveHub; address: string }> {
  const hub = new LiveHub(
    { commitsAfter: () => Promise.resolve([]), isLive: () => Promise.resolve(true), ...source },
    limits,
  );
  const server: Server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    const user = Number(request.headers["x-user"] ?? 1);
    const after = seqOf(String(request.headers["last-event-id"] ?? "")) ?? 0;
    void hub.add({ mission: "m", token: `token ${user}`, userId: user, after, response });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  open.push(hub, { close: () => server.closeAllConnections() }, server);
  return { hub, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const connect = (address: string, user = 1, lastEventId = ""): Promise<IncomingMessage> =>
  new Promise((resolve, reject) =>
    get(address, { agent: false, headers: { "x-user": user, "last-event-id": lastEventId } }, resolve).on(
      "error",
      reject,
    ),
  );

/** Everything a response sends until it ends, whichever way. */
const readAll = (response: IncomingMessage): Promise<string> =>
  new Promise((resolve) => {
    let text = "";
    response.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
    response.on("error", () => undefined);
    response.on("close", () => resolve(text));
  });

const commit = (seq: number, padding = "") => ({ seq, nouns: [`site${padding}`], records: [], complete: true });
/** Commits 1 to `count`, in pages as they are asked for. */
const commitsTo =
  (count: number, padding = ""): CommitSource["commitsAfter"] =>
  (_token, _mission, after, limit) =>
    Promise.resolve(Array.from({ length: Math.min(limit, count - after) }, (_, n) => commit(after + n + 1, padding)));

test("a cursor reads back as its commit; anything else is none of ours", () => {
  expect([0, 1, 987_654].map((seq) => seqOf(cursorOf(seq)))).toEqual([0, 1, 987_654]);
  expect(["", "7", "MTI", cursorOf(1).slice(1)].map(seqOf)).toEqual([undefined, undefined, undefined, undefined]);
});

test("a listener gets every commit once and in order, over any number of pages", async () => {
  const { hub, address } = await serveHub({ commitsAfter: commitsTo(1234) });
  const response = await connect(address);
  const text = readAll(response);
  await Promise.all([hub.announce("m"), hub.announce(""), hub.announce("another")]);
  await new Promise((done) => setTimeout(done, 200));
  hub.close();
  const seqs = [...(await text).matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq));
  expect(seqs).toEqual(Array.from({ length: 1234 }, (_, n) => n + 1));
});

test("a listener who does not read is dropped, and others hear all", async () => {
  const padding = "x".repeat(30_000);
  const { address } = await serveHub({ commitsAfter: commitsTo(600, padding) }, { beatMs: 50, stallMs: 300 });
  const slow = await connect(address, 1);
  slow.pause();
  const quick = await connect(address, 2);
  let tail = "";
  quick.on("data", (chunk: Buffer) => (tail = (tail + chunk.toString("latin1")).slice(-40_000)));
  while (!tail.includes('"seq":600,')) await new Promise((done) => setTimeout(done, 50));
  await new Promise((done) => setTimeout(done, 500));
  slow.resume();
  expect((await readAll(slow)).split("event: commit").length - 1).toBeLessThan(600);
  quick.destroy();
});

test("slow readers who were dropped come back to where they were, and miss nothing", async () => {
  const padding = "x".repeat(30_000);
  const last = 400;
  const { address } = await serveHub({ commitsAfter: commitsTo(last, padding) }, { beatMs: 50, stallMs: 200 });
  const readers = [1, 2, 3].map(async (user) => {
    const seqs: number[] = [];
    let drops = -1;
    let id = "";
    while (seqs.at(-1) !== last) {
      drops += 1;
      const response = await connect(address, user, id);
      // Reads nothing at first; later, as one who has come back to life, all there is.
      if (drops < 2) {
        response.pause();
        await new Promise((done) => setTimeout(done, 600));
      }
      const text = readAll(response);
      response.resume();
      if (drops >= 2) setTimeout(() => response.destroy(), 3000);
      for (const block of (await text).split("\n\n").slice(0, -1)) {
        const seq = Number(/"seq":(\d+)/.exec(block)?.[1] ?? 0);
        if (seq === 0) continue;
        seqs.push(seq);
        id = /^id: (.+)$/m.exec(block)?.[1] ?? id;
      }
    }
    return { seqs, drops };
  });
  for (const { seqs, drops } of await Promise.all(readers)) {
    expect(drops).toBeGreaterThan(0);
    expect(seqs).toEqual(Array.from({ length: last }, (_, n) => n + 1));
  }
});

test("a stream ends with the session it was opened under", async () => {
  const ended = new Set<string>();
  const { address } = await serveHub({ isLive: (token) => Promise.resolve(!ended.has(token)) }, { beatMs: 50 });
  const [first, second] = [await connect(address, 1), await connect(address, 2)];
  const texts = [readAll(first), readAll(second)];
  ended.add("token 1");
  await texts[0];
  await new Promise((done) => setTimeout(done, 200));
  expect(second.destroyed).toBe(false);
  second.destroy();
  expect(await texts[1]).toContain(": beat");
});

test("a session that has ended does not keep those beside it waiting", async () => {
  const live = new Set(["token 1", "token 2"]);
  const seen: CommitSource["commitsAfter"] = (token, ...rest) =>
    live.has(token) ? commitsTo(3)(token, ...rest) : Promise.resolve([]);
  const hub = new LiveHub({ commitsAfter: seen, isLive: (token) => Promise.resolve(live.has(token)) });
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    void hub.add({ mission: "m", token: String(request.headers["x-token"]), userId: 1, after: 0, response });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  open.push(hub, { close: () => server.closeAllConnections() }, server);
  const { port } = server.address() as AddressInfo;
  const listen = (token: string): Promise<IncomingMessage> =>
    new Promise((done) => get({ port, agent: false, headers: { "x-token": token } }, done));
  live.clear();
  const ended = await listen("token 1");
  live.add("token 2");
  const text = readAll(await listen("token 2"));
  await hub.announce("m");
  expect(await readAll(ended)).toBe("");
  await new Promise((done) => setTimeout(done, 100));
  hub.close();
  expect([...(await text).matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq))).toEqual([1, 2, 3]);
});
