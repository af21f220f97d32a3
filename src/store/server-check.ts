import { Refusal } from "../kernel/refusal.ts";
import type { Connection } from "./store.ts";

/** The first release of each major version in which statistics no longer show hidden rows (CVE-2025-8713). */
const safeFrom = new Map([
  [15, 14],
  [16, 10],
  [17, 6],
  [18, 0],
]);
const mustBeOn = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/** What a server says of itself; `version_num` as PostgreSQL numbers it: 180004 is 18.4. */
export type ServerSettings = {
  readonly version_num: number;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly encoding: string;
};

export const versionText = (version: number): string => `${Math.floor(version / 10_000)}.${version % 10_000}`;

export async function readServerSettings(connection: Connection): Promise<ServerSettings> {
  const [row] = await connection.query<ServerSettings>(
    `select current_setting('server_version_num')::integer as version_num, current_setting('fsync') as fsync,
       current_setting('full_page_writes') as full_page_writes, current_setting('synchronous_commit') as synchronous_commit,
       pg_encoding_to_char(encoding) as encoding
     from pg_database where datname = current_database()`,
  );
  if (!row) throw new RangeError("the server does not know its own database");
  return row;
}

/** @throws Refusal for a server on which an acknowledged write could be lost or a hidden row be seen */
export function refuseUnsafeServer(settings: ServerSettings): void {
  const major = Math.floor(settings.version_num / 10_000);
  const minor = settings.version_num % 10_000;
  const first = safeFrom.get(major);
  if (major < 15 || (first !== undefined && minor < first)) {
    throw new Refusal("invalid", "store.version_unsafe", {
      version: versionText(settings.version_num),
      wanted: ["15.14", "16.10", "17.6", "18.0"],
    });
  }
  for (const setting of mustBeOn) {
    if (settings[setting] === "off") throw new Refusal("invalid", "store.setting_unsafe", { setting });
  }
  if (settings.encoding !== "UTF8") throw new Refusal("invalid", "store.encoding", { encoding: settings.encoding });
}
