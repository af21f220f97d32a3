import { PassThrough, type Readable } from "node:stream";
import { csvLine } from "../../exchange/csv.ts";
import { neutralised } from "../../exchange/workbook/cell-text.ts";
import { fitsSheet } from "../../exchange/workbook/sheet-columns.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { formatCell } from "../../model/cell.ts";
import type { FieldMeta, Value } from "../../model/field.ts";
import { type Noun, type Row, fieldsOf } from "../../model/noun.ts";
import type { Database, ListQuery, Page, SessionToken } from "../../store/store.ts";
import type { Language } from "../../words/say.ts";
import { listRecords } from "../records/list-records.ts";
import { madeUp, markedName } from "./made-up.ts";
import { referenceChoices } from "./reference-choices.ts";

export type FileRequest = {
  readonly noun: Noun;
  readonly query: ListQuery;
  readonly format: "csv" | "xlsx" | "geojson";
  readonly language: Language;
};
type Listed = { readonly row: Row; readonly version: number };
export type ListFile = { readonly name: string; readonly type: string; readonly body: string | Readable };

const rowsAtOnce = 5000;

/**
 * A list as it is seen, filtered and sorted, as a file; all of it, whatever page was asked for.
 * @throws Refusal for a format that the noun does not have
 */
export async function listAsFile(
  database: Database,
  session: SessionToken,
  missionId: string,
  request: FileRequest,
): Promise<ListFile> {
  const { noun, format } = request;
  if (format === "geojson" && !hasPosition(noun)) throw unknownFormat(request);
  if (format === "xlsx" && !fitsSheet(noun)) throw new Refusal("invalid", "sheet.unfit", { noun: noun.name });
  const made = await madeUp(database, session, missionId);
  const plain = `${missionId.replace(/[^A-Za-z0-9_-]/g, "-")}-${noun.plural}.${format}`;
  const name = markedName(made, plain);
  if (format === "xlsx")
    return { name, type: workbookType, body: await asWorkbook(database, session, missionId, request) };
  const rows = (await allRows(database, session, missionId, request)).map(({ row }) => row);
  if (format === "csv") return { name, type: "text/csv; charset=utf-8", body: asCsv(noun, rows) };
  return { name, type: "application/geo+json; charset=utf-8", body: asGeoJson(noun, rows) };
}

export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Rows are read from the database as the workbook is written, so that a long list takes no more memory than a short one. */
async function asWorkbook(
  database: Database,
  session: SessionToken,
  mission: string,
  request: FileRequest,
): Promise<Readable> {
  const { noun, language } = request;
  // The writer of workbooks is seldom needed.
  const { writeWorkbook } = await import("../../exchange/workbook/write-workbook.ts");
  const choices = await referenceChoices(database, session, mission, [noun]);
  const stream = new PassThrough();
  const rows = rowByRow(database, session, mission, request);
  const made = await madeUp(database, session, mission);
  const options = { language, mission, missionId: mission, choices, made };
  void writeWorkbook(stream, [{ noun, rows }], options).catch((error: Error) => stream.destroy(error));
  return stream;
}

const unknownFormat = ({ noun, format }: FileRequest) =>
  new Refusal("invalid", "server.format_unknown", { noun: noun.plural, format });

async function allRows(...of: Parameters<typeof rowByRow>): Promise<Listed[]> {
  const rows: Listed[] = [];
  for await (const row of rowByRow(...of)) rows.push(row);
  return rows;
}

/** The rows of a list one by one, read in pages. */
export async function* rowByRow(
  database: Database,
  session: SessionToken,
  missionId: string,
  { noun, query }: Pick<FileRequest, "noun" | "query">,
): AsyncGenerator<Listed> {
  let cursor: string | null = null;
  do {
    const page: Page = await listRecords(database, session, missionId, {
      noun,
      query: { ...query, limit: rowsAtOnce, cursor },
    });
    for (const { values, version } of page.rows) yield { row: values, version };
    cursor = page.next_cursor;
  } while (cursor !== null);
}

const typed = new Set<FieldMeta["kind"]>([
  "integer",
  "decimal",
  "money",
  "rate",
  "longitude",
  "latitude",
  "boolean",
  "date",
  "month",
  "period",
]);

/** A spreadsheet takes text that begins like a formula for one; numbers stay numbers. */
const safeCell = (text: string, meta: FieldMeta): string => (typed.has(meta.kind) ? text : neutralised(text));

function asCsv(noun: Noun, rows: readonly Row[]): string {
  const fields = fieldsOf(noun);
  const lines = rows.map((row) => csvLine(fields.map(({ name, meta }) => safeCell(textOf(row[name], meta), meta))));
  return csvLine(fields.map(({ name }) => name)) + lines.join("");
}

function textOf(value: Value | undefined, meta: FieldMeta): string {
  if (meta.kind === "changes") return JSON.stringify(value ?? []);
  return formatCell(value ?? null);
}

const hasPosition = (noun: Noun): boolean => {
  const kinds = new Set(fieldsOf(noun).map(({ meta }) => meta.kind));
  return kinds.has("longitude") && kinds.has("latitude") && noun.name !== "mission";
};

/** RFC 7946; a record whose place is unknown has a null geometry. */
function asGeoJson(noun: Noun, rows: readonly Row[]): string {
  const fields = fieldsOf(noun);
  const lon = fields.find(({ meta }) => meta.kind === "longitude")?.name ?? "";
  const lat = fields.find(({ meta }) => meta.kind === "latitude")?.name ?? "";
  const features = rows.map((row) => {
    const [x, y] = [row[lon], row[lat]];
    const geometry = typeof x === "number" && typeof y === "number" ? { type: "Point", coordinates: [x, y] } : null;
    const properties = Object.fromEntries(
      fields.filter(({ name }) => name !== lon && name !== lat).map(({ name }) => [name, row[name] ?? null]),
    );
    return { type: "Feature", id: row.id, geometry, properties };
  });
  return JSON.stringify({ type: "FeatureCollection", features });
}
