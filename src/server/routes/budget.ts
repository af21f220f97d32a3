import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { personCategories } from "../../model/budget-class.ts";
import { BudgetCycle } from "../../model/budget-cycle.ts";
import { BudgetEstimate, BudgetVariance } from "../../model/budget-estimate.ts";
import { BudgetInput } from "../../model/budget-input.ts";
import { Post } from "../../model/post.ts";
import { budgetFile, cycleFile } from "../../operations/funding/budget/budget-files.ts";
import { storedCycle } from "../../operations/funding/budget/show-cycle.ts";
import { type StoredMission, storedBasis, storedBudget } from "../../operations/funding/budget/stored-budget.ts";
import { MissionParameters, idText } from "../answers.ts";
import { FileQuery, answerWith, fundingFiles } from "../funding-file.ts";
import { addRoute, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const strength = z.enum(["authorised", "reported"]);
const year = z.string().regex(/^\d{4}(\/\d{2})?$/);
const persons = z.coerce.number().int().min(0).max(9_999_999).optional();
const Query = FileQuery.extend({
  scenario: z.union([z.literal(""), idText]).default(""),
  year: year.optional(),
  strength: strength.default("authorised"),
  against_year: year.optional(),
  against_strength: strength.optional(),
  observers: persons,
  troops: persons,
  individual_police: persons,
  formed_police: persons,
  civilians: persons,
});
const BasisQuery = Query.pick({ scenario: true, year: true, strength: true });

const CycleQuery = FileQuery.extend({
  scenario: z.union([z.literal(""), idText]).default(""),
  year: z.string().max(21).optional(),
});
const CycleAnswer = z.object({
  schema: z.literal("concert.budget_cycle/1"),
  mission: z.string(),
  nature: z.string(),
  year: z.string().nullable(),
  years: z.array(z.string()),
  cycle: BudgetCycle.nullable(),
});

const Answer = z.object({
  schema: z.literal("concert.budget/1"),
  mission: z.string(),
  nature: z.string(),
  year: z.string(),
  years: z.array(z.string()),
  strength,
  against: z.object({ year: z.string(), strength }),
  persons: z.partialRecord(z.enum(personCategories), z.int()),
  estimate: BudgetEstimate,
  variance: BudgetVariance.nullable(),
});

const PersonMonth = z.object({
  month: z.string(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  reason: z.string().nullable(),
});
const BasisAnswer = z.object({
  year: z.string(),
  years: z.array(z.string()),
  basis: z.looseObject({
    from: z.string(),
    to: z.string(),
    strength,
    persons: z.record(z.string(), z.array(PersonMonth.loose())),
    inputs: z.array(BudgetInput),
    posts: z.array(Post),
  }),
});

/** The budget of a mission by class, and what it is worked out from. */
export function budgetRoutes(app: FastifyInstance, context: RouteContext): void {
  const { workspace } = context;
  const at = (mission: string, scenario: string, session: StoredMission["session"]): StoredMission => ({
    workspace,
    session,
    mission,
    scenarios: scenario === "" ? [] : [scenario],
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/budget",
    name: "showBudget",
    tag: "funding",
    params: MissionParameters,
    query: Query,
    answer: Answer,
    files: fundingFiles,
    handle: async ({ params, query, request, reply }) => {
      const asked = personCategories.flatMap((category) =>
        query[category] === undefined ? [] : [[category, query[category]] as const],
      );
      const sheet = await storedBudget(at(params.mission, query.scenario, signedIn(request).token), {
        year: query.year,
        strength: query.strength,
        change: { persons: Object.fromEntries(asked) },
        against: { year: query.against_year, strength: query.against_strength },
      });
      return answerWith(sheet, budgetFile(sheet), { query, request, reply, context });
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/budget/cycle",
    name: "showBudgetCycle",
    tag: "funding",
    params: MissionParameters,
    query: CycleQuery,
    answer: CycleAnswer,
    files: fundingFiles,
    handle: async ({ params, query, request, reply }) => {
      const sheet = await storedCycle(at(params.mission, query.scenario, signedIn(request).token), query.year);
      return answerWith(sheet, cycleFile(sheet), { query, request, reply, context });
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/budget/basis",
    name: "showBudgetBasis",
    tag: "funding",
    params: MissionParameters,
    query: BasisQuery,
    answer: BasisAnswer,
    handle: ({ params, query, request }) =>
      storedBasis(at(params.mission, query.scenario, signedIn(request).token), {
        year: query.year,
        strength: query.strength,
      }),
  });
}
