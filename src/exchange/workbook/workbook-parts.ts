import { Refusal } from "../../kernel/refusal.ts";
import { type Attributes, readXml } from "./read-xml.ts";
import type { ZipArchive } from "./zip-archive.ts";

export type SheetPart = { readonly name: string; readonly path: string };

/** What the parts of a workbook say about all its sheets. */
export type WorkbookParts = {
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  /** Which cell styles show a number as a day. */
  readonly dayStyles: readonly boolean[];
  /** Days are counted from 1904-01-01, as on old Macintoshes. */
  readonly from1904: boolean;
};

/** @throws Refusal `workbook.*` */
export async function readWorkbookParts(archive: ZipArchive): Promise<WorkbookParts> {
  const root = await relationsOf(archive, "_rels/.rels");
  const path = [...root.values()].find(({ type }) => type === "officeDocument")?.path ?? "xl/workbook.xml";
  if (!archive.has(path)) throw new Refusal("invalid", "workbook.invalid");
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relations = await relationsOf(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const { sheets, from1904 } = await readSheetList(archive, path);
  const ofType = (type: string) => [...relations.values()].find((each) => each.type === type)?.path;
  return {
    sheets: sheets.flatMap(({ name, relation }) => {
      const target = relations.get(relation);
      return target?.type === "worksheet" && archive.has(target.path) ? [{ name, path: target.path }] : [];
    }),
    strings: await readStrings(archive, ofType("sharedStrings")),
    dayStyles: await readDayStyles(archive, ofType("styles")),
    from1904,
  };
}

type Relation = { readonly type: string; readonly path: string };

async function relationsOf(archive: ZipArchive, part: string, folder = ""): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>();
  if (!archive.has(part)) return found;
  await readXml(archive.read(part), part, {
    open: (name, attributes) => {
      if (name !== "Relationship" || attributes["TargetMode"] === "External") return;
      const target = attributes["Target"] ?? "";
      const path = target.startsWith("/") ? target.slice(1) : folder + target.replace(/^\.\//, "");
      found.set(attributes["Id"] ?? "", { type: (attributes["Type"] ?? "").replace(/^.*\//, ""), path });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

async function readSheetList(archive: ZipArchive, part: string) {
  const sheets: { name: string; relation: string }[] = [];
  let from1904 = false;
  await readXml(archive.read(part), part, {
    open: (name, attributes) => {
      if (name === "sheet") sheets.push({ name: attributes["name"] ?? "", relation: relationIn(attributes) });
      if (name === "workbookPr") from1904 = isTrue(attributes["date1904"]);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, from1904 };
}

const relationIn = (attributes: Attributes): string =>
  Object.entries(attributes).find(([name]) => /^(.+:)?id$/.test(name))?.[1] ?? "";
export const isTrue = (text: string | undefined): boolean => text === "1" || text === "true";

/** Texts that cells share: runs of different type are one text; readings of characters beside it are not. */
async function readStrings(archive: ZipArchive, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || !archive.has(part)) return strings;
  let current = "";
  let inText = false;
  let inReading = false;
  await readXml(archive.read(part), part, {
    open: (name) => {
      if (name === "si") current = "";
      else if (name === "rPh") inReading = true;
      else if (name === "t") inText = !inReading;
    },
    close: (name) => {
      if (name === "si") strings.push(current);
      else if (name === "rPh") inReading = false;
      else if (name === "t") inText = false;
    },
    text: (text) => {
      if (inText) current += text;
    },
  });
  return strings;
}

/** Formats that are built in and show a day (ECMA-376 part 1, 18.8.30), also those of East Asian versions. */
const dayFormats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Whether a number format shows a day: it has a year, a day, or a month that is not minutes. */
function showsDay(code: string): boolean {
  const plain = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "").toLowerCase();
  return /[yd]|mmm/.test(plain) && !/general/.test(plain);
}

async function readDayStyles(archive: ZipArchive, part: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (part === undefined || !archive.has(part)) return styles;
  const custom = new Map<number, boolean>();
  let inCells = false;
  await readXml(archive.read(part), part, {
    open: (name, attributes) => {
      if (name === "numFmt") custom.set(Number(attributes["numFmtId"]), showsDay(attributes["formatCode"] ?? ""));
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      const format = Number(attributes["numFmtId"] ?? 0);
      styles.push(custom.get(format) ?? dayFormats.has(format));
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
    text: () => undefined,
  });
  return styles;
}
