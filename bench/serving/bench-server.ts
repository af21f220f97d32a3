import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { commitChanges } from "../../src/operations/records/commit-changes.ts";
import { makeFirstUser } from "../../src/operations/session/first-user.ts";
import { ensureMission } from "../../src/operations/workspace/ensure-mission.ts";
import { openWorkspace } from "../../src/operations/workspace/workspace.ts";
import { buildApp } from "../../src/server/app.ts";
import { startEmbedded, stopEmbedded } from "../../src/store/embedded.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const password = "a password for benches";

export type BenchServer = {
  readonly address: string;
  /** Address of the database for its superuser, whom no guard holds back. */
  readonly databaseUrl: string;
  readonly mission: string;
  /** Cookie of one who has signed in. */
  readonly cookie: string;
  /** Adds fictional sites, numbered from `from` on; 0 unless told. */
  readonly addSites: (count: number, from?: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A server over a database of its own with the UNMIL pack; its limits are those of one machine full of readers. */
export async function openBenchServer(): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), "concert-bench-"));
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded(join(folder, "database"), () => undefined);
  const workspace = await openWorkspace({ url: embedded.url });
  const session = await workspace.database.openOperatorSession();
  const { mission } = await ensureMission(workspace.database, session, join(root, "missions", "unmil"));
  await makeFirstUser(workspace.database, password);
  const app = await buildApp({
    workspace,
    pageFolder: join(root, "dist", "web"),
    version: "bench",
    logLevel: "silent",
    requestsPerMinute: 1_000_000,
    streamsPerUser: 5000,
    limits: { perAddress: 5000, total: 10_000, headersMs: 10_000 },
  });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  return {
    address,
    databaseUrl: embedded.url,
    mission,
    cookie: await signIn(address),
    addSites: (count, from = 0) => addSites(workspace, session, mission, { count, from }),
    close: async () => {
      await app.close();
      await workspace.database.close();
      await stopEmbedded(embedded);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function signIn(address: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "concert", password }),
  });
  await response.text();
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

type Workspace = Awaited<ReturnType<typeof openWorkspace>>;

/** Adds fictional sites spread over the country. */
async function addSites(
  { database }: Workspace,
  session: string,
  mission: string,
  { count, from }: { readonly count: number; readonly from: number },
): Promise<void> {
  const operations = Array.from({ length: count }, (_, step) => from + step).map((n) => ({
    op_id: `bench-${n}`,
    kind: "add" as const,
    noun: "site",
    id: `bench-${n}`,
    base_version: null,
    values: {
      id: `bench-${n}`,
      name: `Fictional site ${from + (((n - from) * 7919) % count)}`,
      lon: -11 + (n % 100) / 40,
      lat: 5 + (n % 97) / 40,
      basis: "fictional",
    },
  }));
  await commitChanges(database, session, mission, operations);
}
