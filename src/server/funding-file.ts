import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { workbookType } from "../operations/download/list-as-file.ts";
import type { FileContents } from "../operations/funding/budget/budget-files.ts";
import { writtenLanguages } from "../words/say.ts";
import { languageOf } from "./language.ts";
import { sent } from "./route.ts";
import type { RouteContext } from "./server-options.ts";

/** What a question asks of its answer's form: data, the list as CSV, or a workbook in a language. */
export const FileQuery = z.object({
  format: z.enum(["json", "csv", "xlsx"]).default("json"),
  lang: z.enum(writtenLanguages).optional(),
});
export const fundingFiles = ["text/csv", workbookType];

type Asked = {
  readonly query: z.output<typeof FileQuery>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly context: RouteContext;
};

/** The document itself, or what it holds as a file. */
export async function answerWith<T extends object>(
  document: T,
  contents: FileContents,
  { query, request, reply, context }: Asked,
): Promise<T | typeof sent> {
  const { format } = query;
  if (format === "json") return document;
  // What writes workbooks is seldom needed.
  const { fileOf } = await import("../operations/funding/budget/write-budget-file.ts");
  const language = query.lang ?? languageOf(request.headers["accept-language"]);
  void reply
    .header("content-type", format === "csv" ? "text/csv; charset=utf-8" : workbookType)
    .header("content-disposition", `attachment; filename="${contents.name}.${format}"`)
    .send(fileOf(contents, { format, language, states: context.workspace.reference.states }));
  return sent;
}
