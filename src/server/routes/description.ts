import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { isUnchanged, tagOf } from "../entity-tag.ts";
import { addRoute, unchanged } from "../route.ts";

/** The description of this interface as OpenAPI 3.1, made when it is first asked for. */
export function descriptionRoute(app: FastifyInstance): void {
  let made: { readonly document: unknown; readonly tag: string } | undefined;
  addRoute(app, {
    method: "GET",
    path: "/openapi.json",
    name: "readDescription",
    tag: "server",
    access: "open",
    answer: z.record(z.string(), z.unknown()),
    handle: ({ request, reply }) => {
      if (!made) {
        const document = app.swagger();
        made = { document, tag: tagOf(JSON.stringify(document)) };
      }
      return isUnchanged(request, reply, made.tag) ? unchanged : made.document;
    },
  });
}
