import { type AssessedAmount, readAssessed, readOffsets } from "../../../exchange/reference/budget-tables.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { OffsetAsk } from "./offsets-asked.ts";

export type ObservedFile = { readonly file: string; readonly financial_year: string };

/** What states were assessed in a financial year, as a file has it. @throws Refusal as reading the table does */
export const readObserved = (
  { file, financial_year }: ObservedFile,
  { states }: ReferenceData,
): Promise<AssessedAmount[]> => readAssessed(file, financial_year, new Set(states.map(({ iso3 }) => iso3)));

/** What is set off, as a file has it. @throws Refusal as reading the table does */
export const readOffsetFile = (path: string): Promise<OffsetAsk[]> => readOffsets(path);
