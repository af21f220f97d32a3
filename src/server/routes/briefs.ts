import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { Brief, BriefKind, BriefSubjects, briefKinds } from "../../model/brief.ts";
import { briefSubjects } from "../../operations/brief/brief-subjects.ts";
import { storedBrief } from "../../operations/brief/stored-brief.ts";
import { writtenLanguages } from "../../words/say.ts";
import { MissionParameters, idText } from "../answers.ts";
import { isUnchanged, tagOf } from "../entity-tag.ts";
import { languageOf } from "../language.ts";
import { addRoute, sent, signedIn, unchanged } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const formats = ["docx", "html"] as const;
const names = briefKinds.flatMap((kind) => [kind, ...formats.map((format) => `${kind}.${format}`)]);
const BriefQuery = z.object({
  subject: idText.optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  scenario: z
    .union([z.literal(""), idText, z.array(idText).max(20)])
    .default([])
    .transform((value) => (Array.isArray(value) ? value : value === "" ? [] : [value])),
  lang: z.enum(writtenLanguages).optional(),
  paper: z.enum(["a4", "letter"]).default("a4"),
});
const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A report as data that the page draws, or as a file: `mission`, `mission.docx`, `mission.html`. */
export function briefRoutes(app: FastifyInstance, context: RouteContext): void {
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/briefs",
    name: "listBriefSubjects",
    tag: "briefs",
    params: MissionParameters,
    query: z.object({ lang: z.enum(writtenLanguages).optional() }),
    answer: BriefSubjects,
    handle: ({ params, query, request }) =>
      briefSubjects(context.workspace, signedIn(request).token, {
        mission: params.mission,
        language: query.lang ?? languageOf(request.headers["accept-language"]),
      }),
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/briefs/:brief",
    name: "readBrief",
    tag: "briefs",
    params: MissionParameters.extend({ brief: z.enum(names) }),
    query: BriefQuery,
    answer: Brief,
    files: [docxType, "text/html"],
    handle: async ({ params, query, request, reply }) => {
      const [name = "", format] = params.brief.split(".");
      const today = new Date().toISOString().slice(0, 10);
      const brief = await storedBrief(context.workspace, context.plans, signedIn(request).token, {
        kind: BriefKind.parse(name),
        mission: params.mission,
        subject: query.subject ?? null,
        month: query.month ?? null,
        scenarios: query.scenario,
        language: query.lang ?? languageOf(request.headers["accept-language"]),
        version: context.version,
        today,
      });
      if (isUnchanged(request, reply, tagOf("brief", params.brief, query.paper, JSON.stringify(brief))))
        return unchanged;
      if (format === undefined) return brief;
      const body = await fileOf(brief, format, query.paper);
      void reply
        .header("content-type", format === "docx" ? docxType : "text/html; charset=utf-8")
        .header("content-disposition", `attachment; filename="${fileName(brief)}.${format}"`)
        .send(body);
      return sent;
    },
  });
}

/** What writes files is seldom needed. */
async function fileOf(brief: Brief, format: string, paper: "a4" | "letter"): Promise<string | Buffer> {
  if (format === "docx") return (await import("../../operations/brief/write-docx.ts")).writeDocx(brief, paper);
  return (await import("../../operations/brief/write-html.ts")).writeHtml(brief, paper);
}

const fileName = (brief: Brief): string =>
  [brief.mission, brief.kind, brief.subject, brief.month, brief.language]
    .filter((part) => part !== null)
    .join("-")
    .replace(/[^A-Za-z0-9_-]/g, "-")
    .slice(0, 120);
