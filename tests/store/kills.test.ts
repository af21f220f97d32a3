import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Refusal } from "../../src/kernel/refusal.ts";
import { loadPack } from "../../src/operations/pack/load-pack.ts";
import { commitChanges } from "../../src/operations/records/commit-changes.ts";
import { readMission } from "../../src/operations/records/read-mission.ts";
import { verifyJournal } from "../../src/operations/records/verify-journal.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Database, SessionToken } from "../../src/store/store.ts";
import { smallPack } from "./servers.ts";

const kills = 25;
const folder = mkdtempSync(join(tmpdir(), "concert-kills-"));
const data = join(folder, "data");
// Beside the packages, so that the bundle finds them.
const writer = fileURLToPath(new URL("../../node_modules/.cache/concert-tests/endless-writer.mjs", import.meta.url));

const postmaster = (): number => Number(readFileSync(join(data, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
const childrenOf = (pid: number): number[] => {
  try {
    return execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" })
      .split("\n")
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
};

function killEach(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
}

/** Every acknowledged commit is there, under the number it was acknowledged with, and the journal holds. */
async function expectAll(
  database: Database,
  mission: string,
  acknowledged: ReadonlyMap<string, number>,
): Promise<void> {
  const session = await database.openOperatorSession();
  const sites = new Set((await readMission(database, session, mission, null)).get("site")?.map((row) => row.id));
  expect([...acknowledged.keys()].filter((id) => !sites.has(id))).toEqual([]);
  const found = await database.transaction(session, (connection) =>
    connection.query<{ op_id: string; seq: number }>(
      "select op_id, seq from concert.operation where mission_id = $1 and noun = 'site'",
      [mission],
    ),
  );
  const seqs = new Map(found.map((row) => [row.op_id, row.seq]));
  expect([...acknowledged].filter(([id, seq]) => seqs.get(id) !== seq)).toEqual([]);
  expect(found).toHaveLength(sites.size);
  expect(await verifyJournal(database, session, mission)).toMatchObject({ ok: true, first_fault: null });
}

beforeAll(async () => {
  chmodSync(folder, 0o755);
  const source = fileURLToPath(new URL("endless-writer.ts", import.meta.url));
  await build({
    entryPoints: [source],
    outfile: writer,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  const database = await openDatabase({ data });
  const session = await database.openOperatorSession();
  await loadPack(database, session, smallPack("node-kills"));
  await loadPack(database, session, smallPack("server-kills"));
  await database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`${kills} kills of the Node process lose nothing that was acknowledged; the server left running is used again`, async () => {
  const acknowledged = new Map<string, number>();
  const servers = new Set<number>();
  for (let round = 0; round < kills; round += 1) {
    await killWriter(`w${round}`, 20 + ((round * 37) % 160), acknowledged);
    servers.add(postmaster());
  }
  expect(servers.size).toBe(1);
  expect(acknowledged.size).toBeGreaterThan(kills);
  const database = await openDatabase({ data });
  await expectAll(database, "node-kills", acknowledged);
  await database.close();
  expect(() => postmaster()).toThrow("ENOENT");
});

/** Lets a writer commit for some milliseconds after its first acknowledged commit, then kills it without notice. */
async function killWriter(name: string, afterMs: number, acknowledged: Map<string, number>): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [writer, data, "node-kills", name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  const first = new Promise<void>((done, fail) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      done();
    });
    child.once("exit", (code) => fail(new Error(`the writer ended by itself: ${code}`)));
  });
  await first;
  await wait(afterMs);
  const closed = new Promise<void>((done) => child.once("close", () => done()));
  child.kill("SIGKILL");
  await closed;
  // A line cut off by the kill was not acknowledged.
  for (const line of text.split("\n").slice(0, -1)) {
    const [id = "", seq = ""] = line.split(" ");
    acknowledged.set(id, Number(seq));
  }
}

test(`${kills} kills of all PostgreSQL processes lose nothing that was acknowledged; a resend is never applied twice`, async () => {
  const database = await openDatabase({ data });
  const session = await database.openOperatorSession();
  const acknowledged = new Map<string, number>();
  const until = { done: false };
  const writers = ["p", "q", "r"].map((name) => writeUntil(until, { database, session }, name, acknowledged));
  for (let round = 0; round < kills; round += 1) {
    const before = acknowledged.size;
    while (acknowledged.size < before + 3) await wait(5);
    await wait((round * 29) % 70);
    const pid = postmaster();
    // The postmaster first, so that it cannot tell the others to end in order.
    killEach([pid, ...childrenOf(pid)]);
  }
  until.done = true;
  await Promise.all(writers);
  expect(acknowledged.size).toBeGreaterThan(kills * 3);
  await expectAll(database, "server-kills", acknowledged);
  await database.close();
});

type Open = { readonly database: Database; readonly session: SessionToken };

/** Sends each commit until it is acknowledged, as a client does that does not know what became of it. */
async function writeUntil(
  until: { readonly done: boolean },
  { database, session }: Open,
  name: string,
  acknowledged: Map<string, number>,
): Promise<void> {
  for (let n = 1; !until.done; n += 1) {
    const id = `${name}-${n}`;
    const operation = {
      op_id: id,
      kind: "add",
      noun: "site",
      id,
      base_version: null,
      values: { name: id, basis: "fictional" },
    } as const;
    for (;;) {
      try {
        acknowledged.set(id, (await commitChanges(database, session, "server-kills", [operation])).seq);
        break;
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind !== "unavailable") throw error;
        await wait(10);
      }
    }
  }
}
