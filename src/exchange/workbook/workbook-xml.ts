/** Parts of an XLSX file beside its sheets, and the XML of single cells (ECMA-376 part 1). */

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Formats of columns; each is an unlocked cell style, for what a person may change. */
const styles = ["locked", "header", "text", "integer", "number", "money", "day", "wrap", "bold"] as const;
export type StyleName = (typeof styles)[number];
export const styleIndex = (name: StyleName): number => styles.indexOf(name) + 1;

export type SheetEntry = { readonly name: string; readonly state: "visible" | "veryHidden" };

/** Characters that XML forbids stand as `_x0007_`; so does CR, which every reader of XML would make LF. */
const escapeText = (text: string): string =>
  text
    .replace(
      /[^\P{Cc}\t\n\u007f-\u009f]|[\ufffe\uffff]/gu,
      (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`,
    )
    .replace(/[\ud800-\udfff]/gu, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
export const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/"/g, "&quot;").replace(/\n/g, "&#10;").replace(/\t/g, "&#9;");

export function columnLetters(index: number): string {
  const rest = Math.floor((index - 1) / 26);
  return `${rest > 0 ? columnLetters(rest) : ""}${String.fromCharCode(65 + ((index - 1) % 26))}`;
}

/** A text as a cell; the text comes ready from `sheetText`, which marks what only looks like an escape. */
export const textCell = (address: string, style: StyleName, text: string): string =>
  `<c r="${address}" s="${styleIndex(style)}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
export const numberCell = (address: string, style: StyleName, number: number): string =>
  `<c r="${address}" s="${styleIndex(style)}"><v>${number}</v></c>`;
export const booleanCell = (address: string, style: StyleName, value: boolean): string =>
  `<c r="${address}" s="${styleIndex(style)}" t="b"><v>${value ? 1 : 0}</v></c>`;

export const sheetStart = `${declaration}<worksheet ${main}>`;

export function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${types}.worksheet+xml"/>`,
  );
  return `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${parts.join("")}</Types>`;
}

export const rootRelations = `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function workbookRelations(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${each.join("")}<Relationship Id="rIdStyles" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
}

export function workbookXml(sheets: readonly SheetEntry[]): string {
  const each = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${i + 1}"${state === "visible" ? "" : ` state="${state}"`} r:id="rId${i + 1}"/>`,
  );
  return `${declaration}<workbook ${main} xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${each.join("")}</sheets></workbook>`;
}

/** Number format, and whether bold, locked and wrapped, by style. */
const looks: Readonly<Record<StyleName, readonly [format: number, font: number, locked: boolean, wrap: boolean]>> = {
  locked: [49, 0, true, false],
  header: [49, 1, true, true],
  text: [49, 0, false, false],
  integer: [3, 0, false, false],
  number: [0, 0, false, false],
  money: [4, 0, false, false],
  day: [164, 0, false, false],
  wrap: [49, 0, false, true],
  bold: [49, 1, false, false],
};

export function stylesXml(): string {
  const fonts = `<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>`;
  const fills = `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6EDF0"/><bgColor indexed="64"/></patternFill></fill></fills>`;
  const xfs = styles.map((name) => {
    const [format, font, locked, wrap] = looks[name];
    const alignment = wrap ? '<alignment vertical="top" wrapText="1"/>' : "";
    const fill = name === "header" ? ' fillId="2" applyFill="1"' : ' fillId="0"';
    return `<xf numFmtId="${format}" fontId="${font}"${fill} borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyProtection="1"${wrap ? ' applyAlignment="1"' : ""}>${alignment}<protection locked="${locked ? 1 : 0}"/></xf>`;
  });
  return `${declaration}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>${fonts}${fills}<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xfs.join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
