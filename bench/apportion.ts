import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { apportion } from "../src/engines/funding/apportion.ts";
import { effectiveRates } from "../src/engines/funding/effective-rates.ts";
import { readReference } from "../src/exchange/reference/read-reference.ts";
import { referenceFolder } from "../src/exchange/reference/reference-folder.ts";
import { median, millisecondsOf, tell } from "./timing/measure.ts";

const cents = 629_637_283_300n;
const year = 2023;

// The engine, from the tables in memory to every state's share, against a plain split in floating point, which is
// quick and not exact.
const reference = await readReference(referenceFolder(), {});
const exact = () => {
  const scale = effectiveRates(reference, year);
  if (!scale.ok) throw new RangeError(`no scale for ${year}: ${scale.code}`);
  return apportion(scale, cents);
};
const rates = exact().map((share) => Number(share) / Number(cents));
const floating = () => rates.map((rate) => Math.round(Number(cents) * rate));

const median_ms = millisecondsOf(50, exact);
tell({
  bench: "apportion over all states, engine",
  value: median_ms,
  unit: "ms",
  median_ms,
  states: rates.length,
  plain: millisecondsOf(50, floating),
  budget: 5,
  note: "plain: rate times amount in floating point, rates ready, sum not kept",
});

// The whole process as a person runs it, from nothing to the last row.
const bin = fileURLToPath(new URL("../bin/concert.js", import.meta.url));
const once = (args: readonly string[]) => {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
};
const command = [bin, "apportion", "--amount", "6296372833", "--on", "2023-09-01", "--format", "csv"];
once(command);
tell({
  bench: "apportion, whole process",
  value: median(Array.from({ length: 5 }, () => once(command))),
  unit: "s",
  plain: median(Array.from({ length: 5 }, () => once(["-e", "0"]))),
  budget: 1,
  note: "plain: node that does nothing",
});
