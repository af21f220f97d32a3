import type { ReportFrame } from "../report/report-frame.ts";

/** What a column holds; amounts keep their cents, rates their ten decimals, and a text is never read as a formula. */
export type SheetKind = "text" | "date" | "integer" | "decimal" | "money" | "rate";
export type SheetColumn = { readonly name: string; readonly kind: SheetKind; readonly width?: number };
/** A value as the plan holds it: money and rates are decimal strings, dates plain strings, null is unknown. */
export type SheetValue = string | number | null;

/** One sheet: `name` is said under `report.sheet.<name>`, each column under `report.column.<name>`. */
export type PlanSheet = {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: (frame: ReportFrame) => Iterable<readonly SheetValue[]>;
};

export const column = (name: string, kind: SheetKind = "text", width?: number): SheetColumn => ({
  name,
  kind,
  ...(width === undefined ? {} : { width }),
});
