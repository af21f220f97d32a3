import type { Writable } from "node:stream";
import { Refusal } from "../../kernel/refusal.ts";
import type { Noun } from "../../model/noun.ts";
import { sayIn } from "../../words/catalogue.ts";
import { nounsLabel } from "../../words/labels.ts";
import { type Language, directionOf } from "../../words/say.ts";
import { sheetText } from "./cell-text.ts";
import { ChoiceLists, type Choices, choiceSheet } from "./choice-lists.ts";
import { notesRows } from "./notes.ts";
import { fitsSheet } from "./sheet-columns.ts";
import { codesMark, notesMark } from "./sheet-marks.ts";
import {
  type SheetEntry,
  columnLetters,
  contentTypes,
  rootRelations,
  sheetStart,
  styleIndex,
  stylesXml,
  textCell,
  workbookRelations,
  workbookXml,
} from "./workbook-xml.ts";
import { type SheetRow, sheetXml } from "./write-sheet.ts";
import { ZipWriter } from "./zip-writer.ts";

/** One list to write. */
export type SheetSource = { readonly noun: Noun; readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow> };

export type WorkbookOptions = {
  readonly language: Language;
  /** Name of the mission, for the notes. */
  readonly mission: string;
  /** Id of the mission, by which a workbook of another one is known; null where the rows are of none. */
  readonly missionId?: string | null;
  /** What the references may point to, for the drop-downs. */
  readonly choices?: Choices;
  /** Id of the upload whose refused rows these are: the sheets get a column with the reasons. */
  readonly rest?: string | null;
  /** What kind of made-up data these are; the notes begin with it. */
  readonly made?: "exercise" | "fictional" | null;
};

/**
 * Writes lists as a workbook that reads back: headers in the reader's language, drop-downs for codes and references,
 * hidden columns with id and version of each row, a sheet of notes. One row is held at a time; the stream is ended.
 * @throws Refusal `sheet.unfit` for documents and scenarios, which travel as files
 */
export async function writeWorkbook(
  stream: Writable,
  sources: readonly SheetSource[],
  options: WorkbookOptions,
): Promise<void> {
  const unfit = sources.find(({ noun }) => !fitsSheet(noun));
  if (unfit) throw new Refusal("invalid", "sheet.unfit", { noun: unfit.noun.name });
  const say = sayIn(options.language);
  const nouns = sources.map(({ noun }) => noun);
  const lists = new ChoiceLists(nouns, options.choices ?? new Map(), say);
  const rightToLeft = directionOf(options.language) === "rtl";
  const { missionId = null, rest = null } = options;
  const sheets: (SheetEntry & { readonly xml: Iterable<string> | AsyncIterable<string> })[] = [
    ...sources.map(({ noun, rows }) => ({
      name: nounsLabel(say, noun.name),
      state: "visible" as const,
      xml: sheetXml(noun, rows, { say, rightToLeft, lists, mission: missionId, rest }),
    })),
    {
      name: say("workbook.notes"),
      state: "visible",
      xml: notesXml(notesRows(nouns, { mission: options.mission, made: options.made ?? null }, say), rightToLeft),
    },
    { name: choiceSheet, state: "veryHidden", xml: choicesXml(lists) },
  ];
  const named = uniqueNames(sheets);
  const zip = new ZipWriter(stream);
  await zip.add("[Content_Types].xml", [contentTypes(sheets.length)]);
  await zip.add("_rels/.rels", [rootRelations]);
  await zip.add("xl/workbook.xml", [workbookXml(named)]);
  await zip.add("xl/_rels/workbook.xml.rels", [workbookRelations(sheets.length)]);
  await zip.add("xl/styles.xml", [stylesXml()]);
  for (const [index, { xml }] of named.entries()) await zip.add(`xl/worksheets/sheet${index + 1}.xml`, xml);
  await zip.end();
}

/** Names of sheets have at most 31 characters, none of a few signs, and no two are alike. */
function uniqueNames<T extends SheetEntry>(sheets: readonly T[]): T[] {
  const seen = new Set<string>();
  return sheets.map((sheet) => {
    const plain = sheet.name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);
    let name = plain;
    for (let i = 2; seen.has(name.toLowerCase()); i += 1) name = `${plain.slice(0, 28)} ${i}`;
    seen.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

function* notesXml(rows: ReturnType<typeof notesRows>, rightToLeft: boolean): Generator<string> {
  const wrap = styleIndex("wrap");
  yield `${sheetStart}<sheetViews><sheetView${rightToLeft ? ' rightToLeft="1"' : ""} workbookViewId="0"/></sheetViews>`;
  yield `<cols><col min="1" max="1" width="34" customWidth="1"/><col min="2" max="2" width="20" customWidth="1"/><col min="3" max="3" width="90" customWidth="1" style="${wrap}"/></cols><sheetData>`;
  yield `<row r="1" hidden="1">${textCell("A1", "text", notesMark)}</row>`;
  for (const [index, { cells, bold }] of rows.entries()) {
    const line = index + 2;
    const written = cells.map((text, i) =>
      text === ""
        ? ""
        : textCell(`${columnLetters(i + 1)}${line}`, bold ? "bold" : i === 2 ? "wrap" : "text", sheetText(text)),
    );
    yield `<row r="${line}">${written.join("")}</row>`;
  }
  yield "</sheetData></worksheet>";
}

function* choicesXml(lists: ChoiceLists): Generator<string> {
  const { columns } = lists;
  yield `${sheetStart}<sheetData>`;
  yield `<row r="1">${(columns.length === 0 ? ["A"] : columns.map(({ letters }) => letters)).map((letters) => textCell(`${letters}1`, "text", codesMark)).join("")}</row>`;
  const longest = columns.reduce((most, { entries }) => Math.max(most, entries.length), 0);
  for (let i = 0; i < longest; i += 1) {
    const cells = columns.map(({ letters, entries }) => {
      const entry = entries[i];
      return entry === undefined ? "" : textCell(`${letters}${i + 2}`, "text", sheetText(entry));
    });
    yield `<row r="${i + 2}">${cells.join("")}</row>`;
  }
  yield "</sheetData></worksheet>";
}
