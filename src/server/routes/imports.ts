import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Readable } from "node:stream";
import * as z from "zod";
import { Refusal } from "../../kernel/refusal.ts";
import { nouns } from "../../model/nouns.ts";
import { workbookType } from "../../operations/download/list-as-file.ts";
import { madeUp, markedName } from "../../operations/download/made-up.ts";
import { missionWorkbook, templateWorkbook } from "../../operations/download/mission-workbook.ts";
import { commitImport } from "../../operations/import/commit-import.ts";
import { ImportShelf } from "../../operations/import/import-shelf.ts";
import { refusedAsWorkbook } from "../../operations/import/refused-rows.ts";
import { showImport } from "../../operations/import/show-import.ts";
import { takeFile } from "../../operations/import/take-file.ts";
import { UploadParts, mostBytes } from "../../operations/import/upload-parts.ts";
import { type Language, isLanguage } from "../../words/say.ts";
import { MissionParameters, idText } from "../answers.ts";
import { capital } from "../description.ts";
import { readFileBodies } from "../file-body.ts";
import { languageOf } from "../language.ts";
import { headOf } from "../mission-head.ts";
import { addRoute, sent, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const ImportParameters = z.object({ mission: idText, import: z.string().max(60) });
const UploadParameters = z.object({ mission: idText, upload: z.string().regex(/^[\w-]{8,60}$/) });
const LanguageQuery = z.object({ lang: z.string().max(20).optional() });
const FileQuery = z.object({
  name: z.string().max(200).default("upload.xlsx"),
  /** The table that a CSV file holds; a workbook tells by itself. */
  noun: z.string().max(80).optional(),
  /** A file that was sent in parts before, instead of a body. */
  upload: UploadParameters.shape.upload.optional(),
});
const Counts = z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() });
const Told = z.object({
  sheet: z.string(),
  row: z.int(),
  column: z.string().nullable(),
  rule: z.string(),
  value: z.string().nullable(),
  message: z.string(),
  remedy: z.string(),
  clashes: z.array(z.object({ field: z.string(), before: z.unknown(), yours: z.unknown(), current: z.unknown() })),
});
const Place = { sheet: z.string(), noun: z.string(), row: z.int(), id: z.string() };
const ImportAnswerReceipt = z.object({
  mission_id: z.string(),
  seq: z.int(),
  digest: z.string(),
  time: z.string(),
  added: z.int(),
  changed: z.int(),
});
const ImportAnswer = z.object({
  id: z.string(),
  mission_id: z.string(),
  head_seq: z.int(),
  expires: z.string(),
  file: z.string(),
  state: z.enum(["ready", "refused", "unchanged", "taken"]),
  counts: Counts,
  faults: z.int(),
  sheets: z.array(Counts.extend({ sheet: z.string(), noun: z.string() })),
  notes: z.array(z.object({ code: z.string(), sheet: z.string().nullable(), message: z.string() })),
  warnings: z.array(Told),
  offset: z.int(),
  added: z.array(z.object({ ...Place, values: z.record(z.string(), z.unknown()) })),
  changed: z.array(
    z.object({
      ...Place,
      version: z.int().nullable(),
      changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
  refused: z.array(Told),
  receipt: ImportAnswerReceipt.nullable(),
});

/** Files in and out: workbooks and templates, uploads as dry runs, and their commits. */
export function importRoutes(app: FastifyInstance, context: RouteContext): void {
  const door = { app, context, shelf: new ImportShelf(), parts: new UploadParts() };
  readFileBodies(app, mostBytes);
  addWorkbooks(door);
  addParts(door);
  addDryRun(door);
  addDecision(door);
}

type Door = {
  readonly app: FastifyInstance;
  readonly context: RouteContext;
  readonly shelf: ImportShelf;
  readonly parts: UploadParts;
};

/** A link in a page cannot say its language in a header. */
const readerOf = (request: FastifyRequest, lang: string | undefined): Language =>
  lang !== undefined && isLanguage(lang) ? lang : languageOf(request.headers["accept-language"]);

function sendWorkbook(reply: FastifyReply, name: string, body: Readable): typeof sent {
  void reply
    .header("content-type", workbookType)
    .header("content-disposition", `attachment; filename="${name.replace(/[^A-Za-z0-9._-]/g, "-")}"`)
    .header("cache-control", "no-store")
    .send(body);
  return sent;
}

function addWorkbooks({ app, context }: Door): void {
  const { database } = context.workspace;
  const shared = { method: "GET", query: LanguageQuery, answer: z.unknown(), files: [workbookType] } as const;
  addRoute(app, {
    ...shared,
    path: "/missions/:mission/workbook",
    name: "readMissionWorkbook",
    tag: "imports",
    params: MissionParameters,
    handle: async ({ params: { mission }, query, request, reply }) => {
      const { token } = signedIn(request);
      await headOf(context.workspace, token, mission);
      const body = await missionWorkbook(database, token, mission, readerOf(request, query.lang));
      return sendWorkbook(reply, markedName(await madeUp(database, token, mission), `${mission}.xlsx`), body);
    },
  });
  for (const noun of nouns.filter(({ file }) => file === "csv" || file === "mission"))
    addRoute(app, {
      ...shared,
      path: `/missions/:mission/${noun.plural}/template`,
      name: `read${capital(noun.name)}Template`,
      tag: noun.plural,
      params: MissionParameters,
      handle: async ({ params: { mission }, query, request, reply }) => {
        const { token } = signedIn(request);
        await headOf(context.workspace, token, mission);
        const made = { noun, language: readerOf(request, query.lang) };
        const body = await templateWorkbook(database, token, mission, made);
        const name = `${mission}-${noun.plural}-template.xlsx`;
        return sendWorkbook(reply, markedName(await madeUp(database, token, mission), name), body);
      },
    });
}

const Part = z.object({
  at: z.coerce.number().int().min(0).max(mostBytes),
  total: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});
const Have = z.object({ have: z.int() });

function addParts({ app, context, parts }: Door): void {
  const shared = {
    path: "/missions/:mission/uploads/:upload",
    tag: "imports",
    params: UploadParameters,
    answer: Have,
  } as const;
  const keyOf = (request: FastifyRequest, mission: string, id: string) => ({
    owner: `${signedIn(request).user_id} ${mission}`,
    id,
  });
  addRoute(app, {
    ...shared,
    method: "PUT",
    name: "sendUploadPart",
    query: Part,
    handle: async ({ params: { mission, upload }, query, request }) => {
      await headOf(context.workspace, signedIn(request).token, mission);
      const part = { ...query, bytes: bytesOf(request) };
      return { have: parts.take(keyOf(request, mission, upload), part, Date.now()) };
    },
  });
  addRoute(app, {
    ...shared,
    method: "GET",
    name: "readUpload",
    handle: ({ params: { mission, upload }, request }) => ({ have: parts.size(keyOf(request, mission, upload)) }),
  });
}

function bytesOf(request: FastifyRequest): Uint8Array {
  const body: unknown = request.body;
  if (body instanceof Uint8Array) return body;
  throw new Refusal("invalid", "upload.no_file");
}

function addDryRun({ app, context, shelf, parts }: Door): void {
  const { database } = context.workspace;
  addRoute(app, {
    method: "POST",
    path: "/missions/:mission/imports",
    name: "startImport",
    tag: "imports",
    params: MissionParameters,
    query: FileQuery,
    status: 201,
    answer: ImportAnswer,
    handle: async ({ params: { mission }, query, request, reply }) => {
      const { token, user_id } = signedIn(request);
      await headOf(context.workspace, token, mission);
      const { name, noun = null, upload } = query;
      const bytes =
        upload === undefined ? bytesOf(request) : parts.finish({ owner: `${user_id} ${mission}`, id: upload });
      const owner = { user_id, mission };
      const kept = await takeFile(database, token, { name, noun, bytes, owner }, shelf);
      void reply.header("location", `/api/v1/missions/${encodeURIComponent(mission)}/imports/${kept.dryRun.id}`);
      return showImport(kept, languageOf(request.headers["accept-language"]), 0);
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/missions/:mission/imports/:import",
    name: "readImport",
    tag: "imports",
    params: ImportParameters,
    query: z.object({ offset: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
    answer: ImportAnswer,
    handle: ({ params, query, request }) => {
      const { user_id } = signedIn(request);
      const kept = shelf.find(params.import, { user_id, mission: params.mission }, Date.now());
      return showImport(kept, languageOf(request.headers["accept-language"]), query.offset);
    },
  });
}

function addDecision({ app, context, shelf }: Door): void {
  const { database } = context.workspace;
  const path = "/missions/:mission/imports/:import";
  const find = (request: FastifyRequest, params: z.output<typeof ImportParameters>) =>
    shelf.find(params.import, { user_id: signedIn(request).user_id, mission: params.mission }, Date.now());
  addRoute(app, {
    method: "POST",
    path: `${path}/commit`,
    name: "commitImport",
    tag: "imports",
    params: ImportParameters,
    answer: ImportAnswerReceipt,
    handle: async ({ params, request }) => {
      const kept = find(request, params);
      kept.receipt ??= await commitImport(database, signedIn(request).token, kept.dryRun);
      return kept.receipt;
    },
  });
  addRoute(app, {
    method: "GET",
    path: `${path}/refused.xlsx`,
    name: "readRefusedRows",
    tag: "imports",
    params: ImportParameters,
    query: LanguageQuery,
    answer: z.unknown(),
    files: [workbookType],
    handle: async ({ params, query, request, reply }) => {
      const { dryRun } = find(request, params);
      const { token } = signedIn(request);
      const body = await refusedAsWorkbook(database, token, dryRun, readerOf(request, query.lang));
      return sendWorkbook(reply, `${params.mission}-refused.xlsx`, body);
    },
  });
  addRoute(app, {
    method: "DELETE",
    path,
    name: "dropImport",
    tag: "imports",
    params: ImportParameters,
    status: 204,
    answer: z.undefined(),
    handle: ({ params, request }) => {
      find(request, params);
      shelf.remove(params.import);
    },
  });
}
