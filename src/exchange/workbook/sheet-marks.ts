/**
 * Marks by which a sheet is known again, whatever a person did to its name, its headers or the order of its columns.
 * The first row, hidden, holds the mark of every field; the header's first two cells, hidden, those of id and version.
 */

/** Schema 1 had no row of marks and said neither schema nor mission. */
export const workbookSchema = 2;
export const versionMark = "concert:version";
export const reasonMark = "concert:reason";
export const notesMark = "concert:notes";
export const codesMark = "concert:codes";

/** What the mark in the first cell says of its sheet. */
export type SheetMark = {
  readonly noun: string;
  readonly schema: number;
  /** Id of the mission that the sheet is of; null where it does not say. */
  readonly mission: string | null;
  /** Id of the upload whose refused rows the sheet holds; null for any other sheet. */
  readonly rest: string | null;
};

export const fieldMark = (field: string): string => `concert:field:${field}`;
export const fieldOfMark = (text: string): string | undefined => /^concert:field:([a-z0-9_]+)$/.exec(text)?.[1];

export function markText({ noun, schema, mission, rest }: SheetMark): string {
  const more = [
    `schema=${schema}`,
    ...(mission === null ? [] : [`mission=${mission}`]),
    ...(rest === null ? [] : [`rest=${rest}`]),
  ];
  return `concert:${noun}:id;${more.join(";")}`;
}

export function readMark(text: string): SheetMark | null {
  const match = /^concert:([a-z_]+):id((?:;[a-z]+=[^;]*)*)$/.exec(text);
  if (!match) return null;
  const values = new Map(
    (match[2] ?? "").split(";").map((part) => [part.split("=")[0] ?? "", part.replace(/^[a-z]+=/, "")]),
  );
  const schema = Number(values.get("schema") ?? 1);
  return {
    noun: match[1] ?? "",
    schema: Number.isSafeInteger(schema) ? schema : 1,
    mission: values.get("mission") ?? null,
    rest: values.get("rest") ?? null,
  };
}
