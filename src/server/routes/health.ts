import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { addRoute } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const HealthAnswer = z.object({
  status: z.enum(["starting", "ok", "failing"]),
  version: z.string(),
  page: z.enum(["ready", "older", "building", "failed"]),
  progress: z.object({ step: z.string(), done: z.number(), of: z.number() }).nullable(),
});

export function healthRoutes(app: FastifyInstance, context: RouteContext): void {
  addRoute(app, {
    method: "GET",
    path: "/health",
    name: "readHealth",
    tag: "server",
    access: "open",
    answer: HealthAnswer,
    handle: ({ reply }) => {
      void reply.header("cache-control", "no-store");
      return { status: "ok", version: context.version, ...context.health() };
    },
  });
}
