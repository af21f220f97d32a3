import type { FastifyInstance } from "fastify";
import { DisputedAreas } from "../../model/disputed-area.ts";
import { listDisputedAreas } from "../../operations/reference/list-disputed-areas.ts";
import { isUnchanged, tagOf } from "../entity-tag.ts";
import { addRoute, unchanged } from "../route.ts";

/** What every map of every mission draws beside the base map. */
export function mapRoutes(app: FastifyInstance): void {
  addRoute(app, {
    method: "GET",
    path: "/reference/disputed-areas",
    name: "listDisputedAreas",
    tag: "dictionary",
    answer: DisputedAreas,
    handle: async ({ request, reply }) => {
      const areas = await listDisputedAreas();
      return isUnchanged(request, reply, tagOf(JSON.stringify(areas))) ? unchanged : areas;
    },
  });
}
