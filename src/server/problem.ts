import { randomUUID } from "node:crypto";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import * as z from "zod";
import { type MessageValues, Refusal, type RefusalKind } from "../kernel/refusal.ts";
import { say } from "../words/catalogue.ts";
import type { Language } from "../words/say.ts";
import { languageOf } from "./language.ts";

/** What a client gets for anything but success (RFC 9457); `detail` is in the reader's language, `code` is not. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  instance: z.string(),
  /** Number to quote when reporting a defect. */
  id: z.string().optional(),
  /** The record as it stands now, where a change was based on an older version. */
  current: z.object({ id: z.string(), version: z.int(), values: z.record(z.string(), z.unknown()) }).optional(),
});
export type Problem = z.infer<typeof Problem>;

const statusOfKind: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  "not-found": 404,
  conflict: 409,
  forbidden: 403,
  unavailable: 503,
};

/** Codes that HTTP has a closer status for than their kind. */
const statusOfCode: Readonly<Record<string, number>> = {
  "session.required": 401,
  "session.wrong": 401,
  "session.wait": 429,
  "server.too_many": 429,
  "priorities.too_many": 429,
  "server.too_large": 413,
  "server.media_type": 415,
  "server.malformed": 400,
  "server.if_match_required": 428,
  "server.stale": 412,
  "store.disk_full": 507,
};

/** A refusal that brings the record as it stands now along. */
export class StaleRecord extends Refusal {
  readonly current: NonNullable<Problem["current"]>;
  constructor(code: string, values: MessageValues, current: NonNullable<Problem["current"]>) {
    super("conflict", code, values);
    this.current = current;
  }
}

const statusOf = (refusal: Refusal): number => statusOfCode[refusal.code] ?? statusOfKind[refusal.kind];

/** Values whose names begin with `said_` are codes of messages themselves. */
const saidValues = (values: MessageValues, language: Language): MessageValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (!name.startsWith("said_") || typeof value === "number") return [name, value];
      return [name, typeof value === "string" ? say(language, value) : value.map((code) => say(language, code))];
    }),
  );

/** What is absent and what may not be seen answer alike: no code, value or sentence tells one from the other. */
const hidden = new Refusal("not-found", "server.not_found");

/** A refusal as it leaves: the code, and the sentence in the reader's language. */
export function problemOf(refusal: Refusal, language: Language, instance: string): Problem {
  const shown = refusal.kind === "not-found" ? hidden : refusal;
  const status = statusOf(shown);
  return {
    type: `urn:concert:problem:${shown.code}`,
    title: say(language, `server.title.${status}`),
    status,
    detail: say(language, shown.code, saidValues(shown.values, language)),
    code: shown.code,
    values: Object.fromEntries(
      Object.entries(shown.values).map(([name, value]) => [name, typeof value === "object" ? [...value] : value]),
    ),
    instance,
    ...(shown instanceof StaleRecord ? { current: shown.current } : {}),
  };
}

/** Errors that the HTTP layer itself raises, as refusals; undefined is a defect. */
function refusalOf(error: FastifyError | Refusal): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issue = error.validation[0];
    const where = `${error.validationContext ?? ""}${(issue?.instancePath ?? "").replaceAll("/", ".")}`;
    return new Refusal("invalid", "server.request_invalid", { where, issue: issue?.keyword ?? "" });
  }
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Refusal("invalid", "server.too_large");
  if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return new Refusal("invalid", "server.media_type");
  if (error.statusCode === 429) return new Refusal("unavailable", "server.too_many");
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Refusal("invalid", "server.malformed");
  }
  return undefined;
}

/** A defect is logged with an id and answered with that id alone. */
function defect(error: FastifyError | Refusal, request: FastifyRequest, language: Language): Problem {
  const id = randomUUID();
  request.log.error({ defect: id, err: error }, "defect");
  return {
    type: "urn:concert:problem:server.defect",
    title: say(language, "server.title.500"),
    status: 500,
    detail: say(language, "server.defect", { id }),
    code: "server.defect",
    values: {},
    instance: pathOf(request),
    id,
  };
}

export const pathOf = (request: FastifyRequest): string => request.url.split("?")[0] ?? "";

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: FastifyError | Refusal): FastifyReply {
  const language = languageOf(request.headers["accept-language"]);
  const refusal = refusalOf(error);
  const problem = refusal ? problemOf(refusal, language, pathOf(request)) : defect(error, request, language);
  const wait = refusal?.values["seconds"];
  if (problem.status === 429 && typeof wait === "number") void reply.header("retry-after", String(wait));
  return reply
    .code(problem.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .header("content-language", language)
    .header("cache-control", "no-store")
    .removeHeader("etag")
    .send(JSON.stringify(problem));
}

/** Every refusal and defect of the app leaves as problem+json. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => sendProblem(request, reply, error));
}
