import type { MessageValues } from "../kernel/refusal.ts";
import { type Formats, formatsOf } from "./formats.ts";
import { isolatedValues } from "./isolate.ts";
import type { Language } from "./say.ts";

/** What a text looks like, and how the language writes such a text. */
const writers: readonly (readonly [form: RegExp, write: (formats: Formats, text: string) => string])[] = [
  [/^\d{4}-\d{2}-\d{2}$/, (formats, text) => formats.date(text)],
  [/^\d{4}-\d{2}$/, (formats, text) => formats.month(text)],
  [/^\d{4}-\d{2}\/\d{4}-\d{2}$/, (formats, text) => formats.months(text.slice(0, 7), text.slice(8))],
  [/^-?\d+\.\d+$/, (formats, text) => formats.decimal(text)],
];

/** Days, months, spans of months and decimals as the language writes them; any other text as it stands. */
export function localText(language: Language, text: string): string {
  const writer = writers.find(([form]) => form.test(text));
  return writer ? writer[1](formatsOf(language), text) : text;
}

/**
 * The values of a message about a plan as the language writes them. Not for faults of files: those quote what stands
 * in the file.
 */
export function localValues(language: Language, values: MessageValues): MessageValues {
  const local = (value: string | number | readonly string[]): string | number | readonly string[] => {
    if (typeof value === "number") return value;
    return typeof value === "string" ? localText(language, value) : value.map((text) => localText(language, text));
  };
  return isolatedValues(
    language,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, local(value)])),
  );
}
