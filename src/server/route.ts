import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  FastifySchemaCompiler,
  HTTPMethods,
} from "fastify";
import { validatorCompiler } from "fastify-type-provider-zod";
import * as z from "zod";
import { Refusal } from "../kernel/refusal.ts";
import type { SignedIn } from "../operations/session/open-session.ts";
import { Problem } from "./problem.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Holds every answer to its schema, at the price of reading it again; for tests. */
    checkAnswers: boolean;
  }
  interface FastifyRequest {
    signedIn: SignedIn | null;
  }
  interface FastifyContextConfig {
    /** Who may call; `work` unless told otherwise. */
    access?: Access;
  }
}

/**
 * Who may call: everyone; whoever holds a session, even one that waits for its second factor; whoever has come through
 * that, for what concerns their own account; (usual) only those with nothing left to do first; owners of the workspace.
 */
export type Access = "open" | "session" | "account" | "work" | "owner";

/** What a handler answers when the client has it already, and when it has sent the answer itself. */
export const unchanged = Symbol("unchanged");
export const sent = Symbol("sent");

type None = z.ZodObject<Record<never, never>>;

type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

export type Route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly method: HTTPMethods & ("GET" | "POST" | "PUT" | "PATCH" | "DELETE");
  readonly path: string;
  /** Name of the operation in the description of the interface. */
  readonly name: string;
  readonly tag: string;
  readonly access?: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The body's schema describes it only: the operation checks each field, and says what is wrong in the reader's language. */
  readonly looseBody?: boolean;
  readonly headers?: z.ZodType;
  /** Bytes of a body at most, where it may be larger than usual. */
  readonly mostBytes?: number;
  readonly status?: number;
  readonly answer: z.ZodType;
  /** Media types besides JSON. */
  readonly files?: readonly string[];
  readonly handle: (input: Input<P, Q, B>) => Promise<unknown> | unknown;
};

/** Who is signed in; routes whose access is not `open` never run without. */
export function signedIn(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new Refusal("forbidden", "session.required");
  return request.signedIn;
}

/** Answers are written once, here; the schema of the answer documents it, and tests hold it to that (`checkAnswers`). */
function finish(reply: FastifyReply, answer: unknown, status: number): FastifyReply {
  if (answer === sent) return reply;
  if (answer === unchanged) return reply.code(304).send();
  if (answer === undefined) return reply.code(204).send();
  if (reply.statusCode === 200) void reply.code(status);
  return reply.header("content-type", "application/json; charset=utf-8").send(JSON.stringify(answer));
}

const anyRecord = z.record(z.string(), z.unknown());

/** Holds a body to be an object and no more. */
const looseCompiler: FastifySchemaCompiler<FastifySchema> = ({ schema, method, url, httpPart }) => {
  // All schemas of these routes are zod's.
  const held = httpPart === "body" ? anyRecord : (schema as unknown as z.ZodType);
  return validatorCompiler({ schema: held, method, url });
};

/** Registers one route: validated input, described answer, problems for everything else. */
export function addRoute<P extends z.ZodType = None, Q extends z.ZodType = None, B extends z.ZodType = z.ZodUndefined>(
  app: FastifyInstance,
  route: Route<P, Q, B>,
): void {
  const { status = 200, access = "work" } = route;
  const files = Object.fromEntries((route.files ?? []).map((type) => [type, { schema: z.string() }]));
  app.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: !route.files?.includes("text/event-stream"),
    config: { access },
    ...(route.mostBytes === undefined ? {} : { bodyLimit: route.mostBytes }),
    ...(route.looseBody ? { validatorCompiler: looseCompiler } : {}),
    schema: {
      operationId: route.name,
      tags: [route.tag],
      ...(access === "open" ? { security: [] } : {}),
      "x-access": access,
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.headers ? { headers: route.headers } : {}),
      response: {
        [status]:
          status === 204
            ? z.undefined()
            : { description: "OK", content: { "application/json": { schema: route.answer }, ...files } },
        default: { description: "Problem", content: { "application/problem+json": { schema: Problem } } },
      },
    },
    handler: async (request, reply) => {
      // The validators of Fastify have parsed these with the route's own schemas.
      const input = { params: request.params, query: request.query, body: request.body, request, reply } as Input<
        P,
        Q,
        B
      >;
      const answer = await route.handle(input);
      if (app.checkAnswers && answer !== undefined && typeof answer !== "symbol") {
        route.answer.parse(JSON.parse(JSON.stringify(answer)));
      }
      return finish(reply, answer, status);
    },
  });
}
