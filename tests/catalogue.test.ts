import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import { catalogues } from "../src/words/catalogue.ts";
import { type Language, languages } from "../src/words/say.ts";

type Found = { readonly variables: ReadonlySet<string>; readonly plurals: readonly (readonly string[])[] };

/** The placeholders of a message and the forms of its plurals, from what it compiles to. */
function inspect(message: string): Found {
  const variables = new Set<string>();
  const plurals: string[][] = [];
  const walk = (token: unknown): void => {
    if (!Array.isArray(token)) return;
    const [name, kind, forms] = token as unknown[];
    if (typeof name === "string" && (token.length === 1 || typeof kind === "string")) {
      variables.add(name);
      if (typeof forms !== "object" || forms === null) return;
      if (kind === "plural") plurals.push(Object.keys(forms));
      for (const form of Object.values(forms)) if (Array.isArray(form)) form.forEach(walk);
      return;
    }
    token.forEach(walk);
  };
  const compiled: unknown = compileMessage(message);
  if (Array.isArray(compiled)) compiled.forEach(walk);
  return { variables, plurals };
}

const codes = [...new Set(languages.flatMap((language) => Object.keys(catalogues[language])))].sort();
const messageOf = (language: Language, code: string): string => catalogues[language][code] ?? "";

test("every message is there in every language", () => {
  expect(codes.filter((code) => languages.some((language) => messageOf(language, code).trim() === ""))).toEqual([]);
});

test("every message has the same placeholders in every language", () => {
  const variablesOf = (language: Language, code: string): string =>
    [...inspect(messageOf(language, code)).variables].sort().join(" ");
  const different = codes.filter((code) => new Set(languages.map((language) => variablesOf(language, code))).size > 1);
  expect(different).toEqual([]);
});

test("every Arabic plural has the forms that Arabic counts with", () => {
  const forms = ["zero", "one", "two", "few", "many", "other"];
  const lacking = codes.filter((code) =>
    inspect(messageOf("ar", code)).plurals.some((plural) => forms.some((form) => !plural.includes(form))),
  );
  expect(lacking).toEqual([]);
});
