import { type LevelReport, levelReport } from "../../../engines/funding/scale/level-report.ts";
import { type MachineScale, machineScale } from "../../../engines/funding/scale/machine-scale.ts";
import { type OptionTexts, readOptions } from "../../../engines/funding/scale/read-options.ts";
import { type ScaleReport, scaleReport } from "../../../engines/funding/scale/scale-rows.ts";
import { type Working, workingOf } from "../../../engines/funding/scale/working.ts";
import type { NoScale } from "../../../engines/funding/scale-of-year.ts";
import { type ScaleTableFiles, readScaleTables } from "../../../exchange/reference/read-scale-tables.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { parseDecimal } from "../../../kernel/fraction.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { ScaleTables } from "../../../model/scale-tables.ts";

/** A scale worked out from income, as a document and with what its workings are read from. */
export type ComputedScale = { readonly scale: MachineScale; readonly report: ScaleReport };

/**
 * Reads the tables of income, debt, conversion and level lists; files stand in for shipped tables.
 * @throws Refusal naming file, row and column of what cannot be read
 */
export const readIncomeTables = (reference: ReferenceData, files: ScaleTableFiles = {}): Promise<ScaleTables> =>
  readScaleTables(
    referenceFolder(),
    reference.states.map(({ iso3 }) => iso3),
    files,
  );

function found<T extends { readonly ok: true }>(result: T | NoScale): T {
  if (!result.ok) throw new Refusal("invalid", result.code, result.values);
  return result;
}

/** @throws Refusal for an option that cannot be, a step that cannot be worked out, no income in the base periods */
export function computeScale(
  reference: ReferenceData,
  tables: ScaleTables,
  year: number,
  texts: OptionTexts,
): ComputedScale {
  const scale = found(machineScale(reference, tables, year, found(readOptions(texts)).options));
  return { scale, report: scaleReport(scale) };
}

/** @throws Refusal where the state has no income in the base periods or is not a member */
export const showWorking = ({ scale }: ComputedScale, iso3: string): Working => found(workingOf(scale, iso3));

/**
 * Levels of the year's period from income beside those of the table, with premiums.
 * @param mean - mean income per head in dollars in place of the resolution's, or `income`
 */
export function computeLevels(
  reference: ReferenceData,
  tables: ScaleTables,
  year: number,
  asked: { readonly mean: string | null; readonly holes: string | undefined },
): LevelReport {
  const { options } = found(readOptions({ holes: asked.holes }));
  if (asked.mean !== null && asked.mean !== "income" && !isDollars(asked.mean))
    throw new Refusal("invalid", "scale.option", { option: "mean", value: asked.mean });
  const report = levelReport(reference, tables, year, { holes: options.holes, mean: asked.mean });
  if ("ok" in report) throw new Refusal("invalid", report.code, report.values);
  return report;
}

const isDollars = (text: string): boolean => /^\d{1,12}(\.\d{1,4})?$/.test(text) && parseDecimal(text).n > 0n;
