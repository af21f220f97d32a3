/**
 * The cells of a block as a sheet puts it on the clipboard: tabs between cells, line ends between rows, and quotes
 * around a cell that holds one of them. A quote inside a cell that is not quoted is a quote.
 */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    rows.at(-1)?.push(cell);
    if (end >= text.length) break;
    if (text[end] === "\t") at = end + 1;
    else {
      at = end + (text.startsWith("\r\n", end) ? 2 : 1);
      if (at >= text.length) break;
      rows.push([]);
    }
  }
  return rows;
}

const isEnd = (sign: string | undefined): boolean =>
  sign === undefined || sign === "\t" || sign === "\n" || sign === "\r";

function plainCell(text: string, from: number): { cell: string; end: number } {
  let end = from;
  while (!isEnd(text[end])) end += 1;
  return { cell: text.slice(from, end), end };
}

/** A quote that is never closed, or closed before more text, was no quoting: the cell is taken as it stands. */
function quotedCell(text: string, from: number): { cell: string; end: number } {
  let end = from + 1;
  while (end < text.length) {
    if (text[end] !== '"') end += 1;
    else if (text[end + 1] === '"') end += 2;
    else if (isEnd(text[end + 1])) return { cell: text.slice(from + 1, end).replaceAll('""', '"'), end: end + 1 };
    else break;
  }
  return plainCell(text, from);
}

/** A text that a sheet would run as a formula gets an apostrophe, as in every file that leaves; `original` takes it off. */
const formula = /^'*[=+@\t\r]|^'*-(?!\d)/;
const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);
export const original = (text: string): string => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text);

const quotedText = (cell: string): string => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const blockText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => quotedText(harmless(cell))).join("\t")).join("\r\n");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>");

/** The same block for a word processor or an e-mail. */
export const blockHtml = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(harmless(cell))}</td>`).join("")}</tr>`).join("")}</table>`;
