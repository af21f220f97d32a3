import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { listSourceUses } from "../../operations/records/list-source-uses.ts";
import { MissionParameters } from "../answers.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const SourceUseAnswer = z.object({ source: z.string(), noun: z.string(), records: z.int() });

/** What rests on each source of a mission. */
export function sourceUseRoutes(app: FastifyInstance, context: RouteContext): void {
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/source-uses",
    name: "listSourceUses",
    tag: "records",
    params: MissionParameters,
    answer: z.object({ items: z.array(SourceUseAnswer) }),
    handle: async ({ params, request }) => ({
      items: await listSourceUses(context.workspace.database, signedIn(request).token, params.mission),
    }),
  });
}
