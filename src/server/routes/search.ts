import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { SearchShelf } from "../../operations/search/search-mission.ts";
import { MissionParameters } from "../answers.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const SearchQuery = z.object({
  q: z.string().max(200).default(""),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const FoundAnswer = z.object({
  kind: z.string(),
  plural: z.string().nullable(),
  id: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  score: z.int(),
});

/** Everything that has a name, by any of its names. An empty question makes the answer to the next one quick. */
export function searchRoutes(app: FastifyInstance, context: RouteContext): void {
  const shelf = new SearchShelf(context.workspace);
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/search",
    name: "searchMission",
    tag: "records",
    params: MissionParameters,
    query: SearchQuery,
    answer: z.object({ items: z.array(FoundAnswer) }),
    handle: async ({ params, query, request }) => ({
      items: await shelf.search(signedIn(request).token, params.mission, { text: query.q, limit: query.limit }),
    }),
  });
}
