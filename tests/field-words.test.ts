import { expect, test } from "vitest";
import { fieldsOf } from "../src/model/noun.ts";
import { nouns } from "../src/model/nouns.ts";
import {
  aboutField,
  aboutNoun,
  codeLabel,
  fieldLabel,
  headerLabel,
  nounLabel,
  nounsLabel,
} from "../src/words/labels.ts";
import { sayIn } from "../src/words/catalogue.ts";
import { languages } from "../src/words/say.ts";

test.each(languages)("every noun, field, unit and code has a label and a sentence in %s", (language) => {
  const say = sayIn(language);
  const missing: string[] = [];
  const look = (text: string): void => {
    if (text.startsWith("[") || text.includes("[unit.") || text.trim() === "") missing.push(text);
  };
  for (const noun of nouns) {
    for (const text of [nounLabel(say, noun.name), nounsLabel(say, noun.name), aboutNoun(say, noun.name)]) look(text);
    for (const { name, meta } of fieldsOf(noun)) {
      look(fieldLabel(say, noun.name, name));
      look(headerLabel(say, noun.name, { name, unit: meta.unit }));
      look(aboutField(say, noun.name, name));
      for (const code of meta.codes ?? []) look(codeLabel(say, name, code));
    }
  }
  expect(missing).toEqual([]);
});

test.each(languages)("no two columns of one noun have the same header in %s", (language) => {
  const say = sayIn(language);
  for (const noun of nouns) {
    const headers = fieldsOf(noun).map(({ name, meta }) => headerLabel(say, noun.name, { name, unit: meta.unit }));
    expect(new Set(headers).size, noun.name).toBe(headers.length);
  }
});
