import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { startEmbedded, stopEmbedded } from "../../src/store/embedded.ts";

/** Addresses of superusers of servers that live for one test run; null where there is no such server here. */
export type Servers = { readonly embedded: string; readonly debian: string | null };

declare module "vitest" {
  export interface ProvidedContext {
    servers: Servers;
  }
}

const debianBinaries = "/usr/lib/postgresql/15/bin";
const password = "for-tests-only";

/** Starts each server once for all test files, and takes both away again with all they held. */
export default async function startServers(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "concert-servers-"));
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded(join(folder, "embedded"), () => undefined);
  const debian = existsSync(join(debianBinaries, "postgres")) ? await startDebian(join(folder, "debian")) : null;
  project.provide("servers", { embedded: embedded.url, debian: debian?.url ?? null });
  return async () => {
    await stopEmbedded(embedded);
    if (debian) await stop(debian.child);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A private cluster from Debian's package, under an account without rights. */
async function startDebian(folder: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const account = process.getuid?.() === 0 ? postgresAccount() : null;
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${password}\n`);
  const parent = mkdtempSync(`${folder}-`);
  if (account) chownSync(parent, account.uid, account.gid);
  const data = join(parent, "data");
  const made = spawnSync(
    join(debianBinaries, "initdb"),
    [
      "-D",
      data,
      "-U",
      "postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C.UTF-8",
    ],
    { ...account, cwd: "/", encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb of PostgreSQL 15: ${made.stderr}`);
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    "fsync=on",
    "max_connections=60",
  ];
  const child = spawn(join(debianBinaries, "postgres"), ["-D", data, ...settings.flatMap((each) => ["-c", each])], {
    ...account,
    cwd: "/",
    stdio: "ignore",
  });
  await untilReady(join(data, "postmaster.pid"));
  return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, child };
}

function postgresAccount(): { readonly uid: number; readonly gid: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith("postgres:"));
  const [, , uid, gid] = (line ?? "::65534:65534").split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

async function untilReady(file: string): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    if (existsSync(file) && readFileSync(file, "utf8").includes("ready")) return;
    await wait(50);
  }
  throw new Error("PostgreSQL 15 did not start");
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill("SIGINT");
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
