import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import type { BriefCell, BriefTable } from "../../model/brief.ts";
import type { DocxFrame } from "./docx-text.ts";

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: "C9D2D6" } as const;
const thick = { style: BorderStyle.SINGLE, size: 8, color: "17242B" } as const;

/** A table whose head repeats on every page and whose rows are not split; in Arabic its first column stands right. */
export function blockTable(frame: DocxFrame, { columns, rows }: BriefTable): Table {
  const widths = columns.map(({ width }) => Math.round((frame.width * width) / 100));
  const cell = (value: BriefCell, at: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      borders: { top: none, left: none, right: none, bottom: isHead ? thick : thin },
      children: [
        new Paragraph({
          style: "Cell",
          keepNext: isHead,
          bidirectional: frame.rtl,
          alignment: columns[at]?.numeric ? AlignmentType.END : AlignmentType.START,
          children: [
            frame.run(value.text, { bold: isHead || value.mark === "strong", italics: value.mark === "unknown" }),
          ],
        }),
      ],
    });
  return new Table({
    width: { size: frame.width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: frame.rtl,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, at) => cell({ text: title }, at, true)),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((value, at) => cell(value, at, false)) })),
    ],
  });
}

/** Key figures side by side, each over its words. */
export function figuresTable(
  frame: DocxFrame,
  items: readonly { readonly value: BriefCell; readonly label: string }[],
): Table {
  const width = Math.floor(frame.width / Math.max(1, items.length));
  const borders = { top: none, left: none, right: none, bottom: none };
  return new Table({
    width: { size: frame.width, type: WidthType.DXA },
    columnWidths: items.map(() => width),
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: frame.rtl,
    borders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: items.map(
          ({ value, label }) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              borders,
              children: [
                new Paragraph({
                  bidirectional: frame.rtl,
                  children: [frame.run(value.text, { bold: true, size: 28, sizeComplexScript: 28 })],
                }),
                new Paragraph({ style: "Quiet", bidirectional: frame.rtl, children: [frame.run(label)] }),
              ],
            }),
        ),
      }),
    ],
  });
}
