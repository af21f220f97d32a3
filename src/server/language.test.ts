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
  ["zh-Hant, sw", "zh"],
  ["es-MX, en;q=0.8", "es"],
  ["ru-RU", "ru"],
  ["AR-u-nu-arab", "ar-u-nu-arab"],
  ["ar-EG", "ar"],
  ["sw, de", "en"],
])("the header %j asks for %s", (header, language) => {
  expect(languageOf(header)).toBe(language);
});
