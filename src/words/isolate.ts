import type { MessageValues } from "../kernel/refusal.ts";
import { directionOf, type Language } from "./say.ts";

const firstStrong = "\u2068";
const pop = "\u2069";

/** Whether a text has letters or joined digits that run from left to right. */
const runsLeftToRight = (text: string): boolean =>
  /[\p{Script=Latin}\p{Script=Cyrillic}]|\d[^\d\s]+\d/u.test(text) && !text.includes(firstStrong);

/**
 * A name, code or id between invisible marks, so that in a sentence that runs from right to left its own signs and
 * those beside it stay in order. Other languages and texts get it back as it is.
 */
export const isolated = (language: Language, text: string): string =>
  directionOf(language) === "rtl" && runsLeftToRight(text) ? `${firstStrong}${text}${pop}` : text;

/** The values of a message, each of its texts isolated; choices of a message are single words and stay as they are. */
export function isolatedValues(language: Language, values: MessageValues): MessageValues {
  if (directionOf(language) === "ltr") return values;
  const isolate = (value: MessageValues[string]): MessageValues[string] => {
    if (typeof value === "number") return value;
    if (typeof value !== "string") return value.map((text) => isolated(language, text));
    return /^[a-z_]+$/.test(value) ? value : isolated(language, value);
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)]));
}
