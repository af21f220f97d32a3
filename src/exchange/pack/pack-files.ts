import { type Dirent, createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../kernel/refusal.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { Noun } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import type { FaultList } from "./fault.ts";
import { missionFile } from "./read-mission.ts";

/** A file of a pack; `path` is relative to the folder, with `/`. */
export type PackFile = { readonly path: string; readonly bytes: number } & (
  | { readonly kind: "mission" | "document" }
  | { readonly kind: "table"; readonly noun: Noun }
  | { readonly kind: "scenario"; readonly id: string }
);

const sourcesDocument = "SOURCES.md";
export const scenarioPath = (id: string): string => `scenarios/${id}.yaml`;
const idText = /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,119}$/;

/**
 * The files of a pack folder in the order of their paths; what does not belong there is a fault. Names that begin
 * with a dot are left alone; a link is never followed.
 * @throws Refusal `pack.missing` where there is no such folder
 */
export async function listPackFiles(folder: string, faults: FaultList): Promise<PackFile[]> {
  const place = await stat(folder).catch(() => null);
  if (!place?.isDirectory()) throw new Refusal("not-found", "pack.missing", { folder });
  const files: PackFile[] = [];
  for (const entry of await entriesOf(folder)) {
    if (entry.isDirectory() && (entry.name === "scenarios" || entry.name === "expected")) {
      for (const inner of await entriesOf(join(folder, entry.name)))
        await addFile(inner, `${entry.name}/${inner.name}`, { folder, files, faults });
    } else await addFile(entry, entry.name, { folder, files, faults });
  }
  if (!files.some((file) => file.kind === "mission")) faults.error("file.missing", missionFile);
  return files;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => !entry.name.startsWith(".")).sort((a, b) => compareText(a.name, b.name));
}

type Listing = { readonly folder: string; readonly files: PackFile[]; readonly faults: FaultList };

async function addFile(entry: Dirent, path: string, { folder, files, faults }: Listing): Promise<void> {
  const kind = entry.isFile() ? kindOf(path) : null;
  if (kind === null) {
    faults.error("file.unknown", entry.isDirectory() ? `${path}/` : path);
    return;
  }
  const { size } = await stat(join(folder, path));
  files.push({ path, bytes: size, ...kind });
}

type Kind = { kind: "mission" | "document" } | { kind: "table"; noun: Noun } | { kind: "scenario"; id: string };

function kindOf(path: string): Kind | null {
  if (path === missionFile) return { kind: "mission" };
  if (path === sourcesDocument) return { kind: "document" };
  if (/^expected\/[^/]+\.json$/.test(path) && idText.test(path)) return { kind: "document" };
  const scenario = /^scenarios\/([^/]+)\.yaml$/.exec(path)?.[1];
  if (scenario !== undefined && idText.test(scenario)) return { kind: "scenario", id: scenario };
  const noun = nouns.find((each) => each.file === "csv" && `${each.plural}.csv` === path);
  return noun ? { kind: "table", noun } : null;
}

/** Reads the bytes of a file piece by piece. */
export const bytesOf = (file: string): AsyncIterable<Uint8Array> =>
  createReadStream(file, { highWaterMark: 256 * 1024 });
