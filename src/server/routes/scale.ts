import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { isPlainDate } from "../../kernel/plain-date.ts";
import { workbookType } from "../../operations/download/list-as-file.ts";
import {
  type ScaleTable,
  levelSheets,
  premiumSheet,
  scaleSheets,
  workingSheet,
} from "../../operations/funding/scale/scale-sheets.ts";
import { ScaleShelf } from "../../operations/funding/scale/scale-shelf.ts";
import { showPremium } from "../../operations/funding/scale/show-premium.ts";
import { codedCsv } from "../../operations/funding/coded-table.ts";
import { scaleWorkbook } from "../../operations/funding/scale/write-scale-sheets.ts";
import { showScale } from "../../operations/funding/show-scale.ts";
import { say } from "../../words/catalogue.ts";
import { type Language, writtenLanguages } from "../../words/say.ts";
import { localValues } from "../../words/local-value.ts";
import { stateNames } from "../../words/state-name.ts";
import { languageOf } from "../language.ts";
import { addRoute, sent } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const option = z.string().max(40).optional();
const Year = z.coerce.number().int().min(1900).max(2200);
const Shape = z.object({
  year: Year,
  format: z.enum(["json", "csv", "xlsx"]).default("json"),
  lang: z.enum(writtenLanguages).optional(),
});
/** The options of the method by their names; what is not said is the usual value. */
const MethodQuery = Shape.extend({
  base_periods: option,
  last_year: option,
  recalculation: option,
  gradient: option,
  threshold: option,
  debt_basis: option,
  debt_years: option,
  debt_limit: option,
  ceiling_track: option,
  floor: option,
  ldc_ceiling: option,
  ceiling: option,
  missing: option,
  holes: option,
});
const state = z.string().regex(/^[A-Z]{3}$/);

const AdoptedAnswer = z.looseObject({
  schema: z.literal("concert.scale/1"),
  year: z.int(),
  scale_period: z.string(),
  premium: z.string().nullable(),
  rates: z.array(z.looseObject({ iso3: z.string(), regular_percent: z.string(), rate_percent: z.string().nullable() })),
});
const ComputedAnswer = z.looseObject({
  schema: z.literal("concert.machine_scale/1"),
  year: z.int(),
  options: z.array(z.looseObject({ option: z.string(), value: z.string(), status: z.string() })),
  rates: z.array(z.looseObject({ iso3: z.string(), computed_percent: z.string().nullable() })),
  sum_percent: z.string(),
  holes: z.array(z.looseObject({ iso3: z.string(), missing_years: z.array(z.int()) })),
  debt: z.enum(["input", "no_input"]),
});
const WorkingAnswer = z.looseObject({
  schema: z.literal("concert.scale_working/1"),
  iso3: z.string(),
  steps: z.array(z.looseObject({ step: z.string(), output_percent: z.string(), text: z.string() })),
  rate_percent: z.string(),
});
const LevelsAnswer = z.looseObject({
  schema: z.literal("concert.levels/1"),
  period: z.string(),
  levels: z.array(z.looseObject({ iso3: z.string(), level: z.string() })),
  premiums: z.array(z.looseObject({ year: z.int(), premium: z.string().nullable() })),
});
const PremiumAnswer = z.looseObject({
  schema: z.literal("concert.premium/1"),
  premiums: z.array(z.looseObject({ year: z.int(), premium: z.string().nullable() })),
});

type Asked = Pick<z.output<typeof Shape>, "format" | "lang">;
type Answered = {
  readonly name: string;
  readonly document: object;
  readonly tables: readonly ScaleTable[];
};

const files = ["text/csv", workbookType];

/** The document, or its tables as a file: the first one as CSV, all of them as a workbook. */
function answered(
  { name, document, tables }: Answered,
  { format, language, context }: { format: Asked["format"]; language: Language; context: RouteContext },
  reply: FastifyReply,
): object | typeof sent {
  if (format === "json") return document;
  const nameOf = stateNames(language, context.workspace.reference.states);
  const [first] = tables;
  const [type, body] =
    format === "csv"
      ? ["text/csv; charset=utf-8", first ? codedCsv(first) : ""]
      : [workbookType, scaleWorkbook({ tables, language }, nameOf)];
  void reply
    .header("content-type", type)
    .header("content-disposition", `attachment; filename="${name}.${format}"`)
    .send(body);
  return sent;
}

const languageAsked = (asked: Asked, request: FastifyRequest): Language =>
  asked.lang ?? languageOf(request.headers["accept-language"]);

/** The scale in force, the scale and levels that the method gives from income, and the premium. */
export function scaleRoutes(app: FastifyInstance, context: RouteContext): void {
  const shelf = new ScaleShelf(context.workspace.reference);
  addAdopted(app, context);
  addComputed(app, context, shelf);
  addLevels(app, context, shelf);
}

function addAdopted(app: FastifyInstance, context: RouteContext): void {
  addRoute(app, {
    method: "GET",
    path: "/scale",
    name: "readScale",
    tag: "funding",
    query: z.object({ on: z.string().refine(isPlainDate) }),
    answer: AdoptedAnswer,
    handle: ({ query }) => showScale(context.workspace.reference, query.on),
  });
  addRoute(app, {
    method: "GET",
    path: "/scale/premium",
    name: "readPremium",
    tag: "funding",
    query: Shape.extend({
      carry: z
        .string()
        .regex(/^\d{4}(-\d{4})?$/)
        .optional(),
    }),
    answer: PremiumAnswer,
    files,
    handle: async ({ query, request, reply }) => {
      const { year, carry = null, format } = query;
      const document = await showPremium(context.workspace.reference, { year, carry });
      const language = languageAsked(query, request);
      const tables = [premiumSheet(document.premiums)];
      return answered({ name: `premium-${year}`, document, tables }, { format, language, context }, reply);
    },
  });
}

function addComputed(app: FastifyInstance, context: RouteContext, shelf: ScaleShelf): void {
  addRoute(app, {
    method: "GET",
    path: "/scale/computed",
    name: "computeScale",
    tag: "funding",
    query: MethodQuery,
    answer: ComputedAnswer,
    files,
    handle: async ({ query, request, reply }) => {
      const { year, format, lang: _, ...texts } = query;
      const { report } = await shelf.scaleOf(year, texts);
      const language = languageAsked(query, request);
      const found = { name: `scale-${year}`, document: report, tables: scaleSheets(report) };
      return answered(found, { format, language, context }, reply);
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/scale/working",
    name: "explainRate",
    tag: "funding",
    query: MethodQuery.extend({ state }),
    answer: WorkingAnswer,
    files,
    handle: async ({ query, request, reply }) => {
      const { year, format, lang: _, state: iso3, ...texts } = query;
      const language = languageAsked(query, request);
      const { ok: _ok, ...working } = await shelf.workingOf(year, texts, iso3);
      const steps = working.steps.map((step) => ({
        ...step,
        text: say(language, `scale.step.${step.step}.${step.happened}`, localValues(language, step.values)),
      }));
      const document = { schema: "concert.scale_working/1", ...working, steps };
      const tables = [workingSheet({ ...working, ok: true })];
      return answered({ name: `scale-${year}-${iso3}`, document, tables }, { format, language, context }, reply);
    },
  });
}

function addLevels(app: FastifyInstance, context: RouteContext, shelf: ScaleShelf): void {
  addRoute(app, {
    method: "GET",
    path: "/scale/levels",
    name: "computeLevels",
    tag: "funding",
    query: Shape.extend({ mean: option, holes: option }),
    answer: LevelsAnswer,
    files,
    handle: async ({ query, request, reply }) => {
      const { year, format, mean = null, holes } = query;
      const document = await shelf.levelsOf(year, { mean, holes });
      const language = languageAsked(query, request);
      const found = { name: `levels-${document.period}`, document, tables: levelSheets(document) };
      return answered(found, { format, language, context }, reply);
    },
  });
}
