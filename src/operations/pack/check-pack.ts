import { type Fault } from "../../exchange/pack/fault.ts";
import type { PackReading } from "../../exchange/pack/pack-reading.ts";
import { readPack } from "../../exchange/pack/read-pack.ts";
import { say, sayIn } from "../../words/catalogue.ts";
import { nounsLabel } from "../../words/labels.ts";
import type { Language } from "../../words/say.ts";

/** A fault with its sentence and remedy in the reader's language. */
export type ToldFault = Omit<Fault, "values"> & { readonly message: string; readonly remedy: string };

/** Contract `concert.check/1`. */
export type CheckAnswer = {
  readonly schema: "concert.check/1";
  readonly ok: boolean;
  readonly errors: readonly ToldFault[];
  readonly warnings: readonly ToldFault[];
  readonly rows: PackReading["rows"];
  readonly totals: PackReading["totals"];
};

/** Every fault of a pack folder. @throws Refusal `pack.missing` */
export async function checkPack(folder: string, language: Language): Promise<CheckAnswer> {
  const { errors, warnings, totals, rows } = await readPack(folder, { strict: true });
  const tell = (fault: Fault): ToldFault => tellFault(fault, language);
  return {
    schema: "concert.check/1",
    ok: errors.length === 0,
    errors: errors.map(tell),
    warnings: warnings.map(tell),
    rows,
    totals,
  };
}

export function tellFault({ values, ...fault }: Fault, language: Language): ToldFault {
  const named = {
    ...values,
    ...namesOfNouns(values, language),
    file: fault.file,
    column: fault.column ?? "",
    value: fault.value ?? "",
  };
  return {
    ...fault,
    message: say(language, `fault.${fault.code}`, named),
    remedy: say(language, `remedy.${fault.code}`, named),
  };
}

/** Nouns are values of a fault by their names; a reader sees what lists are called. */
function namesOfNouns({ nouns }: Fault["values"], language: Language): Fault["values"] {
  return Array.isArray(nouns) ? { nouns: nouns.map((noun: string) => nounsLabel(sayIn(language), noun)) } : {};
}

/** `file:row:column: what is wrong; remedy`, without the parts of the place that are not known. */
export function faultLine({ file, row, column, message, remedy }: ToldFault): string {
  const place = [file, row, row === null ? null : column].filter((part) => part !== null).join(":");
  return `${place}: ${message}; ${remedy}`;
}
