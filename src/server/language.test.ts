import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

test.each([
  [undefined, "en"],
  ["", "en"],
  ["fr", "fr"],
  ["FR-ca", "fr"],
  ["de, ar;q=0.4, fr;q=0.8", "fr"],
  ["ar;q=0, fr;q=0.1", "fr"],
  ["fr;q=0.5, ar;q=0.5", "fr"],
  ["*", "en"],
  ["zh-Hant, sw", "en"],
])("the header %j asks for %s", (header, language) => {
  expect(languageOf(header)).toBe(language);
});
