import fc from "fast-check";
import { expect, test } from "vitest";
import { isNearPrefix, matchScore, readyText } from "./text-match.ts";

const score = (typed: string, name: string, forgiving = true) =>
  matchScore(readyText(typed), readyText(name), forgiving);

test("accents, case and Arabic vowel signs do not matter", () => {
  expect(readyText("Côte d’Ivoire")).toEqual({ text: "cote d ivoire", words: ["cote", "d", "ivoire"] });
  expect(score("cote", "Côte d’Ivoire")).toBe(90);
  expect(score("ЁЛКА", "елка")).toBe(100);
  expect(score("مُحَمَّد", "محمد")).toBe(100);
});

test("the name itself comes before its beginning, a beginning of a word before its middle, a wrong letter last", () => {
  const found = [
    score("foya", "Foya"),
    score("foya", "Foya Tenga"),
    score("tenga", "Foya Tenga"),
    score("eng", "Foya Tenga"),
    score("tengs", "Foya Tenga"),
  ];
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  expect(new Set(found).size).toBe(5);
  expect(found.at(-1)).toBeGreaterThan(0);
});

test("all words are needed, in any order", () => {
  expect(score("airport monrovia", "Monrovia airport")).toBeGreaterThan(60);
  expect(score("airport gbarnga", "Monrovia airport")).toBe(0);
});

test("a name without spaces between its words is found by any part", () => {
  expect(score("维和", "联合国维和行动")).toBeGreaterThan(0);
});

test.each([
  ["monorvia", "monrovia", true],
  ["monrvia", "monrovia", true],
  ["voinjma", "voinjama", true],
  ["harp", "harper", true],
  ["hapr", "harper", true],
  ["xyz", "xya", false],
  ["zwedru", "gbarnga", false],
])("%s is near the beginning of %s: %s", (word, candidate, near) => {
  expect(isNearPrefix(word, candidate)).toBe(near);
});

test("every beginning of a name finds it, strictly and forgivingly", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.nat(29), (name, cut) => {
      const typed = name.slice(0, cut + 1);
      if (readyText(typed).text === "") return;
      if (!readyText(name).text.startsWith(readyText(typed).text)) return;
      expect(score(typed, name, false)).toBeGreaterThanOrEqual(90);
      expect(score(typed, name, true)).toBeGreaterThanOrEqual(90);
    }),
  );
});
