import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { PledgeLevel, pledgeLevels } from "../model/payer-mix.ts";
import { mixPack } from "../operations/funding/payers/mix-pack.ts";
import { onlyArgument, readArguments } from "./arguments.ts";
import { payersText } from "./payers-text.ts";
import { type Terminal, UsageError } from "./terminal.ts";

/** Who pays for a pack's mission by line and month, and what it means when payers fall away. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const given = readArguments(args, { values: ["count", "out"], lists: ["without", "scenario"] });
  const counted = PledgeLevel.safeParse(given.value("count") ?? "committed");
  if (!counted.success) throw new UsageError("payers.usage.count", { levels: pledgeLevels });
  const mix = await mixPack({
    pack: resolve(io.cwd, onlyArgument(given, "PACK")),
    scenarios: given.list("scenario"),
    from: io.cwd,
    counted: counted.data,
    without: given.list("without"),
    language: io.language,
  });
  const out = given.value("out");
  if (out !== null) {
    const { mixWorkbook } = await import("../operations/funding/payers/mix-workbook.ts");
    await pipeline(mixWorkbook(mix, io.language), createWriteStream(resolve(io.cwd, out)));
  }
  io.out(given.has("json") ? `${JSON.stringify(mix)}\n` : payersText(mix, io.language));
  return 0;
}
