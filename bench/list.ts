import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { openBenchServer } from "./serving/bench-server.ts";
import { median, tell } from "./timing/measure.ts";

// A list of 5,000 rows, from the request to the last byte, against the same rows selected and written by hand.
const rows = 5000;
const bench = await openBenchServer();
await bench.addSites(rows);
const path = `/api/v1/missions/${bench.mission}/sites?limit=10000&sort=name`;

const pool = new pg.Pool({ connectionString: bench.databaseUrl });
const plain: Server = createServer((_request, response) => {
  const sql = 'select * from concert.site where mission_id = $1 order by name collate "C", id limit 10000';
  void pool.query(sql, [bench.mission]).then((found) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ items: found.rows, total: found.rows.length }));
  });
});
await new Promise<void>((done) => plain.listen(0, "127.0.0.1", done));
const plainAddress = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;

async function millisecondsFor(url: string, headers: Record<string, string>): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { headers });
  const text = await response.text();
  const taken = performance.now() - started;
  if (response.status !== 200 || text.length < rows * 100)
    throw new Error(`${url}: ${response.status}, ${text.length} characters`);
  return taken;
}

async function typical(url: string, headers: Record<string, string> = {}): Promise<number> {
  for (let i = 0; i < 5; i += 1) await millisecondsFor(url, headers);
  const times: number[] = [];
  for (let i = 0; i < 15; i += 1) times.push(await millisecondsFor(url, headers));
  return median(times);
}

const plainTime = await typical(plainAddress);
const headers = { cookie: bench.cookie };
tell({
  bench: "list of 5,000 rows, sorted",
  value: await typical(`${bench.address}${path}`, headers),
  unit: "ms",
  plain: plainTime,
  budget: 200,
  note: "plain: one SELECT and JSON.stringify behind node:http",
});
tell({
  bench: "list of 5,000 rows, filtered",
  value: await typical(`${bench.address}${path}&filter=name:contains:site`, headers),
  unit: "ms",
  plain: plainTime,
  budget: 200,
});

plain.close();
plain.closeAllConnections();
await pool.end();
await bench.close();
