/** A text that a spreadsheet could take for a formula, behind any number of apostrophes of ours. */
const formulaLike = /^'*[=+\-@\t\r]/;

/** Puts an apostrophe before a text that could run as a formula when the sheet is saved as CSV or pasted. */
export const neutralised = (text: string): string => (formulaLike.test(text) ? `'${text}` : text);

/** The inverse of `neutralised`. */
export const original = (text: string): string =>
  text.startsWith("'") && formulaLike.test(text) ? text.slice(1) : text;

/**
 * A text as it stands in a cell of a workbook: neutralised, and with what looks like an escaped character (`_x000A_`)
 * kept from being read as one (ECMA-376 part 1, 22.4.2.4: an underscore is escaped as `_x005F_`).
 */
export const sheetText = (text: string): string => neutralised(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
