import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { findNoun } from "../../model/nouns.ts";
import { type Outcome, deliverChanges } from "../../operations/records/deliver-changes.ts";
import { readRecord } from "../../operations/records/read-record.ts";
import { MissionParameters, Operation } from "../answers.ts";
import { languageOf } from "../language.ts";
import { Problem, StaleRecord, problemOf } from "../problem.ts";
import { rowOf } from "../record-json.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const Delivery = z.strictObject({
  commits: z
    .array(z.strictObject({ operations: z.array(Operation).min(1).max(1000) }))
    .min(1)
    .max(500),
});
const OutcomeAnswer = z.object({
  op_id: z.string(),
  receipt: z.object({ seq: z.int(), digest: z.string(), time: z.string(), version: z.int() }).optional(),
  problem: Problem.optional(),
});

/** Refusals beside which the record as it stands now belongs. */
const stale = new Set(["store.conflict", "store.id_taken"]);

/** Changes that waited without a link: each gets a receipt or a reason, and none holds up another. */
export function deliveryRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database } = context.workspace;
  addRoute(app, {
    method: "POST",
    path: "/missions/:mission/deliveries",
    name: "deliverChanges",
    tag: "journal",
    params: MissionParameters,
    body: Delivery,
    answer: z.object({ outcomes: z.array(OutcomeAnswer) }),
    handle: async ({ params, body, request }) => {
      const { token } = signedIn(request);
      const language = languageOf(request.headers["accept-language"]);
      const groups = body.commits.map(({ operations }) => operations);
      const outcomes = await deliverChanges(database, token, params.mission, groups);
      const answers = outcomes.map(async (outcome) => {
        const { op_id } = outcome.operation;
        if ("receipt" in outcome) return { op_id, receipt: outcome.receipt };
        const refusal = await withCurrent(outcome, (record) => readRecord(database, token, params.mission, record));
        return { op_id, problem: problemOf(refusal, language, request.url) };
      });
      return { outcomes: await Promise.all(answers) };
    },
  });
}

type Asked = Parameters<typeof readRecord>[3];
type Refused = Extract<Outcome, { readonly refusal: unknown }>;

async function withCurrent(
  { operation, refusal }: Refused,
  read: (record: Asked) => ReturnType<typeof readRecord>,
): Promise<Refused["refusal"]> {
  const noun = findNoun(operation.noun);
  if (!noun || !stale.has(refusal.code)) return refusal;
  const stored = await read({ noun, id: operation.id, as_of: null }).catch(() => null);
  return stored ? new StaleRecord(refusal.code, refusal.values, rowOf(stored)) : refusal;
}
