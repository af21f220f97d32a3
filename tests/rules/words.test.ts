import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { sourceFiles } from "../../scripts/cruise-tree.ts";
import { flagCodes } from "../../src/model/flag.ts";
import { catalogues } from "../../src/words/catalogue.ts";
import { languages } from "../../src/words/say.ts";
import { codesSaid } from "./codes-said.ts";
import { shapeOf } from "./messages.ts";
import { sameInFrench } from "./same-in-french.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
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

  test("every plural in Arabic has the five forms that Arabic counts with", () => {
    const poor = Object.entries(catalogues.ar)
      .flatMap(([key, message]) => shapeOf(message).plurals.map((forms) => ({ key, forms })))
      .filter(({ forms }) => !["one", "two", "few", "many", "other"].every((form) => forms.includes(form)));
    expect(poor).toEqual([]);
  });

  test("no message was left in English", () => {
    expect(keys.filter(isLeftInFrench).map((key) => [key, catalogues.fr[key]])).toEqual([]);
    expect(keys.filter(isLeftInArabic).map((key) => [key, catalogues.ar[key]])).toEqual([]);
  });

  test("no code stands in two areas, where one message would hide the other", () => {
    const folder = `${root}src/words/catalogue/`;
    const inFiles = readdirSync(folder)
      .filter((name) => name.endsWith(".en.json"))
      .flatMap((name) => Object.keys(JSON.parse(readFileSync(folder + name, "utf8")) as object));
    expect(inFiles.sort()).toEqual(keys);
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

function isLeftInFrench(key: string): boolean {
  const { [key]: english = "" } = catalogues.en;
  return hasWords(english) && !sameInFrench.has(english) && !isName(english) && catalogues.fr[key] === english;
}

function isLeftInArabic(key: string): boolean {
  const { [key]: english = "" } = catalogues.en;
  return hasWords(english) && !isName(english) && !/\p{Script=Arabic}/u.test(catalogues.ar[key] ?? "");
}

/** Abbreviations, formats and commands, which are written alike in every language. */
const isName = (message: string) => /^[A-Z0-9 ./,:+%-]+$/.test(message) || /^[a-z0-9_]+$/.test(message);

function readable(message: string): boolean {
  try {
    shapeOf(message);
    return true;
  } catch {
    return false;
  }
}
