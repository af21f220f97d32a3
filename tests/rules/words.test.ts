import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { sourceFiles } from "../../scripts/cruise-tree.ts";
import { flagCodes } from "../../src/model/flag.ts";
import { catalogues } from "../../src/words/catalogue.ts";
import { languages, type OfferedLanguage } from "../../src/words/say.ts";
import { codesSaid } from "./codes-said.ts";
import { shapeOf } from "./messages.ts";
import { sameInFrench } from "./same-in-french.ts";
import { sameInSpanish } from "./same-in-spanish.ts";
import { untranslated } from "./untranslated.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}src/words/catalogue/`;
const areas = readdirSync(folder)
  .filter((name) => name.endsWith(".en.json"))
  .map((name) => ({
    area: name.slice(0, -".en.json".length),
    keys: Object.keys(JSON.parse(readFileSync(folder + name, "utf8")) as object),
  }));
const keys = Object.keys(catalogues.en).sort();
const known = new Set(keys);
const entries = languages.flatMap((language) =>
  Object.entries(catalogues[language]).map(([key, message]) => ({ language, key, message })),
);

describe("the message catalogues", () => {
  test.each(languages)("%s has every message and no other", (language) => {
    expect(Object.keys(catalogues[language]).sort()).toEqual(keys);
  });

  test("every message can be read, and is not empty", () => {
    const unreadable = entries.filter(({ message }) => message.trim() === "" || !readable(message));
    expect(unreadable).toEqual([]);
  });

  test("every translation fills in the same names as the English message", () => {
    const different = entries
      .filter(({ key, message }) => names(message) !== names(catalogues.en[key] ?? ""))
      .map(
        ({ language, key, message }) => `${language} ${key}: ${names(message)}, not ${names(catalogues.en[key] ?? "")}`,
      );
    expect(different).toEqual([]);
  });

  test.each(languages)("every plural in %s has the forms that the language counts with", (language) => {
    const poor = areas
      .filter(({ area }) => !isWaiting(language, area))
      .flatMap(({ keys }) => keys)
      .flatMap((key) => shapeOf(catalogues[language][key] ?? "").plurals.map((forms) => ({ key, forms })))
      .filter(({ forms }) => forms.some(isForm) && !countedWith[language].every((form) => forms.includes(form)));
    expect(poor).toEqual([]);
  });

  test.each(languages)("no message in %s was left in English", (language) => {
    const left = areas
      .filter(({ area }) => !isWaiting(language, area))
      .flatMap(({ keys }) => keys.filter((key) => isLeft(language, key)).map((key) => [key, catalogues.en[key]]));
    expect(left).toEqual([]);
  });

  test("an area that is translated has left the list of those that wait", () => {
    const done = untranslated.filter(
      ({ language, area }) => !areas.find((each) => each.area === area)?.keys.some((key) => isLeft(language, key)),
    );
    expect(done).toEqual([]);
  });

  test("no code stands in two areas, where one message would hide the other", () => {
    expect(areas.flatMap((area) => area.keys).sort()).toEqual(keys);
  });
});

describe("codes in the source", () => {
  test("every code that is said or refused with has its message", () => {
    const shipped = sourceFiles(root).filter((file) => !/[.]test[.]tsx?$/.test(file));
    const silent = shipped
      .flatMap((file) => codesSaid(root, file))
      .filter(({ code, pattern }) => (pattern ? !keys.some((key) => pattern.test(key)) : !known.has(code)))
      .map(({ place, code }) => `${place} ${code}`);
    expect(silent).toEqual([]);
  });

  test("every flag has its sentence and its suggested act", () => {
    const due = flagCodes.flatMap((code) => [`flag.${code}`, `act.${code}`]);
    expect(due.filter((key) => !keys.includes(key))).toEqual([]);
  });
});

const names = (message: string) => (readable(message) ? shapeOf(message).placeholders.join(", ") : "unreadable");

/** Whether a message has a word to translate, beyond what it fills in. */
const hasWords = (message: string) => /\p{L}{3}/u.test(message.replace(/\{[^}]*\}/g, ""));

/** A form that a language counts with, not an exact number nor the form for all the rest. */
const isForm = (form: string): boolean => /^(zero|one|two|few|many)$/.test(form);

/** The forms that a plural needs; French and Spanish count millions apart, which no message here does. */
const countedWith: Readonly<Record<OfferedLanguage, readonly string[]>> = {
  en: ["one", "other"],
  fr: ["one", "other"],
  es: ["one", "other"],
  ar: ["one", "two", "few", "many", "other"],
  ru: ["one", "few", "many", "other"],
  zh: ["other"],
};

const isWaiting = (language: OfferedLanguage, area: string): boolean =>
  untranslated.some((each) => each.language === language && each.area === area);

const scripts = { ar: /\p{Script=Arabic}/u, ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u } as const;
const alike = { fr: sameInFrench, es: sameInSpanish } as const;

/** Whether a message stands in a language as it does in English, though it has words to translate. */
function isLeft(language: OfferedLanguage, key: string): boolean {
  const english = catalogues.en[key] ?? "";
  const message = catalogues[language][key] ?? "";
  if (language === "en" || !hasWords(english) || isName(english)) return false;
  if (language === "fr" || language === "es") return !alike[language].has(english) && message === english;
  return !scripts[language].test(message);
}

/** Abbreviations, formats and commands, which are written alike in every language. */
const isName = (message: string) =>
  /^[A-Z0-9 ./,:+%-]+$/.test(message) || /^[a-z0-9_]+$/.test(message) || /^[A-Z][a-z]+[A-Z]{2,}$/.test(message);

function readable(message: string): boolean {
  try {
    shapeOf(message);
    return true;
  } catch {
    return false;
  }
}
