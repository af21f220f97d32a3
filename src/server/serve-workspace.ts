import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Refusal } from "../kernel/refusal.ts";
import { firstUserName, makeFirstUser } from "../operations/session/first-user.ts";
import { type ProviderSettings, checkProvider } from "../operations/session/provider.ts";
import { ensureMission } from "../operations/workspace/ensure-mission.ts";
import { type Workspace, openWorkspace } from "../operations/workspace/workspace.ts";
import { buildApp } from "./app.ts";
import { type Door, openDoor, usualLimits } from "./door.ts";
import { type PageBuild, buildPage, hasPage, isPageFresh, pageFolderOf } from "./page-build.ts";
import { type Health, waitingHandler } from "./waiting-page.ts";

export type ServeOptions = {
  /** Concert's own folder. */
  readonly root: string;
  readonly packs: readonly string[];
  readonly database: { readonly data?: string; readonly url?: string };
  readonly host: string;
  readonly port: number;
  /** The port was asked for: another one will not do. */
  readonly portIsFixed: boolean;
  readonly secure: boolean;
  readonly firstPassword: string | null;
  readonly provider: ProviderSettings | null;
  /** Ends when the person wants to stop, even while starting. */
  readonly stopping: Promise<void>;
  /** Says a message code to the person who started the server. */
  readonly tell: (code: string, values?: Refusal["values"]) => void;
};

/** Seconds from the start of the process until each thing was there. */
export type StartTimes = Record<"listening" | "database" | "missions" | "app" | "ready", number>;
export type Serving = { readonly address: string; readonly seconds: StartTimes; readonly close: () => Promise<void> };

const sinceStart = (): number => Math.round(performance.now()) / 1000;
const isLoopback = (host: string): boolean => host === "127.0.0.1" || host === "::1" || host === "localhost";
const errorCode = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** What is being started, so that a stop at any time leaves nothing behind. */
type Parts = {
  readonly door: Door;
  build: PageBuild | null;
  readonly closers: (() => Promise<unknown>)[];
  health: Health;
  closed: boolean;
};

/**
 * Serves at once, with a page that waits; then opens the database, loads the missions that are not there yet and
 * builds the page. Answers when all is ready, or with null where the person stopped it before.
 *
 * @throws Refusal where the port is taken, a pack has errors or the database cannot be had
 */
export async function serveWorkspace(options: ServeOptions): Promise<Serving | null> {
  const version = versionOf(options.root);
  if (options.provider) checkProvider(options.provider);
  const health: Health = {
    status: "starting",
    version,
    page: "building",
    progress: { step: "database", done: 0, of: 0 },
  };
  const door = await openSomeDoor(options, () => parts.health);
  const parts: Parts = { door, build: null, closers: [], health, closed: false };
  const host = isLoopback(options.host) ? "localhost" : options.host.includes(":") ? `[${options.host}]` : options.host;
  const address = `http://${host}:${door.port}/`;
  options.tell("start.listening", { address });
  if (!isLoopback(options.host)) options.tell("start.open_host", { host: options.host });
  const seconds: StartTimes = { listening: sinceStart(), database: 0, missions: 0, app: 0, ready: 0 };
  try {
    const stopped = options.stopping.then(() => "stopped" as const);
    if ((await Promise.race([stopped, bringUp(options, parts, seconds)])) === "stopped") {
      await closeAll(parts);
      return null;
    }
  } catch (error) {
    await closeAll(parts);
    throw error;
  }
  options.tell("start.ready", { seconds: seconds.ready.toFixed(1), address });
  return { address, seconds, close: () => closeAll(parts) };
}

async function bringUp(options: ServeOptions, parts: Parts, seconds: StartTimes): Promise<"ready"> {
  const page = preparePage(options, parts);
  const workspace = await openWorkspace({
    ...options.database,
    progress: (step) => options.tell(`store.step.${step}`),
  });
  parts.closers.push(() => workspace.database.close());
  if (parts.closed) {
    await workspace.database.close();
    return "ready";
  }
  seconds.database = sinceStart();
  await loadMissions(options, parts, workspace);
  seconds.missions = sinceStart();
  const first = await makeFirstUser(workspace.database, options.firstPassword);
  if (first?.password) options.tell("start.first_password", { name: firstUserName, password: first.password });
  if (parts.closed) return "ready";
  const app = await buildApp({
    workspace,
    pageFolder: pageFolderOf(options.root),
    version: parts.health.version,
    health: () => ({ page: parts.health.page, progress: parts.health.progress }),
    secure: options.secure,
    provider: options.provider,
    loopbackOnly: isLoopback(options.host) && !options.secure,
  });
  parts.closers.unshift(() => app.close());
  parts.health = {
    ...parts.health,
    status: "ok",
    progress: parts.health.page === "ready" || parts.health.page === "older" ? null : { step: "page", done: 0, of: 0 },
  };
  parts.door.use((request, response) => app.routing(request, response));
  seconds.app = sinceStart();
  await page;
  seconds.ready = sinceStart();
  return "ready";
}

/** The page is built while the database starts. A page that cannot be built leaves the interface for programs usable. */
async function preparePage(options: ServeOptions, parts: Parts): Promise<void> {
  try {
    if (!(await isPageFresh(options.root))) {
      options.tell("start.step.page");
      parts.build = buildPage(options.root);
      await parts.build.done;
    }
    parts.health = {
      ...parts.health,
      page: "ready",
      progress: parts.health.status === "ok" ? null : parts.health.progress,
    };
  } catch (error) {
    const older = hasPage(options.root);
    const progress = parts.health.status === "ok" ? null : parts.health.progress;
    parts.health = older ? { ...parts.health, page: "older", progress } : { ...parts.health, page: "failed" };
    options.tell("start.page_failed", { reason: error instanceof Error ? error.message : String(error) });
    if (older) options.tell("start.page_older");
  }
}

async function loadMissions(options: ServeOptions, parts: Parts, { database }: Workspace): Promise<void> {
  const session = await database.openOperatorSession();
  for (const [index, pack] of options.packs.entries()) {
    parts.health = { ...parts.health, progress: { step: "loading", done: index, of: options.packs.length } };
    const loaded = await ensureMission(database, session, pack);
    options.tell(loaded.already ? "start.already_there" : "start.loaded", { mission: loaded.mission, pack });
  }
}

async function openSomeDoor(options: ServeOptions, health: () => Health): Promise<Door> {
  const handler = waitingHandler(health);
  // Behind a proxy all connections come from its one address.
  const limits = options.secure ? { ...usualLimits, perAddress: usualLimits.total } : usualLimits;
  for (let port = options.port; ; port += 1) {
    try {
      const door = await openDoor(handler, options.host, port, limits);
      if (door.port !== options.port && options.port !== 0)
        options.tell("start.port_moved", { wanted: String(options.port), port: String(door.port) });
      return door;
    } catch (error) {
      const code = errorCode(error);
      const taken = code === "EADDRINUSE" || code === "EACCES";
      if (!taken && code !== "EADDRNOTAVAIL" && code !== "ENOTFOUND") throw error;
      if (!taken) throw new Refusal("invalid", "start.no_address", { host: options.host });
      if (options.portIsFixed) throw new Refusal("unavailable", "start.port_busy", { port: String(port) });
      if (port >= options.port + 20) return openDoor(handler, options.host, 0, limits);
    }
  }
}

async function closeAll(parts: Parts): Promise<void> {
  parts.closed = true;
  parts.build?.stop();
  const closed = parts.door.close();
  for (const close of parts.closers) await close().catch(() => undefined);
  await closed;
}

function versionOf(root: string): string {
  const description: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return typeof description === "object" && description !== null && "version" in description
    ? String(description.version)
    : "";
}
