import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { compareText } from "../../kernel/text-order.ts";
import { fieldsOf } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import { catalogues } from "../../words/catalogue.ts";
import { baseOf, type Language, writtenLanguages } from "../../words/say.ts";
import { isUnchanged, tagOf } from "../entity-tag.ts";
import { addRoute, unchanged } from "../route.ts";
import type { RouteContext } from "../server-options.ts";

const lang = z.enum(writtenLanguages);

const FieldAnswer = z.object({
  name: z.string(),
  kind: z.string(),
  required: z.boolean(),
  unit: z.string().optional(),
  codes: z.array(z.string()).optional(),
  to: z.array(z.string()).optional(),
  places: z.int().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  zeroIsSuspect: z.boolean().optional(),
  hxl: z.string().optional(),
  sensitivity: z.string().optional(),
});
const NounAnswer = z.object({
  name: z.string(),
  plural: z.string(),
  file: z.string(),
  append_only: z.boolean(),
  key: z.array(z.string()).nullable(),
  ordered_pairs: z.array(z.array(z.string())),
  fields: z.array(FieldAnswer),
});

/** The data dictionary: every noun with its fields, as the model describes them. */
const dictionary = {
  items: nouns.map((noun) => ({
    name: noun.name,
    plural: noun.plural,
    file: noun.file,
    append_only: noun.appendOnly,
    key: noun.key,
    ordered_pairs: noun.orderedPairs,
    fields: fieldsOf(noun).map(({ name, meta }) => ({ name, ...meta })),
  })),
};
const dictionaryTag = tagOf(JSON.stringify(dictionary));

const hashes = new Map(
  writtenLanguages.map((language) => [
    language,
    createHash("sha256").update(JSON.stringify(catalogues[language])).digest("base64url").slice(0, 16),
  ]),
);

export function dictionaryRoutes(app: FastifyInstance, context: RouteContext): void {
  addRoute(app, {
    method: "GET",
    path: "/nouns",
    name: "readDictionary",
    tag: "dictionary",
    answer: z.object({ items: z.array(NounAnswer) }),
    handle: ({ request, reply }) => (isUnchanged(request, reply, dictionaryTag) ? unchanged : dictionary),
  });
  addRoute(app, {
    method: "GET",
    path: "/words/:language",
    name: "readWords",
    tag: "dictionary",
    access: "open",
    params: z.object({ language: lang }),
    query: z.object({ hash: z.string().max(40).optional() }),
    answer: z.record(z.string(), z.string()),
    handle: ({ params, query, request, reply }) => {
      const hash = hashes.get(params.language) ?? "";
      const known = isUnchanged(request, reply, `"${hash}"`);
      if (query.hash === hash) void reply.header("cache-control", "public, max-age=31536000, immutable");
      return known ? unchanged : catalogues[params.language];
    },
  });
  addRoute(app, {
    method: "GET",
    path: "/reference/states",
    name: "listStates",
    tag: "dictionary",
    query: z.object({ lang: lang.default("en") }),
    answer: z.object({ items: z.array(z.object({ iso3: z.string(), iso2: z.string(), name: z.string() })) }),
    handle: ({ query, request, reply }) => {
      const items = statesIn(query.lang, context);
      return isUnchanged(request, reply, tagOf(JSON.stringify(items))) ? unchanged : { items };
    },
  });
}

/** States by their names in a language; English names are our own, and stand in where a language has none. */
function statesIn(language: Language, context: RouteContext) {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  return [...context.workspace.reference.states]
    .map(({ iso3, iso2, name }) => ({
      iso3,
      iso2,
      name: baseOf(language) === "en" || !/^[A-Z]{2}$/.test(iso2) ? name : (names.of(iso2) ?? name),
    }))
    .sort((a, b) => compareText(a.iso3, b.iso3));
}
