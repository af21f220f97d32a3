import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { parseMoney } from "../../kernel/money.ts";
import { isPlainDate } from "../../kernel/plain-date.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { apportionAmount } from "../../operations/funding/apportion-amount.ts";
import { addRoute } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const Query = z.object({
  amount: z.string().regex(/^\d{1,18}(\.\d{1,2})?$/),
  on: z.string().refine(isPlainDate),
  regular_only: z.stringbool().default(false),
});

const Answer = z.object({
  schema: z.literal("concert.apportion/1"),
  amount_usd: z.string(),
  on: z.string(),
  year: z.int(),
  scale_period: z.string(),
  levels_period: z.string().nullable(),
  given_percent: z.string(),
  premium: z.string(),
  shares: z.array(
    z.looseObject({ iso3: z.string(), name: z.string(), rate_percent: z.string(), amount_usd: z.string() }),
  ),
  disagreements: z.array(z.unknown()),
  without_rate: z.array(z.string()),
});

export function apportionRoutes(app: FastifyInstance, context: RouteContext): void {
  addRoute(app, {
    method: "GET",
    path: "/apportion",
    name: "apportion",
    tag: "funding",
    query: Query,
    answer: Answer,
    handle: ({ query }) => {
      const cents = parseMoney(query.amount).minor;
      if (cents <= 0n) throw new Refusal("invalid", "server.amount_zero");
      return apportionAmount(context.workspace.reference, { cents, on: query.on, regularOnly: query.regular_only });
    },
  });
}
