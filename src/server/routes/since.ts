import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { changesSince, readUpTo, recordVisit } from "../../operations/since/changes-since.ts";
import { CommitAnswer, MissionParameters } from "../answers.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const SinceAnswer = z.object({
  since: z.object({ seq: z.int(), time: z.string() }).nullable(),
  head: z.int(),
  nouns: z.array(
    z.object({
      noun: z.string(),
      added: z.int(),
      changed: z.int(),
      removed: z.int(),
      ids: z.array(z.string()),
    }),
  ),
  commits: z.array(CommitAnswer),
});

/** What changed since the reader's last visit. */
export function sinceRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/since",
    name: "readChangesSince",
    tag: "journal",
    params: MissionParameters,
    answer: SinceAnswer,
    handle: ({ params, request }) => changesSince(database, signedIn(request).token, params.mission),
  });
  addRoute(app, {
    method: "POST",
    path: "/missions/:mission/visits",
    name: "recordVisit",
    tag: "journal",
    params: MissionParameters,
    status: 204,
    answer: z.undefined(),
    handle: ({ params, request }) => recordVisit(database, signedIn(request).token, params.mission),
  });
  addRoute(app, {
    method: "PUT",
    path: "/missions/:mission/since",
    name: "markRead",
    tag: "journal",
    params: MissionParameters,
    body: z.strictObject({ seq: z.int().min(1) }),
    status: 204,
    answer: z.undefined(),
    handle: ({ params, body, request }) => readUpTo(database, signedIn(request).token, params.mission, body.seq),
  });
}
