import { parentPort, workerData } from "node:worker_threads";
import type { FileNote, IncomingRow, IncomingSheet, Refused, UnreadRow } from "../exchange/incoming.ts";
import { readIncomingCsv } from "../exchange/incoming-csv.ts";
import { readWorkbookRows } from "../exchange/workbook/read-workbook.ts";
import { type MessageValues, Refusal, type RefusalKind } from "../kernel/refusal.ts";
import { findNoun } from "../model/nouns.ts";

/** A file to read; the thread ends when it is read. */
export type FileTask = {
  readonly format: "csv" | "xlsx";
  readonly name: string;
  readonly noun: string | null;
  readonly mission: string;
  readonly bytes: Uint8Array;
};

/** A sheet without its rows, which come before. */
export type SheetShape = Omit<IncomingSheet, "rows" | "noun"> & { readonly noun: string };
export type FileRest = {
  readonly sheets: readonly SheetShape[];
  readonly refused: readonly Refused[];
  readonly unread: readonly UnreadRow[];
  readonly notes: readonly FileNote[];
  readonly rest: string | null;
};

/** Rows in batches, as the JSON of a list (smaller and quicker than copied objects), then the rest; or why the file cannot be read. */
export type FileMessage =
  | { readonly kind: "rows"; readonly sheet: number; readonly json: string }
  | { readonly kind: "rest"; readonly rest: FileRest }
  | { readonly kind: "refusal"; readonly refusal: RefusalKind; readonly code: string; readonly values: MessageValues }
  | { readonly kind: "defect"; readonly trace: string };

const batch = 500;

async function read(task: FileTask, post: (message: FileMessage) => void): Promise<FileRest> {
  const noun = task.noun === null ? undefined : findNoun(task.noun);
  let gathered: IncomingRow[] = [];
  let place = 0;
  const send = (): void => {
    if (gathered.length > 0) post({ kind: "rows", sheet: place, json: JSON.stringify(gathered) });
    gathered = [];
  };
  const take = (sheet: number, row: IncomingRow): void => {
    if (sheet !== place || gathered.length >= batch) send();
    place = sheet;
    gathered.push(row);
  };
  if (task.format === "csv") {
    const { sheets, refused } = await readIncomingCsv(task.name, piecesOf(task.bytes), noun);
    sheets.forEach((sheet, index) => sheet.rows.forEach((row) => take(index, row)));
    send();
    return { sheets: sheets.map(shapeOf), refused, unread: [], notes: [], rest: null };
  }
  const options = { mission: task.mission, ...(noun ? { noun } : {}) };
  const rest = await readWorkbookRows(task.bytes, options, take);
  send();
  return { ...rest, sheets: rest.sheets.map(shapeOf) };
}

const shapeOf = ({ noun, sheet, columns }: Omit<IncomingSheet, "rows">): SheetShape => ({
  noun: noun.name,
  sheet,
  columns,
});

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function answer(task: FileTask, post: (message: FileMessage) => void): Promise<void> {
  try {
    post({ kind: "rest", rest: await read(task, post) });
  } catch (error) {
    if (error instanceof Refusal)
      post({ kind: "refusal", refusal: error.kind, code: error.code, values: error.values });
    else post({ kind: "defect", trace: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

if (parentPort) {
  const port = parentPort;
  // The thread is started by read-file.ts alone, which sends this type.
  await answer(workerData as FileTask, (message) => port.postMessage(message));
}
