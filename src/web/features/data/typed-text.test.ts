import { expect, test } from "vitest";
import type { FieldMeta } from "../../../model/field.ts";
import { readTyped, signsOf } from "./typed-text.ts";

const words = new Map([
  ["oui", "yes"],
  ["rapporté", "reported"],
]);
const writing = (locale: string) => ({ ...signsOf(locale), codeFor: (word: string) => words.get(word.toLowerCase()) });
const read = (text: string, kind: FieldMeta["kind"], locale = "en", more: Partial<FieldMeta> = {}) =>
  readTyped(text, { kind, required: false, ...more }, writing(locale));

test("numbers are read as the reader's language groups them", () => {
  expect(read("1,234", "integer")).toEqual({ value: 1234 });
  expect(read("1 234 567,5", "decimal", "fr")).toEqual({ value: 1234567.5 });
  expect(read("1\u202F234", "integer", "fr")).toEqual({ value: 1234 });
  expect(read("١٬٢٣٤٫٥", "decimal", "ar-EG")).toEqual({ value: 1234.5 });
  expect(read("\u22125.5", "decimal")).toEqual({ value: -5.5 });
});

test("what could be two numbers is refused rather than guessed", () => {
  expect(read("12,34", "decimal")).toEqual({ fault: "number.invalid" });
  expect(read("1,2,3", "integer")).toEqual({ fault: "number.invalid" });
  expect(read("1.234.5", "decimal")).toEqual({ fault: "number.invalid" });
});

test("codes may be written in the reader's words", () => {
  expect(read("Oui", "boolean", "fr")).toEqual({ value: true });
  expect(read("Rapporté", "code", "fr", { codes: ["reported"] })).toEqual({ value: "reported" });
  expect(read("Autre", "code", "fr", { codes: ["reported"] })).toEqual({ fault: "code.unknown" });
  expect(read("2006-01-31", "date")).toEqual({ value: "2006-01-31" });
  expect(read("٢٠٠٦-٠١-٣١", "date", "ar")).toEqual({ value: "2006-01-31" });
  expect(read("31/01/2006", "date")).toEqual({ fault: "date.invalid" });
});
