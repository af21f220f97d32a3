import type { Noun } from "../../model/noun.ts";
import { findNoun } from "../../model/nouns.ts";
import { say, sayIn } from "../../words/catalogue.ts";
import { fieldLabel } from "../../words/labels.ts";
import type { Language } from "../../words/say.ts";
import type { ImportReceipt } from "./commit-import.ts";
import type { DryRun } from "./dry-run.ts";
import type { KeptImport } from "./import-shelf.ts";
import { type ToldRefused, tellRefused } from "./tell-refused.ts";

/** Rows of each kind in one answer. */
const rowsShown = 200;

export type ImportState = "ready" | "refused" | "unchanged" | "taken";

/** A dry run as a person sees it: counts of everything, some of its rows. */
export type ShownImport = {
  readonly id: string;
  readonly mission_id: string;
  readonly head_seq: number;
  readonly expires: string;
  readonly file: string;
  readonly state: ImportState;
  readonly counts: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly refused: number;
  };
  /** Things that are wrong; a refused row may have several. */
  readonly faults: number;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly noun: string;
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly refused: number;
  }[];
  readonly notes: readonly { readonly code: string; readonly sheet: string | null; readonly message: string }[];
  readonly warnings: readonly ToldRefused[];
  readonly offset: number;
  readonly added: readonly ShownAdded[];
  readonly changed: readonly ShownChanged[];
  readonly refused: readonly ToldRefused[];
  readonly receipt: ImportReceipt | null;
};
type ShownAdded = {
  readonly sheet: string;
  readonly noun: string;
  readonly row: number;
  readonly id: string;
  readonly values: object;
};
type ShownChanged = {
  readonly sheet: string;
  readonly noun: string;
  readonly row: number;
  readonly id: string;
  readonly version: number | null;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
};

export function showImport(kept: KeptImport, language: Language, offset: number): ShownImport {
  const { dryRun } = kept;
  const page = <T>(items: readonly T[]): readonly T[] => items.slice(offset, offset + rowsShown);
  const nounOf = new Map(dryRun.sheets.map(({ sheet, noun }) => [sheet, noun]));
  const tell = (refused: DryRun["refused"][number]): ToldRefused =>
    tellRefused(refused, nounOf.get(refused.sheet) ?? null, language);
  return {
    id: dryRun.id,
    mission_id: dryRun.mission_id,
    head_seq: dryRun.head_seq,
    expires: new Date(kept.expires).toISOString(),
    file: dryRun.file,
    state: stateOf(kept),
    counts: countsOf(dryRun),
    faults: dryRun.refused.length,
    sheets: dryRun.sheets.map((sheet) => ({
      sheet: sheet.sheet,
      noun: sheet.noun.name,
      added: sheet.added.length,
      changed: sheet.changed.length,
      unchanged: sheet.unchanged,
      refused: sheet.refusedRows,
    })),
    notes: dryRun.notes.map((note) => ({ ...note, message: noteText(note, language) })),
    warnings: dryRun.warnings.slice(0, rowsShown).map(tell),
    offset,
    added: page(addedOf(dryRun)),
    changed: page(changedOf(dryRun)),
    refused: page(dryRun.refused).map(tell),
    receipt: kept.receipt,
  };
}

export function countsOf({ sheets, refused }: DryRun): ShownImport["counts"] {
  const sum = (count: (sheet: DryRun["sheets"][number]) => number): number =>
    sheets.reduce((total, sheet) => total + count(sheet), 0);
  return {
    added: sum(({ added }) => added.length),
    changed: sum(({ changed }) => changed.length),
    unchanged: sum(({ unchanged }) => unchanged),
    refused: new Set(refused.map(({ sheet, row }) => `${row} ${sheet}`)).size,
  };
}

function stateOf({ dryRun, receipt }: KeptImport): ImportState {
  if (receipt) return "taken";
  if (dryRun.refused.length > 0) return "refused";
  const { added, changed } = countsOf(dryRun);
  return added + changed > 0 ? "ready" : "unchanged";
}

const addedOf = ({ sheets }: DryRun): ShownAdded[] =>
  sheets.flatMap(({ sheet, noun, added }) =>
    added.map(({ line, row }) => ({ sheet, noun: noun.name, row: line, id: row.id, values: row })),
  );

const changedOf = ({ sheets }: DryRun): ShownChanged[] =>
  sheets.flatMap(({ sheet, noun, changed }) =>
    changed.map(({ line, id, version, values, before }) => ({
      sheet,
      noun: noun.name,
      row: line,
      id,
      version,
      changes: Object.entries(values).map(([field, after]) => ({ field, before: before[field] ?? null, after })),
    })),
  );

function noteText({ code, sheet, values }: DryRun["notes"][number], language: Language): string {
  const noun = typeof values["noun"] === "string" ? findNoun(values["noun"]) : undefined;
  const columns = values["columns"];
  const named = noun && Array.isArray(columns) ? { columns: labels(columns, noun, language) } : {};
  return say(language, `upload.note.${code}`, { sheet: sheet ?? "", ...values, ...named });
}

const labels = (fields: readonly string[], noun: Noun, language: Language): string[] =>
  fields.map((field) => fieldLabel(sayIn(language), noun.name, field));
