import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { inject } from "vitest";
import { makeFirstUser } from "../../src/operations/session/first-user.ts";
import { ensureMission } from "../../src/operations/workspace/ensure-mission.ts";
import { type Workspace, openWorkspace } from "../../src/operations/workspace/workspace.ts";
import { buildApp } from "../../src/server/app.ts";
import type { ServerOptions } from "../../src/server/server-options.ts";
import { newDatabaseUrl } from "../store/servers.ts";
import { Client } from "./client.ts";

export const password = "a password for tests";

export type TestServer = {
  readonly address: string;
  readonly workspace: Workspace;
  readonly app: FastifyInstance;
  /** A client that has signed in as the first user. */
  readonly signedIn: () => Promise<Client>;
  readonly close: () => Promise<void>;
};

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Opens a server on a free port over a new database on the embedded server of this test run, with the UNMIL pack in it. */
export async function openServer(
  options: Partial<ServerOptions> = {},
): Promise<TestServer & { /** Of the superuser of its database. */ readonly url: string }> {
  const url = await newDatabaseUrl(inject("servers").embedded);
  const workspace = await openWorkspace({ url });
  await ensureMission(
    workspace.database,
    await workspace.database.openOperatorSession(),
    join(root, "missions", "unmil"),
  );
  await makeFirstUser(workspace.database, password);
  const server = await serve(workspace, options);
  return {
    ...server,
    url,
    close: async () => {
      await server.close();
      await workspace.database.close();
    },
  };
}

/** Another server node over the same database. */
export async function serve(workspace: Workspace, options: Partial<ServerOptions> = {}, port = 0): Promise<TestServer> {
  const app = await buildApp({
    workspace,
    pageFolder: join(root, "dist", "web"),
    version: "test",
    logLevel: "silent",
    checkAnswers: true,
    ...options,
  });
  const address = await app.listen({ port, host: "127.0.0.1" });
  return {
    address,
    workspace,
    app,
    signedIn: async () => {
      const client = new Client(address);
      await client.send("POST", "/session", { body: { name: "concert", password } });
      return client;
    },
    close: () => app.close(),
  };
}
