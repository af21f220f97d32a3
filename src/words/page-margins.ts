/** What stands in the margins of each printed page, ready to be read. */
type PageMargins = {
  readonly paper: "a4" | "letter";
  readonly direction: "ltr" | "rtl";
  /** The language, which says how pages are counted. */
  readonly language: string;
  readonly head: readonly [start: string, end: string];
  readonly foot: string;
  readonly page: { readonly before: string; readonly between: string; readonly after: string };
};

/** CSS of the paper: its size, and the text of its margins with the number of the page and the count of pages. */
export function pageRules(margins: PageMargins): string {
  const { direction, head, foot, page } = margins;
  const style = margins.language === "ar-u-nu-arab" ? ", arabic-indic" : "";
  const count = `${cssText(page.before)} counter(page${style}) ${cssText(page.between)} counter(pages${style}) ${cssText(page.after)}`;
  const [start, end] = direction === "rtl" ? (["right", "left"] as const) : (["left", "right"] as const);
  const box = (place: string, side: string, width: string, content: string): string =>
    `@${place}-${side}{content:${content};direction:${direction};text-align:${side};width:${width};vertical-align:${place === "top" ? "bottom" : "top"};padding-block:4pt;font:7.5pt/1.3 ${fonts};color:#333}`;
  return [
    `@page{size:${margins.paper === "a4" ? "A4" : "Letter"};margin:17mm 13mm 17mm;`,
    box("top", start, "50%", cssText(head[0])),
    box("top", end, "50%", cssText(head[1])),
    box("bottom", start, "76%", cssText(foot)),
    box("bottom", end, "24%", count),
    "}",
  ].join("");
}

const fonts = `"Noto Sans","Noto Sans Arabic","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif`;

/** A CSS string; no quote, closing tag or line break can come out of it. */
const cssText = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N}\p{M}\p{P}\p{Z}\p{Sm}\p{Cf}]|["\\<>\u2028\u2029]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
