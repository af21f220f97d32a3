import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { isPlainDate } from "../kernel/plain-date.ts";
import { readMandatePack } from "../operations/mandate/read-mandate-pack.ts";
import { showDifference } from "../operations/mandate/show-difference.ts";
import { showMandate } from "../operations/mandate/show-mandate.ts";
import { differenceText } from "./mandate-difference-text.ts";
import { mandateText } from "./mandate-text.ts";
import { type Terminal, UsageError } from "./terminal.ts";

const options = {
  from: { type: "string" },
  to: { type: "string" },
  year: { type: "string" },
  "as-of": { type: "string" },
  notice: { type: "string" },
  out: { type: "string" },
  json: { type: "boolean" },
} as const;
type Values = { readonly [K in Exclude<keyof typeof options, "json">]?: string | undefined } & {
  readonly json?: boolean | undefined;
};

/** The mandate of a pack on a day, and what differs between two instruments with people and cost. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const [first, second, ...more] = positionals;
  if (first === undefined || more.length > 0) throw new UsageError("mandate.usage");
  if (first === "diff") {
    if (second === undefined) throw new UsageError("mandate.usage");
    await showDiff(second, values, io);
  } else if (second === undefined) await showSheet(first, values, io);
  else throw new UsageError("mandate.usage");
  return 0;
}

async function showDiff(pack: string, values: Values, io: Terminal): Promise<void> {
  const { from, to, year = null } = values;
  if (from === undefined || to === undefined) throw new UsageError("mandate.usage.diff");
  const { mission, means } = await readMandatePack(resolve(io.cwd, pack), io.language);
  const priced = showDifference(mission, means, { from, to, year });
  io.out(values.json ? `${JSON.stringify(priced, null, 1)}\n` : differenceText(priced, io.language));
}

async function showSheet(pack: string, values: Values, io: Terminal): Promise<void> {
  const { "as-of": asOf = null, notice, out, from, to, year = null } = values;
  if (asOf !== null && !isPlainDate(asOf)) throw new UsageError("shares.usage.date", { text: asOf });
  if (notice !== undefined && !/^\d{1,4}$/.test(notice)) throw new UsageError("mandate.usage.notice", { text: notice });
  const { mission, means } = await readMandatePack(resolve(io.cwd, pack), io.language);
  const sheet = showMandate(mission, { asOf, noticeDays: notice === undefined ? null : Number(notice) });
  if (out !== undefined) {
    const { mandateWorkbook } = await import("../operations/mandate/write-mandate-workbook.ts");
    const priced = from === undefined || to === undefined ? null : showDifference(mission, means, { from, to, year });
    await pipeline(mandateWorkbook({ sheet, priced, mission }, io.language), createWriteStream(resolve(io.cwd, out)));
  }
  io.out(values.json ? `${JSON.stringify(sheet, null, 1)}\n` : mandateText(sheet, mission, io.language));
}
