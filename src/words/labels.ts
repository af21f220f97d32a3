import type { Say } from "./say.ts";

/** The first of these codes that has a message, said; the last one where none has, so that it is seen. */
function sayFirst(say: Say, codes: readonly string[]): string {
  const said = codes.map((code) => ({ code, text: say(code) }));
  return (said.find(({ code, text }) => text !== `[${code}]`) ?? said.at(-1))?.text ?? "";
}

export const nounLabel = (say: Say, noun: string): string => say(`noun.${noun}`);
export const nounsLabel = (say: Say, noun: string): string => say(`noun.${noun}.many`);

/** Label of a column: the noun's own where its meaning differs, else the shared one. */
export const fieldLabel = (say: Say, noun: string, field: string): string =>
  sayFirst(say, [`field.${noun}.${field}`, `field.${field}`]);

/** Label with the unit in brackets, as the header of a sheet shows it. */
export function headerLabel(
  say: Say,
  noun: string,
  field: { readonly name: string; readonly unit: string | undefined },
): string {
  const label = fieldLabel(say, noun, field.name);
  return field.unit === undefined ? label : say("field.with_unit", { label, unit: unitLabel(say, field.unit) });
}

export const unitLabel = (say: Say, unit: string): string => say(`unit.${unit}`);

/** Label of a code of a field; yes and no of a field that holds a truth. */
export const codeLabel = (say: Say, field: string, code: string): string =>
  say(code === "yes" || code === "no" ? `code.boolean.${code}` : `code.${field}.${code}`);

/** One sentence on a noun. */
export const aboutNoun = (say: Say, noun: string): string => say(`about.${noun}`);

/** One sentence on a column. */
export const aboutField = (say: Say, noun: string, field: string): string =>
  sayFirst(say, [`about.${noun}.${field}`, `about.field.${field}`]);
