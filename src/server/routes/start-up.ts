import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { Refusal } from "../../kernel/refusal.ts";
import { ReimbursementStatement } from "../../model/reimbursement-statement.ts";
import { StartUpEstimate } from "../../model/start-up-estimate.ts";
import { startUpFile, statementFile } from "../../operations/funding/budget/budget-files.ts";
import {
  findQuarter,
  storedStatements,
  usualQuarters,
} from "../../operations/funding/budget/contributor-statements.ts";
import { startUpCost } from "../../operations/funding/budget/start-up.ts";
import { MissionParameters, idText } from "../answers.ts";
import { FileQuery, answerWith, fundingFiles } from "../funding-file.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const financialYear = z.coerce.number().int().min(1900).max(2200);
const StartUpQuery = FileQuery.extend({
  uniformed: z.coerce.number().int().min(1).max(999_999),
  factor: z
    .string()
    .regex(/^[1-9]\d?(\.\d{1,2})?$/)
    .default("2"),
  region: z.string().max(40).default(""),
  from: financialYear.default(2000),
  to: financialYear.default(2100),
});
const StartUpAnswer = StartUpEstimate.extend({
  schema: z.literal("concert.start_up/1"),
  regions: z.array(z.string()),
  criteria: z.object({
    factor: z.string(),
    region: z.string().nullable(),
    years: z.tuple([z.int(), z.int()]),
  }),
});

const ReimbursementQuery = FileQuery.extend({
  scenario: z.union([z.literal(""), idText]).default(""),
  quarter: z.string().max(12).default(""),
  contributor: z.string().max(12).default(""),
  deduction_quarters: z.coerce.number().int().min(1).max(8).default(usualQuarters),
  deduction_most: z
    .string()
    .regex(/^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/)
    .default("100"),
});
const ReimbursementAnswer = z.object({
  schema: z.literal("concert.reimburse/1"),
  mission: z.string(),
  nature: z.string(),
  from: z.string().nullable(),
  quarters: z.array(z.string()),
  contributors: z.array(z.string()),
  rates_given: z.int(),
  rule: z.object({ quarters: z.int(), most_percent: z.string(), status: z.literal("unverified") }),
  statements: z.array(ReimbursementStatement),
});

/** What a mission to come would cost, and what contributors of a mission are reimbursed for a quarter. */
export function startUpRoutes(app: FastifyInstance, context: RouteContext): void {
  const { workspace } = context;
  addRoute(app, {
    method: "GET",
    path: "/startup",
    name: "estimateStartUp",
    tag: "funding",
    query: StartUpQuery,
    answer: StartUpAnswer,
    files: fundingFiles,
    handle: async ({ query, request, reply }) => {
      const { uniformed, factor, region, from, to } = query;
      const sheet = await startUpCost({ uniformed, factor, region: region || null, years: [from, to] });
      return answerWith(sheet, startUpFile(sheet), { query, request, reply, context });
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/reimbursement",
    name: "showReimbursement",
    tag: "funding",
    params: MissionParameters,
    query: ReimbursementQuery,
    answer: ReimbursementAnswer,
    files: fundingFiles,
    handle: async ({ params, query, request, reply }) => {
      const from = query.quarter === "" ? null : findQuarter(query.quarter);
      if (from === undefined) throw new Refusal("invalid", "reimburse.quarter_unknown", { text: query.quarter });
      const at = {
        workspace,
        session: signedIn(request).token,
        mission: params.mission,
        scenarios: query.scenario === "" ? [] : [query.scenario],
      };
      const sheet = await storedStatements(at, {
        from,
        contributor: query.contributor || null,
        quarters: query.deduction_quarters,
        mostPercent: query.deduction_most,
      });
      return answerWith(sheet, statementFile(sheet), { query, request, reply, context });
    },
  });
}
