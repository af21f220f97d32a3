import { referenceFolder } from "../../exchange/reference/reference-folder.ts";
import { type ReferenceOverrides, readReference } from "../../exchange/reference/read-reference.ts";
import type { ReferenceData } from "../../model/reference-data.ts";

/** Files that stand in for shipped tables. */
export type TableFiles = ReferenceOverrides;

/**
 * Reads the shipped reference tables, or files that stand in for some of them.
 * @throws Refusal for a file that is missing or cannot be read as its table
 */
export const readTables = (files: TableFiles = {}): Promise<ReferenceData> => readReference(referenceFolder(), files);
