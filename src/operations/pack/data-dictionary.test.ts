import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { languages } from "../../words/say.ts";
import { dataDictionary } from "./data-dictionary.ts";

test("the data dictionary in docs is current (`concert dictionary --lang en --out docs/data-dictionary.md`)", () => {
  expect(readFileSync(new URL("../../../docs/data-dictionary.md", import.meta.url), "utf8")).toBe(dataDictionary("en"));
});

test.each(languages)("it lacks no word in %s", (language) => {
  expect(dataDictionary(language)).not.toMatch(/\[[a-z_]+\.[a-z_.]+\]/);
});
