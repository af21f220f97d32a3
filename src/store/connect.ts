import pg from "pg";
import { Refusal } from "../kernel/refusal.ts";
import type { Connection } from "./store.ts";

const oid = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700, dateList: 1182 } as const;

/** Counts and versions come as numbers, as far as a number can hold them. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`an integer beyond 2^53: ${text}`);
  return value;
}

const readers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [oid.int8, safeInteger],
  [oid.numeric, String],
  [oid.date, String],
  [oid.timestamptz, (text: string) => new Date(text).toISOString()],
]);

/** Values as the model has them: integers as numbers, money and rates as exact text, dates as plain text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    const reader = format === "binary" ? undefined : readers.get(Number(id));
    return (reader ?? pg.types.getTypeParser(id, format)) as (value: string) => unknown;
  },
};

/** The settings of every connection. */
export const connectionConfig = (url: string): pg.ClientConfig => ({
  connectionString: url,
  types,
  application_name: `concert ${process.pid}`,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  // Compiling a statement takes longer here than running it: up to a second on Debian's server.
  options: "-c jit=off -c timezone=UTC -c search_path=pg_catalog -c default_text_search_config=pg_catalog.simple",
});

export function asConnection(client: pg.ClientBase): Connection {
  return {
    query: async <R extends object>(text: string, values: readonly unknown[] = []): Promise<readonly R[]> =>
      // Without values the simple protocol takes several statements at once, as migrations need.
      (values.length === 0
        ? await client.query<R & pg.QueryResultRow>(text)
        : await client.query<R & pg.QueryResultRow>(text, [...values])
      ).rows,
  };
}

/** Runs `work` on a connection of its own. */
export async function withClient<T>(
  url: string,
  work: (connection: Connection, client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connectionConfig(url));
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw asUnavailable(error) ?? error;
  }
  try {
    return await work(asConnection(client), client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The code that PostgreSQL or the system gave to an error. */
export function errorCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

const lostCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
]);

/** True when the connection, not the statement, is what failed. */
export function isLost(error: unknown): boolean {
  if (lostCodes.has(errorCode(error))) return true;
  return (
    error instanceof Error &&
    /^(Connection terminated|Client has encountered a connection error|timeout expired)/.test(error.message)
  );
}

/** A refusal for an error of connecting, without the address, which holds a password. */
export function asUnavailable(error: unknown): Refusal | undefined {
  const code = errorCode(error);
  if (code === "28P01" || code === "28000") return new Refusal("unavailable", "store.login_refused");
  if (code === "3D000") return new Refusal("unavailable", "store.database_unknown");
  // All connections were at work for too long: the server is there, and nothing has begun.
  if (error instanceof Error && error.message.startsWith("timeout exceeded when trying"))
    return new Refusal("unavailable", "store.busy");
  return isLost(error) ? new Refusal("unavailable", "store.unavailable") : undefined;
}
