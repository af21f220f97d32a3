import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A workbook that is not as it should be, and what is said of it. */
export type BrokenWorkbook = {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** Code of the refusal of the whole file, with values that tell which. */
  readonly refusal?: { readonly code: string; readonly values?: Readonly<Record<string, unknown>> };
  /** Rules of what is refused in it. */
  readonly faults?: readonly string[];
  /** Codes of what is told, though it stops nothing. */
  readonly notes?: readonly string[];
};

const sheet = "xl/worksheets/sheet1.xml";
const compound = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]);

/**
 * Every way in which a file that people send instead of a workbook is wrong, made from a sound workbook of two sites
 * (`a` in row 3, `b` in row 4) of the mission `test`.
 */
export function brokenWorkbooks(sound: Uint8Array): readonly BrokenWorkbook[] {
  const parts = unzipSync(sound);
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const made = (changes: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
    zipSync({
      ...parts,
      ...Object.fromEntries(
        Object.entries(changes).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
      ),
    });
  const edit = (from: string | RegExp, to: string): Uint8Array => {
    const changed = text(sheet).replace(from, to);
    if (changed === text(sheet)) throw new Error(`nothing to change for ${String(from)}`);
    return made({ [sheet]: changed });
  };
  const kind = (name: string) => ({ code: "workbook.wrong_kind", values: { kind: name } });
  return [
    { what: "an empty file", bytes: new Uint8Array(), refusal: kind("empty") },
    { what: "a picture", bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), refusal: kind("picture") },
    { what: "a PDF", bytes: strToU8("%PDF-1.7\n"), refusal: kind("pdf") },
    { what: "a plain text", bytes: strToU8("id,name\n"), refusal: kind("text") },
    { what: "an old .xls", bytes: compound, refusal: kind("xls") },
    {
      what: "a workbook behind a password",
      bytes: Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]),
      refusal: kind("protected"),
    },
    {
      what: "an OpenDocument sheet",
      bytes: zipSync({
        mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
        "content.xml": strToU8("<x/>"),
      }),
      refusal: kind("ods"),
    },
    { what: "a binary workbook", bytes: zipSync({ "xl/workbook.bin": new Uint8Array(4) }), refusal: kind("xlsb") },
    { what: "a text document", bytes: zipSync({ "word/document.xml": strToU8("<w/>") }), refusal: kind("document") },
    {
      what: "a file cut off in the middle",
      bytes: sound.subarray(0, sound.length / 2),
      refusal: { code: "workbook.torn" },
    },
    { what: "a file with a flipped byte", bytes: flipped(sound), refusal: { code: "workbook.torn" } },
    {
      what: "a part that grows a thousandfold",
      bytes: made({ [sheet]: new Uint8Array(60_000_000).fill(32) }),
      refusal: { code: "workbook.bomb" },
    },
    { what: "an archive in the archive", bytes: made({ "more.zip": "PK" }), refusal: { code: "workbook.bomb" } },
    { what: "parts that lie over each other", bytes: overlapping(sound), refusal: { code: "workbook.bomb" } },
    {
      what: "thousands of parts",
      bytes: made(Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`x/${n}`, ""]))),
      refusal: { code: "workbook.too_large", values: { what: "entries" } },
    },
    {
      what: "a document type with entities that multiply",
      bytes: edit(/<worksheet /, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet '),
      refusal: { code: "workbook.doctype" },
    },
    { what: "XML that breaks off", bytes: edit(/<\/sheetData>.*$/s, ""), refusal: { code: "workbook.xml" } },
    {
      what: "elements nested without end",
      bytes: edit("<sheetData>", `${"<x>".repeat(5000)}${"</x>".repeat(5000)}<sheetData>`),
      refusal: { code: "workbook.xml" },
    },
    {
      what: "another mission",
      bytes: edit("mission=test", "mission=other"),
      refusal: { code: "workbook.other_mission" },
    },
    { what: "a newer schema", bytes: edit("schema=2", "schema=9"), refusal: { code: "workbook.newer" } },
    { what: "an older schema", bytes: edit(";schema=2;mission=test", ""), faults: [], notes: ["upgraded"] },
    {
      what: "merged cells",
      bytes: edit("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="D3:D4"/></mergeCells>'),
      faults: ["cells.merged"],
    },
    { what: "a million blank rows", bytes: edit("</sheetData>", `${blankRows(1_000_000)}</sheetData>`), faults: [] },
    {
      what: "the same id twice",
      bytes: edit(/<row r="4">.*?<\/row>/s, secondRow(text(sheet))),
      faults: ["id.duplicate"],
    },
    {
      what: "two sheets of one table",
      bytes: made({ "xl/worksheets/sheet2.xml": text(sheet) }),
      faults: ["sheet.repeated"],
    },
    { what: "no header", bytes: edit(/<row r="1" .*?<row r="3">/s, '<row r="3">'), faults: ["header.missing"] },
    {
      what: "a title above the header",
      bytes: edit(
        '<sheetData><row r="1" hidden="1">',
        '<sheetData><row><c t="inlineStr"><is><t>Our sites</t></is></c></row><row hidden="1">',
      ),
      faults: [],
    },
    { what: "macros", bytes: made({ "xl/vbaProject.bin": new Uint8Array(9) }), faults: [], notes: ["macros"] },
    {
      what: "links to other files",
      bytes: made({ "xl/externalLinks/externalLink1.xml": "<x/>" }),
      faults: [],
      notes: ["links"],
    },
    {
      what: "a formula that failed",
      bytes: edit(/<c r="F3"[^>]*>.*?<\/c>/s, '<c r="F3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
      faults: ["cell.error"],
    },
    {
      what: "a formula without a value",
      bytes: edit(/<c r="F3"[^>]*>.*?<\/c>/s, '<c r="F3"><f>1+1</f></c>'),
      faults: ["formula.empty"],
    },
    {
      what: "a number of two meanings",
      bytes: edit(/<c r="F3"[^>]*>.*?<\/c>/s, '<c r="F3" t="str"><v>1,234</v></c>'),
      faults: ["number.ambiguous"],
    },
  ];
}

const blankRows = (count: number): string => Array.from({ length: count }, (_, n) => `<row r="${n + 5}"/>`).join("");

/** The first row's cells in the place of the second's. */
function secondRow(xml: string): string {
  const first = /<row r="3">(.*?)<\/row>/s.exec(xml)?.[1] ?? "";
  return `<row r="4">${first.replace(/r="([A-Z]+)3"/g, 'r="$14"')}</row>`;
}

function flipped(sound: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(sound);
  const at = Buffer.from(bytes.buffer).indexOf("xl/worksheets/sheet1.xml") + 80;
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  return bytes;
}

/** The directory points twice to the same bytes. */
function overlapping(sound: Uint8Array): Uint8Array {
  const bytes = Buffer.from(sound);
  const first = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const second = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), first + 4);
  bytes.writeUInt32LE(bytes.readUInt32LE(first + 42), second + 42);
  return bytes;
}
