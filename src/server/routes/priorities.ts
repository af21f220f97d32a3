import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { PriorityAsk, PrioritySearchState } from "../../model/priority-report.ts";
import { workbookType } from "../../operations/download/list-as-file.ts";
import { mostSeconds, usualSeconds } from "../../operations/funding/priorities/limits.ts";
import { priorityCsv } from "../../operations/funding/priorities/priority-csv.ts";
import {
  type KeptSearch,
  SearchShelf,
  programOf,
  reportOf,
  stateOf,
} from "../../operations/funding/priorities/search-shelf.ts";
import type { Reader } from "../../operations/funding/priorities/priority-tables.ts";
import type { Language } from "../../words/say.ts";
import { stateNames } from "../../words/state-name.ts";
import { MissionParameters, idText } from "../answers.ts";
import { FileQuery } from "../funding-file.ts";
import { languageOf } from "../language.ts";
import { headOf } from "../mission-head.ts";
import { addRoute, sent, signedIn } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const SearchParameters = MissionParameters.extend({ search: z.string().max(60) });
const { shape } = PriorityAsk;
const Body = z.object({
  cut_percent: shape.cut_percent.refine((text) => Number(text) > 0),
  within: shape.within.default(9),
  from: shape.from.default(null),
  period: shape.period.default("month"),
  protect: z.array(idText).max(200).default([]),
  leaving_usd: shape.leaving_usd.default(null),
  notice_months: shape.notice_months.default(null),
  scenario: z.union([z.literal(""), idText]).default(""),
  seconds: z.number().min(1).max(mostSeconds).default(usualSeconds),
});
const FormQuery = FileQuery.extend({ format: z.enum(["json", "csv", "xlsx", "mps"]).default("json") });

type Door = { readonly app: FastifyInstance; readonly context: RouteContext; readonly shelf: SearchShelf };

/** Searches for what to keep with less money: begun, watched, stopped, read as data or files. Nothing is stored. */
export function priorityRoutes(app: FastifyInstance, context: RouteContext): void {
  const shelf = new SearchShelf();
  app.addHook("onClose", async () => shelf.close());
  const door = { app, context, shelf };
  addBegin(door);
  addRead(door);
}

function readerOf(request: FastifyRequest, { workspace }: RouteContext, lang?: Language): Reader {
  const language = lang ?? languageOf(request.headers["accept-language"]);
  return { language, stateName: stateNames(language, workspace.reference.states) };
}

function addBegin({ app, context, shelf }: Door): void {
  addRoute(app, {
    method: "POST",
    path: "/missions/:mission/priorities",
    name: "beginPrioritySearch",
    tag: "funding",
    params: MissionParameters,
    body: Body,
    status: 201,
    answer: PrioritySearchState,
    handle: async ({ params: { mission }, body: { scenario, seconds, ...ask }, request, reply }) => {
      const { token, user_id } = signedIn(request);
      const scenarios = scenario === "" ? [] : [scenario];
      const at = { workspace: context.workspace, session: token, mission, scenarios };
      const kept = await shelf.begin(at, user_id, ask, seconds);
      void reply.header("location", `/api/v1/missions/${encodeURIComponent(mission)}/priorities/${kept.id}`);
      return stateOf(kept, readerOf(request, context));
    },
  });
}

function addRead({ app, context, shelf }: Door): void {
  /** Who may no longer see the mission doesn't see what was searched in it either. */
  const find = async (request: FastifyRequest, { mission, search }: z.output<typeof SearchParameters>) => {
    const { token, user_id } = signedIn(request);
    await headOf(context.workspace, token, mission);
    return shelf.find(search, { user_id, mission });
  };
  const path = "/missions/:mission/priorities/:search";
  addRoute(app, {
    method: "GET",
    path,
    name: "readPrioritySearch",
    tag: "funding",
    params: SearchParameters,
    query: FormQuery,
    answer: PrioritySearchState,
    files: ["text/csv", workbookType, "text/plain"],
    handle: async ({ params, query, request, reply }) => {
      const kept = await find(request, params);
      const reader = readerOf(request, context, query.lang);
      return query.format === "json" ? stateOf(kept, reader) : sendFile(kept, query.format, reader, reply);
    },
  });
  addRoute(app, {
    method: "POST",
    path: `${path}/stop`,
    name: "stopPrioritySearch",
    tag: "funding",
    params: SearchParameters,
    answer: PrioritySearchState,
    handle: async ({ params, request }) => {
      const kept = await find(request, params);
      if (kept.state === "searching") {
        kept.search.stop();
        await kept.search.done.catch(() => undefined);
      }
      return stateOf(kept, readerOf(request, context));
    },
  });
}

const typeOf = { csv: "text/csv; charset=utf-8", xlsx: workbookType, mps: "text/plain; charset=utf-8" } as const;

async function sendFile(
  kept: KeptSearch,
  format: keyof typeof typeOf,
  reader: Reader,
  reply: FastifyReply,
): Promise<typeof sent> {
  const report = reportOf(kept);
  const made = report.case.is_fictional ? ["FICTIONAL"] : [];
  const parts = [...(kept.nature === "historic" ? made : [kept.nature.toUpperCase()]), kept.owner.mission];
  const name = [...parts, "priorities", report.case.from, "unofficial"].join("-").replace(/[^A-Za-z0-9_-]/g, "-");
  void reply
    .header("content-type", typeOf[format])
    .header("content-disposition", `attachment; filename="${name}.${format}"`)
    .header("cache-control", "no-store")
    .send(await bodyOf());
  return sent;

  async function bodyOf() {
    if (format === "csv") return priorityCsv(report);
    if (format === "mps") return programOf(kept);
    // What writes workbooks is seldom needed.
    const { priorityWorkbook } = await import("../../operations/funding/priorities/priority-workbook.ts");
    return priorityWorkbook(report, kept.name, reader);
  }
}
