import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { Noun } from "../../model/noun.ts";
import { countListed, sumListed } from "../../operations/records/sum-records.ts";
import { MissionParameters } from "../answers.ts";
import { capital } from "../description.ts";
import { isUnchanged, tagOf } from "../entity-tag.ts";
import { ListParameters, listQuery } from "../list-query.ts";
import { headOf } from "../mission-head.ts";
import { addRoute, signedIn, unchanged } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const CountParameters = ListParameters.pick({ filter: true, as_of: true }).extend({
  field: z.string().max(80),
  holding: z.string().max(200).default(""),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
const Counts = z.object({
  items: z.array(z.object({ value: z.string().nullable(), count: z.int() })),
  distinct: z.int(),
});

const SumParameters = ListParameters.pick({ filter: true, as_of: true, sort: true, offset: true }).extend({
  limit: z.coerce.number().int().min(1).max(100_000_000).optional(),
});
const SumAnswer = z.object({
  rows: z.int(),
  fields: z.array(z.object({ field: z.string(), known: z.int(), sum: z.string().nullable(), units: z.int() })),
});

/** Beside the list of a noun: how often each value of a column stands in it, and the sums of its columns. */
export function addSums(app: FastifyInstance, context: RouteContext, noun: Noun): void {
  const { database } = context.workspace;
  addRoute(app, {
    method: "GET",
    path: `/missions/:mission/counts/${noun.plural}`,
    name: `count${capital(noun.plural)}`,
    tag: noun.plural,
    params: MissionParameters,
    query: CountParameters,
    answer: Counts,
    handle: async ({ params, query, request, reply }) => {
      const { token } = signedIn(request);
      const { filters, as_of } = listQuery(noun, { ...query, sort: query.field });
      const head = await headOf(context.workspace, token, params.mission);
      if (isUnchanged(request, reply, tagOf(params.mission, head.seq, request.url))) return unchanged;
      const { field, holding, limit } = query;
      return countListed(database, token, params.mission, { noun, ask: { filters, as_of, field, holding, limit } });
    },
  });
  addRoute(app, {
    method: "GET",
    path: `/missions/:mission/sums/${noun.plural}`,
    name: `sum${capital(noun.plural)}`,
    tag: noun.plural,
    params: MissionParameters,
    query: SumParameters,
    answer: SumAnswer,
    handle: async ({ params, query, request, reply }) => {
      const { token } = signedIn(request);
      const { filters, as_of, sort, offset } = listQuery(noun, { ...query, limit: query.limit ?? 1 });
      const head = await headOf(context.workspace, token, params.mission);
      if (isUnchanged(request, reply, tagOf(params.mission, head.seq, request.url))) return unchanged;
      const ask = { filters, as_of, sort, offset: offset ?? 0, limit: query.limit ?? null };
      return sumListed(database, token, params.mission, { noun, ask });
    },
  });
}
