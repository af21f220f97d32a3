import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { databaseAnswers } from "../../operations/workspace/database-answers.ts";
import { pageNames } from "../page-name.ts";
import { addRoute } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const HealthAnswer = z.object({
  status: z.enum(["starting", "ok", "failing"]),
  version: z.string(),
  page: z.enum(["ready", "older", "building", "failed"]),
  progress: z.object({ step: z.string(), done: z.number(), of: z.number() }).nullable(),
  database: z.enum(["ok", "down"]),
  /** Name of the built page; null where none is there. */
  build: z.string().nullable(),
});

const patienceMs = 2_000;
/** However often it is asked, the database is asked this often at most. */
const restMs = 1_000;

/** How the server is. Each answer of the interface also names the build of the page, so that an older tab learns of it. */
export function healthRoutes(app: FastifyInstance, context: RouteContext): void {
  const build = pageNames(context.pageFolder);
  let asked: { readonly at: number; readonly answers: Promise<boolean> } | null = null;
  const answers = () => {
    if (asked === null || performance.now() - asked.at > restMs)
      asked = { at: performance.now(), answers: databaseAnswers(context.workspace.database, patienceMs) };
    return asked.answers;
  };
  app.addHook("onRequest", async (_request, reply) => {
    const name = build();
    if (name !== null) void reply.header("concert-build", name);
  });
  addRoute(app, {
    method: "GET",
    path: "/health",
    name: "readHealth",
    tag: "server",
    access: "open",
    answer: HealthAnswer,
    handle: async ({ reply }) => {
      const up = await answers();
      void reply.header("cache-control", "no-store").code(up ? 200 : 503);
      const status = up ? "ok" : "failing";
      const database = up ? "ok" : "down";
      return { status, version: context.version, ...context.health(), database, build: build() };
    },
  });
}
