import type { LevelReport } from "../../../engines/funding/scale/level-report.ts";
import type { OptionTexts } from "../../../engines/funding/scale/read-options.ts";
import type { Working } from "../../../engines/funding/scale/working.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { ScaleTables } from "../../../model/scale-tables.ts";
import { type ComputedScale, computeLevels, computeScale, readIncomeTables, showWorking } from "./compute-scale.ts";

/** Scales that were asked for lately; more of them are forgotten, the oldest first. */
const mostKept = 40;

/** Keeps the tables of income and the scales worked out from them while the program runs: the tables do not change. */
export class ScaleShelf {
  readonly #reference: ReferenceData;
  readonly #scales = new Map<string, ComputedScale>();
  #tables: Promise<ScaleTables> | null = null;

  constructor(reference: ReferenceData) {
    this.#reference = reference;
  }

  /** @throws Refusal for an option that cannot be, or no income in the base periods */
  async scaleOf(year: number, texts: OptionTexts): Promise<ComputedScale> {
    const key = JSON.stringify([year, Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const kept = this.#scales.get(key);
    if (kept) return kept;
    const scale = computeScale(this.#reference, await this.#income(), year, texts);
    this.#scales.set(key, scale);
    const [oldest] = this.#scales.keys();
    if (this.#scales.size > mostKept && oldest !== undefined) this.#scales.delete(oldest);
    return scale;
  }

  /** @throws Refusal where the state has no income in the base periods or is not a member */
  async workingOf(year: number, texts: OptionTexts, iso3: string): Promise<Working> {
    return showWorking(await this.scaleOf(year, texts), iso3);
  }

  /** @throws Refusal for a mean that cannot be, or no income in the years of the levels */
  async levelsOf(year: number, asked: { readonly mean: string | null; readonly holes: string | undefined }) {
    const report: LevelReport = computeLevels(this.#reference, await this.#income(), year, asked);
    return report;
  }

  #income(): Promise<ScaleTables> {
    this.#tables ??= readIncomeTables(this.#reference).catch((error: unknown) => {
      this.#tables = null;
      throw error;
    });
    return this.#tables;
  }
}
