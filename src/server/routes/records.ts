import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { Noun } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import { listAsFile } from "../../operations/download/list-as-file.ts";
import { listRecords } from "../../operations/records/list-records.ts";
import { readRecord } from "../../operations/records/read-record.ts";
import { recordHistory } from "../../operations/records/record-history.ts";
import { HistoryAnswer, MissionParameters, Receipt, RecordParameters, pageOf, recordOf } from "../answers.ts";
import { changeRecord, idForNew } from "../change-record.ts";
import { capital } from "../description.ts";
import { isUnchanged, tagOf, tagOfVersion, versionFrom } from "../entity-tag.ts";
import { languageOf } from "../language.ts";
import { ListParameters, listQuery } from "../list-query.ts";
import { headOf } from "../mission-head.ts";
import { rowOf } from "../record-json.ts";
import { addRoute, sent, signedIn, unchanged } from "../route.ts";
import type { RouteContext } from "../server-options.ts";
import { addSums } from "./sums.ts";

const AsOf = z.object({ as_of: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional() });
const IfMatch = z.looseObject({ "if-match": z.string().optional(), "idempotency-key": z.string().optional() });
const IdempotencyKey = z.looseObject({ "idempotency-key": z.string().optional() });

/** The same resource for every noun, each described by its own schema. */
export function recordRoutes(app: FastifyInstance, context: RouteContext): void {
  for (const noun of nouns) {
    addList(app, context, noun);
    addSums(app, context, noun);
    addRead(app, context, noun);
    addHistory(app, context, noun);
    if (noun.name !== "mission") {
      addCreate(app, context, noun);
      addRemove(app, context, noun);
    }
    addChange(app, context, noun);
  }
}

function addList(app: FastifyInstance, context: RouteContext, noun: Noun): void {
  const { database } = context.workspace;
  addRoute(app, {
    method: "GET",
    path: `/missions/:mission/${noun.plural}`,
    name: `list${capital(noun.plural)}`,
    tag: noun.plural,
    params: MissionParameters,
    query: ListParameters,
    answer: pageOf(noun),
    files: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/geo+json"],
    handle: async ({ params, query, request, reply }) => {
      const { token } = signedIn(request);
      const asked = listQuery(noun, query);
      const language = languageOf(request.headers["accept-language"]);
      const head = await headOf(context.workspace, token, params.mission);
      if (isUnchanged(request, reply, tagOf(params.mission, head.seq, request.url, query.format ? language : null)))
        return unchanged;
      if (query.format !== undefined) {
        const file = await listAsFile(database, token, params.mission, {
          noun,
          query: asked,
          format: query.format,
          language,
        });
        void reply
          .header("content-type", file.type)
          .header("content-disposition", `attachment; filename="${file.name}"`)
          .send(file.body);
        return sent;
      }
      const page = await listRecords(database, token, params.mission, { noun, query: asked });
      return { items: page.rows.map(rowOf), total: page.total, next_cursor: page.next_cursor };
    },
  });
}

function addRead(app: FastifyInstance, context: RouteContext, noun: Noun): void {
  addRoute(app, {
    method: "GET",
    path: `/missions/:mission/${noun.plural}/:id`,
    name: `read${capital(noun.name)}`,
    tag: noun.plural,
    params: RecordParameters,
    query: AsOf,
    answer: recordOf(noun),
    handle: async ({ params, query, request, reply }) => {
      const record = { noun, id: params.id, as_of: query.as_of ?? null };
      const row = rowOf(await readRecord(context.workspace.database, signedIn(request).token, params.mission, record));
      return isUnchanged(request, reply, tagOfVersion(row.version)) ? unchanged : row;
    },
  });
}

function addHistory(app: FastifyInstance, context: RouteContext, noun: Noun): void {
  addRoute(app, {
    method: "GET",
    path: `/missions/:mission/${noun.plural}/:id/history`,
    name: `read${capital(noun.name)}History`,
    tag: noun.plural,
    params: RecordParameters,
    answer: HistoryAnswer,
    handle: async ({ params, request }) => ({
      items: await recordHistory(context.workspace.database, signedIn(request).token, params.mission, {
        noun,
        id: params.id,
      }),
    }),
  });
}

function addCreate(app: FastifyInstance, context: RouteContext, noun: Noun): void {
  addRoute(app, {
    method: "POST",
    path: `/missions/:mission/${noun.plural}`,
    name: `add${capital(noun.name)}`,
    tag: noun.plural,
    params: MissionParameters,
    headers: IdempotencyKey,
    body: noun.schema.partial({ id: true }),
    looseBody: true,
    status: 201,
    answer: recordOf(noun),
    handle: async ({ params, body, request, reply }) => {
      const id = idForNew(request, noun, body);
      await changeRecord(context, request, params.mission, {
        kind: "add",
        noun,
        id,
        base_version: null,
        values: { ...body, id },
      });
      const { token } = signedIn(request);
      const record = { noun, id, as_of: null };
      const row = rowOf(await readRecord(context.workspace.database, token, params.mission, record));
      void reply
        .header(
          "location",
          `/api/v1/missions/${encodeURIComponent(params.mission)}/${noun.plural}/${encodeURIComponent(id)}`,
        )
        .header("etag", tagOfVersion(row.version));
      return row;
    },
  });
}

function addChange(app: FastifyInstance, context: RouteContext, noun: Noun): void {
  const { database } = context.workspace;
  addRoute(app, {
    method: "PATCH",
    path: `/missions/:mission/${noun.plural}/:id`,
    name: `change${capital(noun.name)}`,
    tag: noun.plural,
    params: RecordParameters,
    headers: IfMatch,
    body: noun.schema.omit({ id: true }).partial(),
    looseBody: true,
    answer: recordOf(noun),
    handle: async ({ params, body, request, reply }) => {
      const base_version = versionFrom(request);
      await changeRecord(context, request, params.mission, {
        kind: "change",
        noun,
        id: params.id,
        base_version,
        values: body,
      });
      const record = { noun, id: params.id, as_of: null };
      const row = rowOf(await readRecord(database, signedIn(request).token, params.mission, record));
      void reply.header("etag", tagOfVersion(row.version));
      return row;
    },
  });
}

function addRemove(app: FastifyInstance, context: RouteContext, noun: Noun): void {
  addRoute(app, {
    method: "DELETE",
    path: `/missions/:mission/${noun.plural}/:id`,
    name: `remove${capital(noun.name)}`,
    tag: noun.plural,
    params: RecordParameters,
    headers: IfMatch,
    answer: Receipt,
    handle: ({ params, request }) => {
      const base_version = versionFrom(request);
      return changeRecord(context, request, params.mission, {
        kind: "remove",
        noun,
        id: params.id,
        base_version,
        values: {},
      });
    },
  });
}
