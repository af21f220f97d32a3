import type { Row } from "../../model/noun.ts";
import type { Fault, FaultTotal } from "./fault.ts";

/** What stands in a pack folder. */
export type PackReading = {
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
  /** One entry a file that has faults; the lists hold at most 1,000 of each kind a file. */
  readonly totals: readonly FaultTotal[];
  /** Rows read by plural name of the noun, rows with faults among them. */
  readonly rows: Readonly<Record<string, number>>;
  /** Every noun's rows in the order of their ids (UTF-8 bytes); complete and sound only where there are no errors. */
  readonly records: ReadonlyMap<string, readonly Row[]>;
};

export type ReadOptions = {
  /** True (the default): a byte order mark, semicolons and CRLF are errors; false: they are told and accepted. */
  readonly strict?: boolean;
};

/** A file above either limit is refused as `file.too_large`; its first rows are still judged. */
export const maxFileBytes = 64 * 1024 * 1024;
export const maxFileRows = 300_000;
/** Rows of a file that is too large of which the faults are told. */
export const rowsJudgedBeyond = 100_000;
/** Size of mission.yaml and of a scenario. */
export const maxYamlBytes = 1024 * 1024;
/** Size of a document that travels along. */
export const maxDocumentBytes = 8_000_000;
