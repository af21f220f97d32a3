import type { FastifyInstance } from "fastify";
import type { Readable } from "node:stream";
import * as z from "zod";
import { isPlainDate } from "../../kernel/plain-date.ts";
import { ReadStatement } from "../../model/statement-sheet.ts";
import { readStatements, sayStatement } from "../../operations/funding/shares/read-statements.ts";
import { statementsCsv } from "../../operations/funding/shares/statement-rows.ts";
import { type Language, writtenLanguages } from "../../words/say.ts";
import { MissionParameters, idText } from "../answers.ts";
import { isUnchanged, tagOf } from "../entity-tag.ts";
import { languageOf } from "../language.ts";
import { addRoute, sent, signedIn, unchanged } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const several = <T extends z.ZodType<string>>(text: T) =>
  z
    .union([z.literal(""), text, z.array(text).max(20)])
    .default([])
    .transform((value): string[] => (Array.isArray(value) ? value : value === "" ? [] : [value]));
const StatementQuery = z.object({
  budget: idText.optional(),
  state: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  scenario: several(idText),
  mandate_end: several(z.string().refine(isPlainDate)),
  staff_assessment: z.string().max(20).optional(),
  credit: several(z.string().max(60)),
  format: z.enum(["csv", "xlsx"]).optional(),
  lang: z.enum(writtenLanguages).optional(),
});
type StatementQuery = z.output<typeof StatementQuery>;

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * Statements of one budget, of every state or of one: as data with what each share rests on, as CSV or as a workbook.
 * What is set off and further ends of mandates are parts of the question; nothing is stored.
 */
export function statementRoutes(app: FastifyInstance, { workspace }: RouteContext): void {
  const { reference } = workspace;
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/statements",
    name: "readStatements",
    tag: "funding",
    params: MissionParameters,
    query: StatementQuery,
    answer: ReadStatement,
    files: ["text/csv", xlsxType],
    handle: async ({ params, query, request, reply }) => {
      const language = query.lang ?? languageOf(request.headers["accept-language"]);
      const sheet = await readStatements(workspace, signedIn(request).token, {
        mission: params.mission,
        scenarios: query.scenario,
        budget: query.budget ?? null,
        mandateEnds: query.mandate_end,
        staffAssessment: query.staff_assessment || null,
        credits: query.credit,
      });
      const read = sayStatement(sheet, reference, { iso3: query.state ?? null, language });
      if (isUnchanged(request, reply, tagOf("statements", query.format ?? "", JSON.stringify(read)))) return unchanged;
      if (query.format === undefined) return read;
      const body = query.format === "csv" ? statementsCsv(read) : await workbookOf(read, language);
      void reply
        .header("content-type", query.format === "csv" ? "text/csv; charset=utf-8" : xlsxType)
        .header("content-disposition", `attachment; filename="${fileName(read, query)}"`)
        .send(body);
      return sent;
    },
  });

  /** What writes workbooks is seldom needed. */
  async function workbookOf(sheet: ReadStatement, language: Language): Promise<Readable> {
    const { writeStatements } = await import("../../operations/funding/shares/write-statements.ts");
    return writeStatements(sheet, reference, language);
  }
}

const fileName = ({ mission, budget }: ReadStatement, { state, format = "csv" }: StatementQuery): string =>
  `${[mission, budget, state, "unofficial"]
    .filter(Boolean)
    .join("-")
    .replace(/[^A-Za-z0-9_-]/g, "-")}.${format}`;
