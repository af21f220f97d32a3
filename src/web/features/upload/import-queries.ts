import { ask, queryText, type Receipt } from "../../api.ts";
import { missionPath } from "../../queries.ts";

/** What taking a file would do, as the server found out; rows come in parts of `offset`. */
export type Import = {
  readonly id: string;
  readonly file: string;
  readonly state: "ready" | "refused" | "unchanged" | "taken";
  readonly counts: Counts;
  readonly faults: number;
  readonly sheets: readonly (Counts & { readonly sheet: string; readonly noun: string })[];
  readonly notes: readonly { readonly code: string; readonly sheet: string | null; readonly message: string }[];
  readonly warnings: readonly RefusedCell[];
  readonly added: readonly AddedRow[];
  readonly changed: readonly ChangedRow[];
  readonly refused: readonly RefusedCell[];
};
export type Counts = Readonly<Record<"added" | "changed" | "unchanged" | "refused", number>>;
type Place = { readonly sheet: string; readonly noun: string; readonly row: number; readonly id: string };
export type AddedRow = Place & { readonly values: Readonly<Record<string, unknown>> };
export type ChangedRow = Place & {
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
};
export type RefusedCell = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
  readonly rule: string;
  readonly value: string | null;
  readonly message: string;
  readonly remedy: string;
  readonly clashes: readonly Clash[];
};
export type Clash = {
  readonly field: string;
  readonly before: unknown;
  readonly yours: unknown;
  readonly current: unknown;
};
export type ImportReceipt = { readonly seq: number; readonly added: number; readonly changed: number };

const importPath = (mission: string, id: string): string => `${missionPath(mission)}/imports/${id}`;

export const checkFile = (mission: string, file: { name: string; noun: string; upload: string }): Promise<Import> =>
  ask<Import>(`${missionPath(mission)}/imports${queryText(file)}`, { method: "POST", body: {} });

export const moreOf = (mission: string, id: string, offset: number): Promise<Import> =>
  ask<Import>(`${importPath(mission, id)}${queryText({ offset })}`);

export const takeImport = (mission: string, id: string): Promise<ImportReceipt> =>
  ask<ImportReceipt>(`${importPath(mission, id)}/commit`, { method: "POST", body: {} });

export const undoCommit = (mission: string, seq: number): Promise<Receipt> =>
  ask<Receipt>(`${missionPath(mission)}/commits/${seq}/undo`, { method: "POST", body: {} });

export const refusedFile = (mission: string, id: string, lang: string): string =>
  `/api/v1${importPath(mission, id)}/refused.xlsx${queryText({ lang })}`;
