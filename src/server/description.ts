import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import * as z from "zod";
import { Flag } from "../model/flag.ts";
import { nouns } from "../model/nouns.ts";
import { Plan, PlanBudget, PlanMonth } from "../model/plan.ts";
import { Operation, Receipt } from "./answers.ts";
import { Problem } from "./problem.ts";
import type { RouteContext } from "./server-options.ts";

/** `ddr_count` as the name of a schema or an operation: `DdrCount`. */
export const capital = (text: string): string =>
  text.replace(/(^|_)([a-z])/g, (_all, _line: string, letter: string) => letter.toUpperCase());

/** Schemas that the description names once and refers to. */
function namedSchemas() {
  const named = z.registry<{ id: string }>();
  for (const noun of nouns) named.add(noun.schema, { id: capital(noun.name) });
  for (const [id, schema] of Object.entries({ Problem, Receipt, Operation, Flag, Plan, PlanMonth, PlanBudget }))
    named.add(schema, { id });
  return named;
}

/** Makes `app.swagger()` answer with the description of all routes added after this: OpenAPI 3.1. */
export async function describeRoutes(app: FastifyInstance, context: RouteContext): Promise<void> {
  const schemaRegistry = namedSchemas();
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Concert", version: context.version },
      servers: [{ url: "/" }],
      components: {
        securitySchemes: {
          session: {
            type: "apiKey",
            in: "cookie",
            name: context.secure ? "__Host-concert_session" : "concert_session",
          },
        },
      },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
}
