import { randomBytes, randomUUID } from "node:crypto";
import { DifferenceFinder, afterChange, idsOfRow } from "../../exchange/differences.ts";
import type {
  AddedRow,
  ChangedRow,
  FileNote,
  IncomingRow,
  IncomingSheet,
  Refused,
  UnreadRow,
} from "../../exchange/incoming.ts";
import { extentOf } from "../../exchange/row-checks.ts";
import { uuidv7 } from "../../kernel/id.ts";
import { missionNoun } from "../../model/mission.ts";
import type { Noun, Row } from "../../model/noun.ts";
import { lastSeq } from "../../store/head.ts";
import type { Connection, Database, SessionToken } from "../../store/store.ts";
import { findRows } from "../../store/records.ts";
import { checkIncoming } from "./check-incoming.ts";
import { currentRows } from "./current-rows.ts";
import type { FileReading } from "./read-file.ts";

/** What taking one sheet would do. */
export type SheetChanges = {
  readonly noun: Noun;
  readonly sheet: string;
  readonly added: readonly AddedRow[];
  readonly changed: readonly ChangedRow[];
  readonly unchanged: number;
  /** Rows that are refused, however much is wrong in each. */
  readonly refusedRows: number;
};

/** What taking a file would do, found out without writing anything. */
export type DryRun = {
  readonly id: string;
  readonly mission_id: string;
  /** The last commit of the mission when this was found out. */
  readonly head_seq: number;
  readonly file: string;
  readonly sheets: readonly SheetChanges[];
  readonly refused: readonly Refused[];
  readonly warnings: readonly Refused[];
  readonly notes: readonly FileNote[];
  /** The refused rows as they stood in the file, for handing them back. */
  readonly refusedRows: readonly UnreadRow[];
  /** The sound rows as they came, to be joined with refused ones that were put right. */
  readonly sound: readonly IncomingSheet[];
};

const newId = (): string => uuidv7(Date.now(), randomBytes(10));

/** Compares a file with the records of the mission as they stand now. Nothing is written. */
export function dryRun(
  database: Database,
  session: SessionToken,
  missionId: string,
  file: { readonly name: string; readonly reading: FileReading },
): Promise<DryRun> {
  return database.transaction(session, (connection) => compare(connection, missionId, file), {
    readOnly: true,
    timeoutMs: 120_000,
  });
}

async function compare(
  connection: Connection,
  missionId: string,
  { name, reading }: { readonly name: string; readonly reading: FileReading },
): Promise<DryRun> {
  const head = await lastSeq(connection, missionId);
  const mission = (await findRows(connection, missionNoun, missionId, [missionId])).get(missionId);
  const found = [];
  for (const sheet of reading.sheets) {
    const { added, changed, unchanged, refused } = await differences(connection, missionId, sheet);
    found.push({ sheet, added, changed, unchanged, refused });
  }
  const checked = await checkIncoming(connection, missionId, found, extentOf(mission?.values));
  const refused = [...reading.refused, ...found.flatMap((each) => each.refused), ...checked.errors];
  const bad = new Set(refused.map(({ sheet, row }) => `${row} ${sheet}`));
  const isSound = (sheet: string) => (row: { readonly line: number }) => !bad.has(`${row.line} ${sheet}`);
  return {
    id: randomUUID(),
    mission_id: missionId,
    head_seq: head,
    file: name,
    sheets: found.map(({ sheet: { noun, sheet }, added, changed, unchanged }) => ({
      noun,
      sheet,
      added: added.filter(isSound(sheet)),
      changed: changed.filter(isSound(sheet)),
      unchanged,
      refusedRows: new Set(refused.filter((each) => each.sheet === sheet).map(({ row }) => row)).size,
    })),
    refused,
    warnings: checked.warnings,
    notes: reading.notes,
    refusedRows: handedBack(reading, refused),
    sound: refused.length === 0 ? [] : found.map((each) => soundRows(each, isSound(each.sheet.sheet))),
  };
}

/** The rows that would do something and have nothing wrong. */
function soundRows(
  {
    sheet,
    added,
    changed,
  }: { readonly sheet: IncomingSheet; readonly added: readonly AddedRow[]; readonly changed: readonly ChangedRow[] },
  isSound: (row: { readonly line: number }) => boolean,
): IncomingSheet {
  const lines = new Set([...added, ...changed].filter(isSound).map(({ line }) => line));
  return { ...sheet, rows: sheet.rows.filter(({ line }) => lines.has(line)) };
}

/** Rows compared at a time: what stands now is held for these only, so that few of them keep the memory low. */
const batch = 500;

async function differences(connection: Connection, missionId: string, sheet: IncomingSheet) {
  const finder = new DifferenceFinder(sheet, newId);
  for (let from = 0; from < sheet.rows.length; from += batch) {
    const rows = sheet.rows.slice(from, from + batch);
    finder.take(rows, await currentRows(connection, missionId, sheet, rows));
  }
  return finder.result();
}

/**
 * Joins the refused rows of an earlier upload, put right, with its sound ones. Where both have a record, the newer file
 * holds.
 */
export function withSoundRows(reading: FileReading, earlier: DryRun | undefined): FileReading {
  if (reading.rest === null) return reading;
  if (!earlier) return { ...reading, notes: [...reading.notes, { code: "rest_gone", sheet: null, values: {} }] };
  const sound = earlier.sound.map((sheet) => {
    const mine = reading.sheets.filter(({ noun }) => noun === sheet.noun);
    const ids = new Set(mine.flatMap((each) => each.rows.flatMap((row) => idsOfRow(each, row))));
    const rows = sheet.rows.filter((row) => !idsOfRow(sheet, row).some((id) => ids.has(id)));
    return { ...sheet, sheet: `${earlier.file}: ${sheet.sheet}`, rows };
  });
  const count = sound.reduce((sum, { rows }) => sum + rows.length, 0);
  const notes = [...reading.notes, { code: "rest_taken", sheet: null, values: { count, file: earlier.file } }];
  return { ...reading, sheets: [...sound, ...reading.sheets], notes };
}

/** The refused rows as the file had them; of one that clashes, the person's edits on the record as it stands. */
function handedBack(reading: FileReading, refused: readonly Refused[]): UnreadRow[] {
  const rebased = new Map(
    refused.flatMap((each) => (each.rebased ? [[keyOf(each.sheet, each.row), each.rebased]] : [])),
  );
  const bad = new Set(refused.map(({ sheet, row }) => keyOf(sheet, row)));
  const unread = new Set(reading.unread.map(({ sheet, line }) => keyOf(sheet, line)));
  const readRows = reading.sheets.flatMap(({ sheet, noun, rows }) =>
    rows
      .filter(({ line }) => bad.has(keyOf(sheet, line)) && !unread.has(keyOf(sheet, line)))
      .map((row): UnreadRow => {
        const newer = rebased.get(keyOf(sheet, row.line));
        const cells = cellsOf(newer ? newer.row : row.values);
        return { sheet, noun: noun.name, line: row.line, id: row.id, version: newer?.version ?? row.version, cells };
      }),
  );
  return [...reading.unread, ...readRows].sort((a, b) => (a.sheet === b.sheet ? a.line - b.line : 0));
}

const keyOf = (sheet: string, line: number): string => `${line} ${sheet}`;

function cellsOf(values: IncomingRow["values"]): UnreadRow["cells"] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === "object" && value !== null) return [name, value.join(";")];
      return [name, typeof value === "boolean" ? (value ? "yes" : "no") : value];
    }),
  );
}

/** The record that a change leads to. */
export const rowsAfter = ({ added, changed }: Pick<SheetChanges, "added" | "changed">): readonly Row[] => [
  ...added.map(({ row }) => row),
  ...changed.map(afterChange),
];
