import { fileName, type ChartNotes, type ChartStamp } from "./chart-stamp.ts";
import type { ChartTable } from "./chart-table.ts";
import { pngOf, svgOf } from "./picture-file.ts";
import { csvOf, xlsxOf } from "./sheet-file.ts";

export type ChartFile = "svg" | "png" | "csv" | "xlsx";

type Saved = {
  readonly kind: ChartFile;
  readonly drawn: SVGSVGElement | null;
  readonly table: ChartTable;
  readonly notes: ChartNotes;
  readonly stamp: ChartStamp;
  readonly rtl: boolean;
};

/** Hands the chart to the browser as a file, exactly as it is seen. */
export async function saveChart(saved: Saved): Promise<void> {
  const blob = await blobOf(saved);
  if (blob === null) return;
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName(saved.stamp, saved.kind);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function blobOf({ kind, drawn, table, notes, rtl }: Saved): Promise<Blob | null> {
  if (kind === "csv") return new Blob([csvOf(table, notes)], { type: "text/csv" });
  if (kind === "xlsx") {
    const bytes = Uint8Array.from(xlsxOf(table, notes, { rtl }));
    return new Blob([bytes], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
  }
  if (drawn === null) return null;
  const svg = svgOf(drawn, notes, { rtl });
  return kind === "svg" ? new Blob([svg.text], { type: "image/svg+xml" }) : pngOf(svg);
}
