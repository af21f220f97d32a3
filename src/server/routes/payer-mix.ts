import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { PayerMix, PledgeLevel } from "../../model/payer-mix.ts";
import { storedMix } from "../../operations/funding/payers/stored-mix.ts";
import { writtenLanguages } from "../../words/say.ts";
import { MissionParameters, idText } from "../answers.ts";
import { isUnchanged, tagOf } from "../entity-tag.ts";
import { languageOf } from "../language.ts";
import { addRoute, sent, signedIn, unchanged } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const several = z
  .union([z.literal(""), idText, z.array(idText).max(100)])
  .default([])
  .transform((value): string[] => (Array.isArray(value) ? value : value === "" ? [] : [value]));
const MixQuery = z.object({
  /** Payers that fall away. */
  without: several,
  count: PledgeLevel.default("committed"),
  scenario: several,
  format: z.enum(["xlsx"]).optional(),
  lang: z.enum(writtenLanguages).optional(),
});

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Who pays for a mission, from the records that the caller may read, and what it means when payers fall away. */
export function payerMixRoutes(app: FastifyInstance, { workspace }: RouteContext): void {
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/payer-mix",
    name: "readPayerMix",
    tag: "funding",
    params: MissionParameters,
    query: MixQuery,
    answer: PayerMix,
    files: [xlsxType],
    handle: async ({ params, query, request, reply }) => {
      const language = query.lang ?? languageOf(request.headers["accept-language"]);
      const mix = await storedMix(
        { workspace, session: signedIn(request).token, mission: params.mission, scenarios: query.scenario },
        { counted: query.count, without: query.without, language },
      );
      const tag = tagOf("payer-mix", query.format ?? "", language, JSON.stringify(mix));
      if (isUnchanged(request, reply, tag)) return unchanged;
      if (query.format === undefined) return mix;
      const { mixWorkbook } = await import("../../operations/funding/payers/mix-workbook.ts");
      void reply
        .header("content-type", xlsxType)
        .header("content-disposition", `attachment; filename="${params.mission}-payers-unofficial.xlsx"`)
        .send(mixWorkbook(mix, language));
      return sent;
    },
  });
}
