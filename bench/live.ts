import { type ClientRequest, type IncomingMessage, type ServerResponse, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { openBenchServer } from "./serving/bench-server.ts";
import { tell } from "./timing/measure.ts";

// An edit by one, heard by 1,000: milliseconds from sending the edit until each listener has the event, all clients in
// a process of their own. Beside them stand a few who never read: they must neither slow the others down nor stay. Against a bare server that writes the same number of bytes to all of them at once.
const listeners = 1000;
const edits = 20;
const slow = 20;
const [role, address = "", cookie = "", kind = ""] = process.argv.slice(2);
if (role === "clients") await beClients();
else await beServers();

async function beServers(): Promise<void> {
  const bench = await openBenchServer();
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const real = await measure(bench.address, bench.cookie, "real");
  clearInterval(watch);
  await bench.close();
  const bare = await openBareServer();
  const plain = await measure(bare.address, "", "plain");
  bare.close();
  const note = `${real.heard} of ${listeners * edits} heard; median ${real.median.toFixed(0)} ms; plain: broadcast by node:http without database`;
  tell({
    bench: `live change to ${listeners} listeners, p99`,
    value: real.p99,
    unit: "ms",
    plain: plain.p99,
    budget: 500,
    note,
  });
  tell({
    bench: "memory of the server per live listener, at its highest",
    value: (most - before) / 1024 / (listeners + slow),
    unit: "kB",
    budget: 100,
  });
}

type Heard = { readonly heard: number; readonly median: number; readonly p99: number };

function measure(...args: readonly string[]): Promise<Heard> {
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), "clients", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  return new Promise((resolve, reject) => {
    child.on("close", (code) =>
      code === 0 ? resolve(JSON.parse(said) as Heard) : reject(new Error(`clients ended with ${code}`)),
    );
  });
}

/** `POST /` writes to everyone who holds `GET /`. */
async function openBareServer(): Promise<{ readonly address: string; readonly close: () => void }> {
  const open = new Set<ServerResponse>();
  let seq = 0;
  const server = createServer((incoming: IncomingMessage, response) => {
    if (incoming.method === "GET") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("retry: 2000\n\n");
      open.add(response);
      return;
    }
    seq += 1;
    const data = JSON.stringify({
      seq,
      nouns: ["site"],
      records: [{ noun: "site", id: "ganta", kind: "change" }],
      complete: true,
    });
    for (const listener of open) listener.write(`event: commit\nid: ${seq}\ndata: ${data}\n\n`);
    response.end("{}");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Opens all listeners, makes the edits one by one and prints how long each event took to each listener. */
async function beClients(): Promise<void> {
  const site = "/api/v1/missions/unmil/sites/ganta";
  const stream = kind === "real" ? "/api/v1/missions/unmil/events" : "/";
  const times: number[] = [];
  let sentAt = 0;
  const take = (chunk: string) => {
    for (let at = chunk.indexOf("event: commit"); at !== -1; at = chunk.indexOf("event: commit", at + 1))
      times.push(performance.now() - sentAt);
  };
  const open: ClientRequest[] = [];
  for (let n = 0; n < listeners; n += 1) open.push(await listen(`${address}${stream}`, take));
  for (let n = 0; n < slow; n += 1) open.push(await listen(`${address}${stream}`, null));
  for (let edit = 0; edit < edits; edit += 1) {
    const known = kind === "real" ? await fetch(`${address}${site}`, { headers: { cookie } }) : null;
    const tag = known?.headers.get("etag") ?? "";
    await known?.text();
    sentAt = performance.now();
    const target = kind === "real" ? `${address}${site}` : `${address}/`;
    const headers = { cookie, "if-match": tag, "content-type": "application/json" };
    const answer = await fetch(target, {
      method: kind === "real" ? "PATCH" : "POST",
      headers,
      body: JSON.stringify({ note: `edit ${edit}` }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    await answer.text();
    for (let waited = 0; times.length < (edit + 1) * listeners && waited < 200; waited += 1)
      await new Promise((done) => setTimeout(done, 25));
  }
  for (const each of open) each.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity;
  process.stdout.write(JSON.stringify({ heard: times.length, median: at(0.5), p99: at(0.99) }));
}

/** Listens; without `take`, reads the first bytes and then never again. */
function listen(url: string, take: ((chunk: string) => void) | null): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, headers: cookie === "" ? {} : { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`stream: ${response.statusCode}`));
      response.setEncoding("latin1");
      if (take) response.on("data", take);
      response.once("data", () => {
        if (!take) response.pause();
        resolve(sent);
      });
      response.on("error", () => undefined);
    });
    sent.on("error", reject);
    sent.end();
  });
}
