/** A text that a spreadsheet could take for a formula, behind any number of apostrophes of ours. */
const formulaLike = /^'*[=+\-@\t\r]/;

/** Puts an apostrophe before a text that could run as a formula when the sheet is saved as CSV or pasted. */
export const neutralised = (text: string): string => (formulaLike.test(text) ? `'${text}` : text);

/** The inverse of `neutralised`. */
export const original = (text: string): string =>
  text.startsWith("'") && formulaLike.test(text) ? text.slice(1) : text;
