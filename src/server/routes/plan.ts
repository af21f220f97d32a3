import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { PlanComparison } from "../../model/plan-comparison.ts";
import { Need, Plan, PlanMonth } from "../../model/plan.ts";
import { compareShelved } from "../../operations/plan/compare-stored.ts";
import { explainBudgetShare } from "../../operations/plan/explain-budget-share.ts";
import {
  fullPlan,
  planBudgets,
  planMonth,
  planNeeds,
  planOverview,
  planSite,
} from "../../operations/plan/plan-parts.ts";
import type { PlanShelf, ShelvedPlan } from "../../operations/plan/plan-shelf.ts";
import type { Language } from "../../words/say.ts";
import { writtenLanguages } from "../../words/say.ts";
import { MissionParameters, idText } from "../answers.ts";
import { isUnchanged, tagOf } from "../entity-tag.ts";
import { languageOf } from "../language.ts";
import { addRoute, signedIn, unchanged } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const scenarios = z
  .union([z.literal(""), idText, z.array(idText).max(20)])
  .default([])
  .transform((value) => (Array.isArray(value) ? value : value === "" ? [] : [value]));
const lang = z.enum(writtenLanguages).optional();
const PlanQuery = z.object({
  scenario: scenarios,
  part: z.enum(["overview", "month", "budgets", "site", "needs", "full"]).default("overview"),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  budget: idText.optional(),
  site: idText.optional(),
  lang,
});
type PlanQuery = z.output<typeof PlanQuery>;
const SharesQuery = z.object({
  scenario: scenarios,
  budget: idText,
  part: z.coerce.number().int().min(0).max(1000).default(0),
  iso3: z.string().regex(/^[A-Z]{3}$/),
  lang,
});

const PlanAnswer = Plan.omit({ months: true })
  .partial()
  .extend({
    months: z.array(PlanMonth.partial()).optional(),
    month: PlanMonth.optional(),
    site: z
      .object({
        id: z.string(),
        months: z.array(
          z.object({
            month: z.string(),
            season: z.enum(["wet", "dry"]),
            people: z.int().nullable(),
            days: z.number().nullable(),
          }),
        ),
      })
      .optional(),
    needs: z
      .array(
        z.object({
          month: z.string(),
          season: z.enum(["wet", "dry"]),
          people: z.int().nullable(),
          needs: z.array(Need),
        }),
      )
      .optional(),
    scales: z.array(z.looseObject({ year: z.int() })).optional(),
  });
const SharesAnswer = z.object({
  budget: z.string(),
  part: z.object({ from: z.string(), to: z.string(), amount_usd: z.string(), scale_year: z.int() }),
  share: z.object({ iso3: z.string(), rate_percent: z.string(), amount_usd: z.string().nullable() }),
  reason: z.object({ code: z.string(), text: z.string() }).nullable(),
  steps: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      values: z.record(z.string(), z.unknown()),
      sources: z.array(z.object({ table: z.string(), row: z.string(), status: z.string(), source: z.string() })),
    }),
  ),
});

function partOf(plan: ShelvedPlan, query: PlanQuery, language: Language) {
  switch (query.part) {
    case "overview":
      return planOverview(plan, language);
    case "month":
      return planMonth(plan, query.month ?? plan.result.peak?.month ?? plan.result.months[0]?.month ?? "");
    case "budgets":
      return planBudgets(plan, query.budget ?? null);
    case "site":
      return planSite(plan, query.site ?? "");
    case "needs":
      return planNeeds(plan);
    case "full":
      return fullPlan(plan, language);
  }
}

export function planRoutes(app: FastifyInstance, context: RouteContext): void {
  const shelf = context.plans;
  addPlan(app, shelf);
  addShares(app, shelf, context);
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/compare",
    name: "comparePlans",
    tag: "plan",
    params: MissionParameters,
    query: z.object({ a: scenarios, b: scenarios, lang }),
    answer: PlanComparison,
    handle: async ({ params, query, request, reply }) => {
      const { token } = signedIn(request);
      const language = query.lang ?? languageOf(request.headers["accept-language"]);
      const a = await shelf.planOf(token, params.mission, query.a);
      const b = await shelf.planOf(token, params.mission, query.b);
      const tag = tagOf("compare", a.engine, a.input_hash, b.input_hash, request.url, language);
      return isUnchanged(request, reply, tag) ? unchanged : compareShelved(a, b, language);
    },
  });
}

function addPlan(app: FastifyInstance, shelf: PlanShelf): void {
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/plan",
    name: "readPlan",
    tag: "plan",
    params: MissionParameters,
    query: PlanQuery,
    answer: PlanAnswer,
    handle: async ({ params, query, request, reply }) => {
      const language = query.lang ?? languageOf(request.headers["accept-language"]);
      const plan = await shelf.planOf(signedIn(request).token, params.mission, query.scenario);
      // Most edits leave most parts of a plan as they are; those are not sent again for the hash of their inputs alone.
      const answer = partOf(plan, query, language);
      const { input_hash: _, ...content } = answer;
      const tag = tagOf("plan", JSON.stringify(query.part === "full" ? answer : content));
      return isUnchanged(request, reply, tag) ? unchanged : answer;
    },
  });
}

function addShares(app: FastifyInstance, shelf: PlanShelf, context: RouteContext): void {
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/plan/shares",
    name: "explainShare",
    tag: "plan",
    params: MissionParameters,
    query: SharesQuery,
    answer: SharesAnswer,
    handle: async ({ params, query, request }) => {
      const language = query.lang ?? languageOf(request.headers["accept-language"]);
      const plan = await shelf.planOf(signedIn(request).token, params.mission, query.scenario);
      return explainBudgetShare(plan, context.workspace.reference, { ...query, language });
    },
  });
}
