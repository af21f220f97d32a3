import { effectiveRates } from "../src/engines/funding/effective-rates.ts";
import { levelReport } from "../src/engines/funding/scale/level-report.ts";
import { machineScale } from "../src/engines/funding/scale/machine-scale.ts";
import { defaultOptions } from "../src/engines/funding/scale/scale-options.ts";
import { readReference } from "../src/exchange/reference/read-reference.ts";
import { readScaleTables } from "../src/exchange/reference/read-scale-tables.ts";
import { referenceFolder } from "../src/exchange/reference/reference-folder.ts";
import { millisecondsOf, tell } from "./timing/measure.ts";

const year = 2022;
const reference = await readReference(referenceFolder(), {});
const tables = await readScaleTables(
  referenceFolder(),
  reference.states.map(({ iso3 }) => iso3),
);

const exact = () => {
  const scale = machineScale(reference, tables, year, defaultOptions);
  if (!scale.ok) throw new RangeError(`no scale for ${year}: ${scale.code}`);
  return scale;
};
const { states } = exact();

/** Two base periods of shares and their mean in floating point: quick, without limits, and summing to nothing exact. */
function floating(): number[] {
  const shares = [3, 6].map((length) => {
    const rows = tables.income.filter((row) => row.year > 2019 - length && row.year <= 2019);
    const own = new Map<string, number>();
    for (const { iso3, gni_usd } of rows) own.set(iso3, (own.get(iso3) ?? 0) + Number(gni_usd ?? 0));
    const total = [...own.values()].reduce((sum, income) => sum + income, 0);
    return states.map((iso3) => (100 * (own.get(iso3) ?? 0)) / total);
  });
  return states.map((_, i) => ((shares[0]?.[i] ?? 0) + (shares[1]?.[i] ?? 0)) / 2);
}

tell({
  bench: "regular scale from income, every step exactly, engine",
  value: millisecondsOf(10, exact),
  unit: "ms",
  plain: millisecondsOf(10, floating),
  budget: 500,
  note: "plain: shares of income in floating point, no relief, no limits, not summing to 100",
});
tell({
  bench: "levels from income with premiums of three years, engine",
  value: millisecondsOf(10, () => levelReport(reference, tables, year, { holes: "as_missing", mean: null })),
  unit: "ms",
  plain: millisecondsOf(10, () => effectiveRates(reference, year)),
  budget: 500,
  note: "plain: the rates of one year by the table of levels",
});
