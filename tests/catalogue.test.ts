import { expect, test } from "vitest";
import { catalogues, say } from "../src/words/catalogue.ts";
import { type Language, writtenLanguages } from "../src/words/say.ts";
import { shapeOf } from "./rules/messages.ts";

const counts = [0, 1, 2, 3, 5, 11, 100];

/** Values for everything that a message fills in: each count in turn, each choice in turn, and a plain text elsewhere. */
function samples(message: string): Record<string, string | number>[] {
  const { placeholders, numbers, choices } = shapeOf(message);
  const most = Math.max(0, ...Object.values(choices).map((offered) => offered.length));
  const ofCount = numbers.length === 0 ? [0] : counts;
  const turns = most === 0 ? [0] : Array.from({ length: most }, (_, turn) => turn);
  return ofCount.flatMap((count) =>
    turns.map((turn) =>
      Object.fromEntries(
        placeholders.map((name) => {
          if (numbers.includes(name)) return [name, count];
          const offered = choices[name];
          return [name, offered === undefined ? "Zwedru" : (offered[turn % offered.length] ?? "other")];
        }),
      ),
    ),
  );
}

/** What is wrong with a message said with these values; null for a sentence that can be read. */
function wrongWith(language: Language, code: string, values: Record<string, string | number>): string | null {
  try {
    const text = say(language, code, values);
    if (text.trim() === "") return "says nothing";
    if (/[{}]|undefined|NaN|\[object/.test(text)) return text;
    return text === `[${code}]` ? "has no message" : null;
  } catch (error) {
    return String(error);
  }
}

test.each(writtenLanguages)(
  "every message of every code can be said in %s, with any count and any choice",
  (language) => {
    const wrong = Object.entries(catalogues[language]).flatMap(([code, message]) =>
      samples(message).flatMap((values) => {
        const what = wrongWith(language, code, values);
        return what === null ? [] : [`${code} with ${JSON.stringify(values)}: ${what}`];
      }),
    );
    expect(wrong).toEqual([]);
  },
);

test("Arabic is counted with the digits that were chosen", () => {
  const values = { loaded: 1200, shown: 0, count: 120, total: 0, nouns: "", rows: 12 };
  expect(say("ar", "screen.funding.states", values)).toMatch(/120/);
  expect(say("ar-u-nu-arab", "screen.funding.states", values)).toMatch(/١٢٠/);
});
