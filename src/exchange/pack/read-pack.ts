import { join } from "node:path";
import type { Extent } from "../../kernel/geo.ts";
import { compareText } from "../../kernel/text-order.ts";
import { documentNoun } from "../../model/document.ts";
import { missionNoun } from "../../model/mission.ts";
import type { Noun, Row } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import { scenarioNoun } from "../../model/scenario.ts";
import { decodeText } from "../decoded-text.ts";
import { extentOf } from "../row-checks.ts";
import { CrossChecks } from "./cross-checks.ts";
import { FaultList } from "./fault.ts";
import { type PackFile, bytesOf, listPackFiles } from "./pack-files.ts";
import { type PackReading, type ReadOptions, maxDocumentBytes, maxFileBytes, maxYamlBytes } from "./pack-reading.ts";
import { type PlacedRows, noRows } from "./placed-rows.ts";
import { type MissionReading, missionFile, readMission } from "./read-mission.ts";
import { type PlacedChange, checkChange, readScenario } from "./read-scenario.ts";
import { readTable, tellForm } from "./read-table.ts";

/**
 * Reads a mission pack from its folder: every fault of every file in one run, and the records.
 * @throws Refusal `pack.missing` where there is no such folder
 */
export async function readPack(folder: string, options: ReadOptions = {}): Promise<PackReading> {
  return new PackReader(folder, options.strict ?? true).read();
}

class PackReader {
  readonly #folder: string;
  readonly #strict: boolean;
  readonly #faults = new FaultList();
  readonly #tables = new Map<string, PlacedRows>();
  readonly #changes: PlacedChange[] = [];
  #lineOfKey: ReadonlyMap<string, number> = new Map();

  constructor(folder: string, strict: boolean) {
    this.#folder = folder;
    this.#strict = strict;
  }

  async read(): Promise<PackReading> {
    const files = await listPackFiles(this.#folder, this.#faults);
    const extent = await this.#readMission(files);
    for (const file of files) await this.#readFile(file, extent);
    const lineOf = (table: PlacedRows, index: number, column: string): number =>
      (table.noun.file === "mission" ? this.#lineOfKey.get(column) : undefined) ?? table.lines[index] ?? 1;
    const checks = new CrossChecks(this.#tables, this.#faults, lineOf);
    checks.run();
    for (const change of this.#changes) checkChange(change, (noun) => checks.ids(noun), this.#faults);
    return this.#reading();
  }

  #reading(): PackReading {
    const records = new Map<string, readonly Row[]>();
    const rows: Record<string, number> = {};
    for (const noun of nouns) {
      const table = this.#tables.get(noun.name);
      if (table) rows[noun.plural] = table.seen;
      records.set(
        noun.name,
        (table?.rows ?? []).sort((a, b) => compareText(a.id, b.id)),
      );
    }
    const { errors, warnings, totals } = this.#faults;
    return { errors, warnings, totals, rows, records };
  }

  async #readMission(files: readonly PackFile[]): Promise<Extent | null> {
    const file = files.find((each) => each.kind === "mission");
    const text = file ? await this.#text(file, maxYamlBytes) : null;
    if (text === null) {
      this.#table(missionNoun, missionFile).complete = false;
      return null;
    }
    const reading: MissionReading = readMission(text, this.#faults);
    this.#tables.set(missionNoun.name, reading.table);
    this.#lineOfKey = reading.lineOfKey;
    return extentOf(reading.table.rows[0]);
  }

  async #readFile(file: PackFile, extent: Extent | null): Promise<void> {
    if (file.kind === "table") await this.#readTable(file, extent);
    if (file.kind === "scenario") await this.#readScenario(file);
    if (file.kind === "document") await this.#readDocument(file);
  }

  async #readTable(file: PackFile & { kind: "table" }, extent: Extent | null): Promise<void> {
    const tooLarge = file.bytes > maxFileBytes;
    if (tooLarge) this.#tellTooLarge(file, maxFileBytes);
    const context = { faults: this.#faults, strict: this.#strict, extent, tooLarge };
    this.#tables.set(
      file.noun.name,
      await readTable(file.noun, file.path, bytesOf(join(this.#folder, file.path)), context),
    );
  }

  async #readScenario(file: PackFile & { kind: "scenario" }): Promise<void> {
    const table = this.#table(scenarioNoun, file.path);
    table.seen += 1;
    const text = await this.#text(file, maxYamlBytes);
    if (text === null) return;
    const { row, changes } = readScenario(file.id, file.path, text, this.#faults);
    this.#changes.push(...changes);
    if (row) table.rows.push(row);
  }

  async #readDocument(file: PackFile): Promise<void> {
    const table = this.#table(documentNoun, file.path);
    table.seen += 1;
    const text = await this.#text(file, maxDocumentBytes);
    if (text !== null) table.rows.push({ id: file.path, text });
  }

  #table(noun: Noun, file: string): PlacedRows {
    const known = this.#tables.get(noun.name);
    if (known) return known;
    const table = noRows(noun, file);
    this.#tables.set(noun.name, table);
    return table;
  }

  #tellTooLarge(file: PackFile, limit: number): void {
    this.#faults.error("file.too_large", file.path, {
      values: { limit: Math.round(limit / 1024 / 1024), unit: "MiB", bytes: file.bytes },
    });
  }

  /** A whole text; a document is kept as it stands, of YAML the form is checked too. Null where it is too large. */
  async #text(file: PackFile, limit: number): Promise<string | null> {
    if (file.bytes > limit) {
      this.#tellTooLarge(file, limit);
      return null;
    }
    let text = "";
    const context = { faults: this.#faults, strict: this.#strict };
    for await (const part of decodeText(bytesOf(join(this.#folder, file.path)), (notice) =>
      tellForm(notice, file.path, context),
    ))
      text += part;
    if (file.kind === "document" || !text.includes("\r")) return text;
    tellForm({ code: "file.line_end", ends: text.includes("\r\n") ? "CRLF" : "CR" }, file.path, context);
    return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  }
}
