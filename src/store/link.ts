import pg from "pg";
import { Refusal } from "../kernel/refusal.ts";
import { asUnavailable, connectionConfig, errorCode, isLost, withClient } from "./connect.ts";
import { type EmbeddedServer, startEmbedded, stopEmbedded } from "./embedded.ts";
import { loginUrl, prepareDatabase, resetLogins } from "./prepare.ts";
import { appRole, doorRole } from "./roles.ts";
import { readServerSettings, refuseUnsafeServer, versionText } from "./server-check.ts";
import type { Connection, OpenOptions } from "./store.ts";

/** Connections to one database under our two logins, found again when an embedded server had to be restarted. */
export type Link = {
  readonly version: string;
  /** Takes a connection of the app's login, or of the one that serves sign-in; give it back by `release`. */
  acquire(role: typeof appRole | typeof doorRole): Promise<pg.PoolClient>;
  /** The address of the app's login as it is now. */
  appUrl(): string;
  close(): Promise<void>;
};

type Reached = {
  readonly url: string;
  readonly server: EmbeddedServer | null;
  readonly version: string;
  readonly app: pg.Pool;
  readonly door: pg.Pool;
};

export async function openLink(options: OpenOptions): Promise<Link> {
  let reached = await reach(options);
  let again: Promise<Reached> | undefined;
  let closed = false;

  /** One restart at a time, however many callers found the server gone. */
  const reachAgain = async (lost: Reached): Promise<void> => {
    if (reached !== lost) return;
    again ??= reach({ ...options, progress: () => undefined }).finally(() => (again = undefined));
    reached = await again;
    lost.server?.forget();
    void endPools(lost);
  };

  /** The server may be lost once more while it is found again; the caller is told to come back. */
  const connectAgain = async (lost: Reached, role: string): Promise<pg.PoolClient> => {
    try {
      await reachAgain(lost);
      return await poolOf(reached, role).connect();
    } catch (error) {
      // Whoever called from afar gains nothing from the folder that a refused start names.
      if (error instanceof Refusal && error.kind === "unavailable")
        throw new Refusal("unavailable", "store.unavailable");
      throw asUnavailable(error) ?? error;
    }
  };

  return {
    version: reached.version,
    appUrl: () => loginUrl(reached.url, appRole),
    acquire: async (role) => {
      if (closed) throw new Refusal("unavailable", "store.closed");
      const tried = reached;
      try {
        return await poolOf(tried, role).connect();
      } catch (error) {
        if (!tried.server || !isLost(error)) throw asUnavailable(error) ?? error;
        return await connectAgain(tried, role);
      }
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await again?.catch(() => undefined);
      await endPools(reached);
      if (reached.server) await stopEmbedded(reached.server);
    },
  };
}

const poolOf = (reached: Reached, role: string): pg.Pool => (role === appRole ? reached.app : reached.door);

const endPools = async (reached: Reached): Promise<void> => {
  await Promise.all([reached.app.end(), reached.door.end()]).catch(() => undefined);
};

async function reach(options: OpenOptions): Promise<Reached> {
  const progress = options.progress ?? (() => undefined);
  if (options.url !== undefined) return { server: null, ...(await prepareAt(checkedUrl(options.url), progress)) };
  const server = await startEmbedded(options.data, progress);
  try {
    return { server, ...(await prepareAt(await ensureDatabase(server.url), progress)) };
  } catch (error) {
    await stopEmbedded(server);
    throw error;
  }
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2)
    throw new Refusal("invalid", "store.url_invalid");
  return url.href;
}

/** The embedded cluster holds one database of ours beside those it was made with. */
async function ensureDatabase(url: string): Promise<string> {
  await withClient(url, async (connection) => {
    const known = await connection.query("select 1 from pg_database where datname = 'concert'");
    if (known.length > 0) return;
    await connection.query("create database concert").catch((error: unknown) => {
      if (errorCode(error) !== "42P04" && errorCode(error) !== "23505") throw error;
    });
  });
  const ours = new URL(url);
  ours.pathname = "/concert";
  return ours.href;
}

async function prepareAt(
  url: string,
  progress: NonNullable<OpenOptions["progress"]>,
): Promise<Omit<Reached, "server">> {
  const settings = await withClient(url, readServerSettings);
  refuseUnsafeServer(settings);
  await prepareDatabase(url, progress);
  await withClient(loginUrl(url, appRole), refuseOtherLogin).catch(async (error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== "store.login_refused") throw error;
    await resetLogins(url);
    await withClient(loginUrl(url, appRole), refuseOtherLogin);
  });
  progress("ready");
  return {
    url,
    version: versionText(settings.version_num),
    app: pool(loginUrl(url, appRole), 10),
    door: pool(loginUrl(url, doorRole), 3),
  };
}

/** The login for work must be the one without rights: no superuser, nobody that it could become again. */
async function refuseOtherLogin(connection: Connection): Promise<void> {
  const [row] = await connection.query<{ readonly safe: boolean }>(
    "select session_user = $1 and not rolsuper and not rolbypassrls as safe from pg_roles where rolname = session_user",
    [appRole],
  );
  if (!row?.safe) throw new Refusal("invalid", "store.login_unsafe");
}

function pool(url: string, max: number): pg.Pool {
  const made = new pg.Pool({ ...connectionConfig(url), max, idleTimeoutMillis: 30_000 });
  made.on("error", () => undefined);
  return made;
}
