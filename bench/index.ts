import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * One line of a bench: what was measured, the value, the plain alternative measured in the same run where there is
 * one, and the budget it is held to. A bench prints any number of such lines as JSON and nothing else on stdout.
 */
type Measure = {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  readonly plain?: number;
  readonly budget?: number;
  readonly note?: string;
  /** A measure with it is printed as its line of JSON too, above the table. */
  readonly median_ms?: number;
};

const folder = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const asked = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && name !== "index.ts")
  .map((name) => name.slice(0, -".ts".length))
  .filter((name) => asked.length === 0 || asked.includes(name));

const rows = [["measure", "value", "unit", "plain", "ratio", "budget", ""]];
let broken = 0;
for (const name of names) {
  const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", `${folder}${name}.ts`], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const measures = status === 0 ? stdout.split("\n").filter((line) => line.startsWith("{")) : [];
  if (measures.length === 0) {
    broken += 1;
    rows.push([name, "", "", "", "", "", `ended with ${status ?? "a signal"} and measured nothing`]);
  }
  for (const line of measures) {
    const measure = JSON.parse(line) as Measure;
    if (measure.median_ms !== undefined) console.log(line);
    rows.push(cells(measure));
  }
}
print(rows);
process.exit(broken === 0 ? 0 : 1);

function cells({ bench, value, unit, plain, budget, note = "" }: Measure): string[] {
  const within = budget === undefined ? note : `${value <= budget ? "within" : "OVER"} ${note}`.trim();
  const ratio = plain === undefined || plain === 0 ? "" : (value / plain).toFixed(2);
  return [bench, figure(value), unit, plain === undefined ? "" : figure(plain), ratio, figure(budget), within];
}

function figure(value: number | undefined): string {
  if (value === undefined) return "";
  return Number.isInteger(value) || value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function print(table: readonly string[][]): void {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  for (const row of table) {
    console.log(
      row
        .map((cell, column) =>
          column > 0 && column < 6 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    );
  }
}
