import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { isPlainDate } from "../../kernel/plain-date.ts";
import { BudgetVariance } from "../../model/budget-estimate.ts";
import { MandateDifference, MandateSheet } from "../../model/mandate.ts";
import { madeUp, markedName } from "../../operations/download/made-up.ts";
import { readMandate } from "../../operations/mandate/read-mandate.ts";
import { draftBasis, showDifference } from "../../operations/mandate/show-difference.ts";
import { showMandate } from "../../operations/mandate/show-mandate.ts";
import { writtenLanguages } from "../../words/say.ts";
import { MissionParameters, idText } from "../answers.ts";
import { languageOf } from "../language.ts";
import { addRoute, sent, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const year = z.string().max(9).optional();
const OnDay = z.object({
  as_of: z.string().refine(isPlainDate).optional(),
  notice: z.coerce.number().int().min(0).max(3660).optional(),
});
const Between = z.object({ from: idText, to: idText, year });
const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The mandate of a mission: on a day, between two instruments, what a draft is priced with, and all of it as a workbook. */
export function mandateRoutes(app: FastifyInstance, context: RouteContext): void {
  const shared = { method: "GET", tag: "mandate", params: MissionParameters } as const;
  addRoute(app, {
    ...shared,
    path: "/missions/:mission/mandate",
    name: "readMandate",
    query: OnDay,
    answer: MandateSheet,
    handle: async ({ params, query, request }) => {
      const { mission } = await readMandate(context.workspace, signedIn(request).token, params.mission);
      return showMandate(mission, { asOf: query.as_of ?? null, noticeDays: query.notice ?? null });
    },
  });
  addRoute(app, {
    ...shared,
    path: "/missions/:mission/mandate/difference",
    name: "readMandateDifference",
    query: Between,
    answer: z.object({
      difference: MandateDifference,
      cost: z.object({ from: z.string(), to: z.string(), variance: BudgetVariance, unpriced: z.array(z.string()) }),
    }),
    handle: async ({ params, query, request }) => {
      const { mission, means } = await readMandate(context.workspace, signedIn(request).token, params.mission);
      return showDifference(mission, means, { from: query.from, to: query.to, year: query.year ?? null });
    },
  });
  addRoute(app, {
    ...shared,
    path: "/missions/:mission/mandate/basis",
    name: "readDraftBasis",
    query: z.object({ year }),
    answer: z.object({
      year: z.string(),
      years: z.array(z.string()),
      basis: z.looseObject({ from: z.string(), to: z.string() }),
    }),
    handle: async ({ params, query, request }) => {
      const { mission, means } = await readMandate(context.workspace, signedIn(request).token, params.mission);
      return draftBasis(mission, means, query.year ?? null);
    },
  });
  addWorkbook(app, context);
}

function addWorkbook(app: FastifyInstance, context: RouteContext): void {
  addRoute(app, {
    method: "GET",
    tag: "mandate",
    params: MissionParameters,
    path: "/missions/:mission/mandate/workbook",
    name: "readMandateWorkbook",
    query: OnDay.extend({
      from: idText.optional(),
      to: idText.optional(),
      year,
      lang: z.enum(writtenLanguages).optional(),
    }),
    answer: z.unknown(),
    files: [workbookType],
    handle: async ({ params, query, request, reply }) => {
      const { token } = signedIn(request);
      const { mission, means } = await readMandate(context.workspace, token, params.mission);
      const { from, to } = query;
      const sheet = showMandate(mission, { asOf: query.as_of ?? null, noticeDays: query.notice ?? null });
      const priced =
        from === undefined || to === undefined
          ? null
          : showDifference(mission, means, { from, to, year: query.year ?? null });
      const language = query.lang ?? languageOf(request.headers["accept-language"]);
      // The writer of workbooks is seldom needed.
      const { mandateWorkbook } = await import("../../operations/mandate/write-mandate-workbook.ts");
      const made = await madeUp(context.workspace.database, token, params.mission);
      const name = markedName(made, `${params.mission}-mandate.xlsx`).replace(/[^A-Za-z0-9._-]/g, "-");
      void reply
        .header("content-type", workbookType)
        .header("content-disposition", `attachment; filename="${name}"`)
        .header("cache-control", "no-store")
        .send(mandateWorkbook({ sheet, priced, mission }, language));
      return sent;
    },
  });
}
