import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { CashSheet } from "../../model/cash-sheet.ts";
import { type CashRequest, readDelay, readPaid, usualRequest } from "../../operations/funding/cash/cash-request.ts";
import { storedCash } from "../../operations/funding/cash/show-cash.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { writtenLanguages } from "../../words/say.ts";
import { MissionParameters } from "../answers.ts";
import { isUnchanged, tagOf } from "../entity-tag.ts";
import { languageOf } from "../language.ts";
import { addRoute, sent, signedIn, unchanged } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const whole = z.coerce.number().int().optional();
const text = z.string().max(60).optional();
const CashQuery = z.object({
  on: text,
  days: whole,
  draws: whole,
  seed: whole,
  sure: whole,
  stress: z
    .union([z.literal(""), z.string().max(60), z.array(z.string().max(60)).max(10)])
    .default([])
    .transform((value): string[] => (Array.isArray(value) ? value : value === "" ? [] : value.split("~"))),
  delay: text,
  paid: text,
  opening: text,
  named: z.stringbool().default(false),
  format: z.enum(["xlsx"]).optional(),
  lang: z.enum(writtenLanguages).optional(),
});

function requestOf(query: z.output<typeof CashQuery>): CashRequest {
  const { delay, paid } = query;
  if (!delay !== !paid) throw new Refusal("invalid", "cash.spread", { text: delay ?? paid ?? "" });
  return {
    on: query.on || null,
    days: query.days ?? usualRequest.days,
    draws: query.draws ?? usualRequest.draws,
    seed: query.seed ?? usualRequest.seed,
    sure: query.sure ?? usualRequest.sure,
    stresses: query.stress,
    first: null,
    delay: delay ? readDelay(delay) : null,
    paid: paid ? readPaid(paid) : null,
    openingUsd: query.opening || null,
    named: query.named,
  };
}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What is owed and how long cash lasts; by name only to those who need to know. Nothing is stored. */
export function cashRoutes(app: FastifyInstance, { workspace }: RouteContext): void {
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/cash",
    name: "readCash",
    tag: "funding",
    params: MissionParameters,
    query: CashQuery,
    answer: CashSheet,
    files: [xlsxType],
    handle: async ({ params, query, request, reply }) => {
      const language = query.lang ?? languageOf(request.headers["accept-language"]);
      const sheet = await storedCash(workspace, signedIn(request).token, params.mission, requestOf(query));
      if (isUnchanged(request, reply, tagOf("cash", query.format ?? "", JSON.stringify(sheet)))) return unchanged;
      if (query.format === undefined) return sheet;
      const { writeCash } = await import("../../operations/funding/cash/write-cash.ts");
      void reply
        .header("content-type", xlsxType)
        .header("content-disposition", `attachment; filename="${params.mission}-cash-unofficial.xlsx"`)
        .send(writeCash(sheet, language));
      return sent;
    },
  });
}
