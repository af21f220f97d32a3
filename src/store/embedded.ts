import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { Refusal } from "../kernel/refusal.ts";
import { type ServerPlace, findBinaries, giveToServer, preparePlace } from "./embedded-place.ts";
import { withStartLock } from "./start-lock.ts";
import type { StartStep } from "./store.ts";

/** PostgreSQL's major version in the package; data of another one is refused, never touched. */
const major = "18";
/** Superuser of the embedded cluster. Concert uses it to prepare the database, never for work on records. */
const superuser = "postgres";
/** Begins the name of the one connection that every Concert keeps for as long as it uses the server. */
const presencePrefix = "concert-here";
const startLimitMs = 120_000;
const stopLimitMs = 60_000;
const largestLog = 5_000_000;

/** A running embedded server. `url` is that of its superuser. */
type RunningServer = {
  readonly folder: string;
  readonly url: string;
  readonly postmaster: number;
  /** Forgets to stop the server when this process exits. */
  readonly forget: () => void;
};

/** A server in use by us: `presence` is the connection by which others see that. */
export type EmbeddedServer = RunningServer & { readonly presence: pg.Client; readonly presenceName: string };

type Secrets = { readonly superuser: string };

/** Starts the embedded server of a folder, or finds it running there. */
export async function startEmbedded(
  data: string | undefined,
  progress: (step: StartStep) => void,
): Promise<EmbeddedServer> {
  const place = await preparePlace(data);
  return withStartLock(place.folder, startLimitMs, async () => {
    const running = await findRunning(place);
    if (running) {
      progress("reuse");
      return takePart(running);
    }
    const binaries = await findBinaries(place, progress);
    if (!existsSync(place.cluster)) {
      progress("create");
      await createCluster(place, binaries);
    }
    await refuseOtherVersion(place);
    progress("start");
    return takePart(await startCluster(place, binaries));
  });
}

/** Still under the lock, so that nobody who leaves takes the server for unused. */
async function takePart(server: RunningServer): Promise<EmbeddedServer> {
  const presenceName = `${presencePrefix} ${process.pid} ${randomBytes(8).toString("hex")}`;
  const presence = new pg.Client({ connectionString: server.url, application_name: presenceName, keepAlive: true });
  presence.on("error", () => undefined);
  await presence.connect();
  return { ...server, presence, presenceName };
}

/** Stops the server (fast shutdown) unless another Concert is connected to it. */
export async function stopEmbedded(server: EmbeddedServer): Promise<void> {
  await withStartLock(server.folder, startLimitMs, async () => {
    server.forget();
    const used = await isUsedByOthers(server);
    await server.presence.end().catch(() => undefined);
    if (used) return;
    signal(server.postmaster, "SIGINT");
    const deadline = Date.now() + stopLimitMs;
    while (isAlive(server.postmaster) && Date.now() < deadline) await wait(20);
  });
}

async function isUsedByOthers(server: EmbeddedServer): Promise<boolean> {
  try {
    const others = `application_name like '${presencePrefix} %' and application_name <> '${server.presenceName}'`;
    return (await ask(server.url, `select 1 from pg_stat_activity where ${others} limit 1`)).length > 0;
  } catch {
    return false;
  }
}

/** A server on this folder: running by its own account, and really serving this folder to our password. */
async function findRunning(place: ServerPlace): Promise<RunningServer | undefined> {
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const [pid, folder, , port] = (await readFile(join(place.cluster, "postmaster.pid"), "utf8").catch(() => "")).split(
      "\n",
    );
    if (!pid || !folder || !port || !isAlive(Number(pid)) || !(await isPostgres(Number(pid)))) return undefined;
    const server = {
      folder: place.folder,
      postmaster: Number(pid),
      url: urlOf(await readSecrets(place), Number(port)),
      forget: () => undefined,
    };
    const found = await ask(server.url, "select current_setting('data_directory') as folder").catch(
      (error: unknown) => {
        if (isStillStarting(error)) return undefined;
        throw new Refusal("unavailable", "store.server_unreachable", { folder: place.folder, pid: Number(pid) });
      },
    );
    if (found?.[0]?.["folder"] === place.cluster) return server;
    if (found || Date.now() > deadline)
      throw new Refusal("unavailable", "store.server_unreachable", { folder: place.folder, pid: Number(pid) });
    await wait(100);
  }
}

/** After a restart of the machine the same number may belong to anything. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.split("\0")[0]?.endsWith("postgres") ?? false;
}

function isStillStarting(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "57P03" || code === "ECONNREFUSED" || code === "ECONNRESET";
}

async function createCluster(place: ServerPlace, binaries: string): Promise<void> {
  // Made beside its place and moved there when whole, so that a crash never leaves half a cluster.
  const fresh = `${place.cluster}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await giveToServer(place, fresh);
  const secrets: Secrets = { superuser: randomBytes(32).toString("base64url") };
  await writeFile(place.secrets, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  const options = [
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--auth=scram-sha-256",
    "--data-checksums",
    `--username=${superuser}`,
  ];
  const password = `${place.cluster}.password`;
  await writeFile(password, `${secrets.superuser}\n`, { mode: 0o600 });
  await giveToServer(place, password);
  const made = spawn(join(binaries, "initdb"), [`--pgdata=${fresh}`, ...options, `--pwfile=${password}`], {
    ...asServer(place),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const { code, errors } = await ended(made).finally(() => rm(password, { force: true }));
  if (code !== 0)
    throw new Refusal("unavailable", "store.create_failed", {
      folder: place.folder,
      reason: errors.trim().slice(-500),
    });
  await rename(fresh, place.cluster);
}

async function refuseOtherVersion(place: ServerPlace): Promise<void> {
  const found = (await readFile(join(place.cluster, "PG_VERSION"), "utf8").catch(() => "")).trim();
  if (found !== major)
    throw new Refusal("invalid", "store.data_version", { folder: place.folder, found: found || "-", wanted: major });
}

async function startCluster(place: ServerPlace, binaries: string): Promise<RunningServer> {
  const secrets = await readSecrets(place);
  let last = "";
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await freePort();
    const child = await spawnServer(place, binaries, port);
    const url = urlOf(secrets, port);
    last = await untilReady(child, url);
    if (last === "" && child.pid !== undefined) {
      const postmaster = child.pid;
      const stop = () => signal(postmaster, "SIGINT");
      process.once("exit", stop);
      return { folder: place.folder, url, postmaster, forget: () => void process.off("exit", stop) };
    }
  }
  throw new Refusal("unavailable", "store.start_failed", { folder: place.folder, reason: last });
}

const serverSettings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "fsync=on",
  "full_page_writes=on",
  "synchronous_commit=on",
  "password_encryption=scram-sha-256",
  "max_connections=60",
  "timezone=UTC",
  "cluster_name=concert",
  // No value of a record may reach the log.
  "log_statement=none",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  "log_min_messages=warning",
];

/** In a session of its own, so that Ctrl-C on the terminal reaches Concert alone, which then stops it in order. */
async function spawnServer(place: ServerPlace, binaries: string, port: number): Promise<ChildProcess> {
  const size = await stat(place.log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > largestLog) await truncate(place.log);
  const log = await open(place.log, "a", 0o600);
  const settings = [...serverSettings, `port=${port}`].flatMap((setting) => ["-c", setting]);
  const child = spawn(join(binaries, "postgres"), ["-D", place.cluster, ...settings], {
    ...asServer(place),
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  child.once("error", () => undefined);
  child.unref();
  await log.close();
  return child;
}

/** Empty when the server answers, else why it does not. */
async function untilReady(child: ChildProcess, url: string): Promise<string> {
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      return `exit ${child.exitCode ?? child.signalCode ?? "-"}`;
    const failure = await ask(url, "select 1").then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure === undefined) return "";
    if (!isStillStarting(failure)) return String(failure);
    await wait(25);
  }
  return "timeout";
}

const asServer = (place: ServerPlace) => ({
  cwd: "/",
  env: { LC_ALL: "C", PATH: process.env["PATH"] ?? "", TZ: "UTC" },
  ...(place.user ?? {}),
});

async function readSecrets(place: ServerPlace): Promise<Secrets> {
  const found: unknown = JSON.parse(await readFile(place.secrets, "utf8").catch(() => "null"));
  if (typeof found === "object" && found !== null && "superuser" in found)
    return { superuser: String(found.superuser) };
  throw new Refusal("invalid", "store.secrets_missing", { file: place.secrets });
}

const urlOf = (secrets: Secrets, port: number): string =>
  `postgresql://${superuser}:${secrets.superuser}@127.0.0.1:${port}/postgres`;

async function ask(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "concert-probe",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function ended(child: ChildProcess): Promise<{ readonly code: number | null; readonly errors: string }> {
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString("utf8")));
  return new Promise((done) => {
    child.once("error", (error) => done({ code: null, errors: String(error) }));
    child.once("close", (code) => done({ code, errors }));
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => done(port));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === "object" && error !== null && "code" in error && error.code === "EPERM";
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    if (pid > 0) process.kill(pid, name);
  } catch {
    // It has ended already.
  }
}
