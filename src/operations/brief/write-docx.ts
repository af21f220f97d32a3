import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from "docx";
import type { Brief, BriefBlock, BriefPicture } from "../../model/brief.ts";
import { blockTable, figuresTable } from "./docx-table.ts";
import { type DocxFrame, docxFrame, docxStyles } from "./docx-text.ts";
import { picturePng } from "./picture-png.ts";
import { pictureSvg } from "./picture-svg.ts";

export type DocxPaper = "a4" | "letter";

/** Paper and margins in twentieths of a point. */
const papers = { a4: { width: 11906, height: 16838 }, letter: { width: 12240, height: 15840 } } as const;
const margin = { top: 1150, bottom: 1000, left: 850, right: 850, header: 450, footer: 400 } as const;

/** The report as a file for a word processor: real headings, tables whose heads repeat, page numbers that it counts itself. */
export async function writeDocx(brief: Brief, paper: DocxPaper = "a4"): Promise<Buffer> {
  const frame = docxFrame(brief, papers[paper].width - margin.left - margin.right);
  const document = new Document({
    creator: "Concert",
    title: frame.clean(brief.title),
    description: frame.clean(brief.marks.handling),
    styles: docxStyles(brief),
    sections: [
      {
        properties: { page: { size: papers[paper], margin } },
        headers: { default: headerOf(frame, brief) },
        footers: { default: footerOf(frame, brief) },
        children: [
          ...opening(frame, brief),
          ...brief.sections.flatMap(({ blocks }) => blocks.flatMap((block) => blockOf(frame, block))),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const joined = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(" · ");

function headerOf(frame: DocxFrame, { marks }: Brief): Header {
  const line = (text: string): Paragraph =>
    new Paragraph({ style: "Margin", bidirectional: frame.rtl, children: [frame.run(text)] });
  return new Header({
    children: [line(marks.head[0]), line(joined(marks.head[1], marks.scenario))],
  });
}

function footerOf(frame: DocxFrame, { marks }: Brief): Footer {
  const { page } = marks;
  const number = (field: (typeof PageNumber)[keyof typeof PageNumber]): TextRun =>
    new TextRun({ children: [field], rightToLeft: frame.rtl });
  return new Footer({
    children: [
      new Paragraph({
        style: "Margin",
        bidirectional: frame.rtl,
        children: [frame.run(marks.foot)],
      }),
      new Paragraph({
        style: "Margin",
        bidirectional: frame.rtl,
        alignment: AlignmentType.END,
        children: [
          frame.run(page.before),
          number(PageNumber.CURRENT),
          frame.run(page.between),
          number(PageNumber.TOTAL_PAGES),
          frame.run(page.after),
        ],
      }),
    ],
  });
}

function opening(frame: DocxFrame, { title, subtitle, marks }: Brief): Paragraph[] {
  const text = (style: string, words: string): Paragraph =>
    new Paragraph({ style, bidirectional: frame.rtl, children: [frame.run(words)] });
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, bidirectional: frame.rtl, children: [frame.run(title)] }),
    text("Quiet", subtitle),
    ...(marks.nature === null ? [] : [text("Warning", marks.nature)]),
    text("Quiet", joined(marks.handling, marks.scenario, marks.as_on)),
  ];
}

const styleOfTone = { plain: "Normal", quiet: "Quiet", warning: "Warning" } as const;

function blockOf(frame: DocxFrame, block: BriefBlock): (Paragraph | Table)[] {
  const text = (style: string, words: string): Paragraph =>
    new Paragraph({ style, bidirectional: frame.rtl, children: [frame.run(words)] });
  switch (block.type) {
    case "heading":
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          bidirectional: frame.rtl,
          children: [frame.run(block.text)],
        }),
      ];
    case "paragraph":
      return [text(styleOfTone[block.tone], block.text)];
    case "note":
      return [text("Quiet", block.text)];
    case "figures":
      return [figuresTable(frame, block.items)];
    case "table":
      return [
        new Paragraph({
          style: "Quiet",
          keepNext: true,
          bidirectional: frame.rtl,
          children: [frame.run(block.caption)],
        }),
        blockTable(frame, block),
        new Paragraph({ style: "Gap", children: [] }),
      ];
    case "picture":
      return pictureOf(frame, block);
    case "sources":
      return block.items.map(
        ({ key, title }) =>
          new Paragraph({
            style: "Quiet",
            bidirectional: frame.rtl,
            children: [frame.run(`${key}: `, { bold: true }), frame.run(title)],
          }),
      );
  }
}

/** Drawn as SVG; a reader that knows no SVG shows bars and lines without their letters. */
function pictureOf(frame: DocxFrame, picture: BriefPicture): Paragraph[] {
  const width = Math.round(frame.width / 15);
  const image = new ImageRun({
    type: "svg",
    data: Buffer.from(pictureSvg(picture, frame.font).text.replace(/^\s+/gm, "")),
    transformation: { width, height: Math.round((width * picture.height) / picture.width) },
    fallback: { type: "png", data: picturePng(picture) },
    altText: { name: "picture", title: frame.clean(picture.title), description: frame.clean(picture.alt) },
  });
  const legend = picture.legend.map(({ mark, text }) => `${signs[mark]} ${text}`).join("   ");
  return [
    new Paragraph({
      keepNext: true,
      bidirectional: frame.rtl,
      children: [frame.run(picture.title, { bold: true })],
    }),
    new Paragraph({ keepNext: true, children: [image] }),
    new Paragraph({ style: "Quiet", bidirectional: frame.rtl, children: [frame.run(legend)] }),
  ];
}

const signs = { dark: "■", light: "▒", hollow: "□", level: "━", grid: "", chosen: "┆" } as const;
