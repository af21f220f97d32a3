import ExcelJS from "exceljs";
import { sheetText } from "../../exchange/workbook/cell-text.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { Plan } from "../../model/plan.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { type Language, directionOf } from "../../words/say.ts";
import { type ReportFrame, reportFrame } from "./report/report-frame.ts";
import { flagsSheet, notesSheet, sourcesSheet, unknownSheet } from "./workbook/finding-sheets.ts";
import { monthsSheet, needsSheet, sitesSheet, summarySheet, travelSheet } from "./workbook/force-sheets.ts";
import { budgetsSheet, reimbursementSheet, sharesSheet } from "./workbook/money-sheets.ts";
import type { PlanSheet, SheetKind, SheetValue } from "./workbook/plan-sheet.ts";

const sheets: readonly PlanSheet[] = [
  summarySheet,
  monthsSheet,
  sitesSheet,
  needsSheet,
  reimbursementSheet,
  budgetsSheet,
  sharesSheet,
  travelSheet,
  flagsSheet,
  unknownSheet,
  sourcesSheet,
  notesSheet,
];

const formats: Readonly<Record<SheetKind, string>> = {
  text: "@",
  date: "yyyy-mm-dd",
  integer: "0",
  decimal: "#,##0.0",
  money: "#,##0.00",
  rate: "0.0000000000",
};

/** A plan with the values that it was made of. */
export type PlannedValues = { readonly plan: Plan; readonly mission: MissionData; readonly reference: ReferenceData };

/**
 * Writes the plan as an XLSX file, row by row: numbers as numbers, headers that stay in view, nothing that is a
 * formula.
 */
export async function writeWorkbook(planned: PlannedValues, language: Language, file: string): Promise<void> {
  const frame = reportFrame(planned.plan, planned.mission, planned.reference, language);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  for (const sheet of sheets) writeSheet(workbook, sheet, frame);
  await workbook.commit();
}

function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { name, columns, rows }: PlanSheet,
  frame: ReportFrame,
): void {
  const rightToLeft = directionOf(frame.language) === "rtl";
  const sheet = workbook.addWorksheet(frame.say(`report.sheet.${name}`).slice(0, 31), {
    views: [{ state: "frozen", ySplit: 1, rightToLeft }],
  });
  sheet.columns = columns.map((column) => {
    const header = frame.say(`report.column.${column.name}`);
    return {
      header,
      width: column.width ?? Math.min(28, Math.max(12, header.length + 2)),
      style: { numFmt: formats[column.kind] },
    };
  });
  const heading = sheet.getRow(1);
  heading.font = { bold: true };
  heading.commit();
  for (const row of rows(frame))
    sheet.addRow(row.map((value, i) => cellOf(value, columns[i]?.kind ?? "text"))).commit();
  sheet.commit();
}

/** Numbers of a sheet hold 15 digits; a longer decimal stays text, so that no cent is lost. Unknown is an empty cell. */
function cellOf(value: SheetValue, kind: SheetKind): string | number | Date | null {
  if (value === null || value === "") return null;
  if (typeof value === "number") return value;
  if ((kind === "money" || kind === "rate") && /^-?\d+(\.\d+)?$/.test(value))
    return value.replace(/\D/g, "").length <= 15 ? Number(value) : value;
  if (kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`);
  return sheetText(value);
}
