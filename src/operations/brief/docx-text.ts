import { type IRunOptions, type IStylesOptions, TextRun } from "docx";
import type { Brief } from "../../model/brief.ts";

/** What every part of a DOCX is written with. `width` is that of the text in twentieths of a point. */
export type DocxFrame = {
  readonly rtl: boolean;
  readonly width: number;
  readonly font: string;
  readonly clean: (text: string) => string;
  readonly run: (text: string, look?: Pick<IRunOptions, "bold" | "italics" | "size" | "sizeComplexScript">) => TextRun;
};

const fonts = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "Microsoft YaHei" } as const;
const locales: Readonly<Record<string, string>> = {
  en: "en-GB",
  fr: "fr-FR",
  es: "es-ES",
  ar: "ar-SA",
  ru: "ru-RU",
  zh: "zh-CN",
};

export const docxFrame = (brief: Brief, width: number): DocxFrame => {
  const rtl = brief.direction === "rtl";
  return {
    rtl,
    width,
    font: "Arial, Microsoft YaHei, sans-serif",
    clean,
    run: (text, look = {}) =>
      new TextRun({
        text: clean(text),
        rightToLeft: rtl,
        ...look,
        ...(look.bold ? { boldComplexScript: true } : {}),
        ...(look.italics ? { italicsComplexScript: true } : {}),
      }),
  };
};

/** Text stays text: a run is never a field. What XML cannot hold and the invisible marks of the page are taken out. */
const clean = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, "")
    .replace(/\p{Cc}/gu, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .replace(/[\uFFFE\uFFFF\u2066-\u2069]/g, "");

const half = (points: number) => ({ size: points * 2, sizeComplexScript: points * 2 });

/** Styles with names that a word processor knows; sizes for Arabic are set beside those for other scripts. */
export function docxStyles(brief: Brief): IStylesOptions {
  const locale = locales[brief.language.slice(0, 2)] ?? "en-GB";
  const language =
    brief.direction === "rtl"
      ? { bidirectional: locale }
      : locale.startsWith("zh")
        ? { value: "en-GB", eastAsia: locale }
        : { value: locale };
  const spacing = { before: 0, after: 60 };
  return {
    default: {
      document: { run: { font: fonts, ...half(9), language }, paragraph: { spacing } },
      heading1: {
        run: { font: fonts, ...half(16), bold: true, boldComplexScript: true, color: "17242B" },
        paragraph: { spacing },
      },
      heading2: {
        run: { font: fonts, ...half(11), bold: true, boldComplexScript: true, color: "17242B" },
        paragraph: { spacing: { before: 140, after: 40 } },
      },
    },
    paragraphStyles: [
      {
        id: "Quiet",
        name: "Quiet",
        basedOn: "Normal",
        run: { ...half(8), color: "4B5962" },
        paragraph: { spacing: { after: 40 } },
      },
      { id: "Warning", name: "Warning", basedOn: "Normal", run: { ...half(9), bold: true, boldComplexScript: true } },
      {
        id: "Margin",
        name: "Margin",
        basedOn: "Normal",
        run: { ...half(7), color: "333333" },
        paragraph: { spacing: { after: 0 } },
      },
      { id: "Cell", name: "Cell", basedOn: "Normal", run: half(8), paragraph: { spacing: { before: 10, after: 10 } } },
      { id: "Gap", name: "Gap", basedOn: "Normal", run: half(4), paragraph: { spacing: { after: 0 } } },
    ],
  };
}
