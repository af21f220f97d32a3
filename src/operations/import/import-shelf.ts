import { Refusal } from "../../kernel/refusal.ts";
import type { ImportReceipt } from "./commit-import.ts";
import type { DryRun } from "./dry-run.ts";

/** A dry run that waits for its person to decide. */
export type KeptImport = {
  readonly dryRun: DryRun;
  readonly user_id: number;
  /** Instant in milliseconds at which it is forgotten. */
  readonly expires: number;
  /** Of the commit that took it; null until then. */
  receipt: ImportReceipt | null;
};

/** How long a dry run is kept, in milliseconds. */
const keptMs = 30 * 60_000;
/** Dry runs and rows that are kept at most, all people together; the oldest go first. */
const mostKept = 20;
const mostRows = 200_000;

/** The dry runs of this process. Nothing of them is in the database: what is lost here is uploaded again. */
export class ImportShelf {
  readonly #kept = new Map<string, KeptImport>();

  put(dryRun: DryRun, userId: number, now: number): KeptImport {
    const kept: KeptImport = { dryRun, user_id: userId, expires: now + keptMs, receipt: null };
    this.#kept.set(dryRun.id, kept);
    this.#tidy(now);
    return kept;
  }

  /** @throws Refusal not-found `upload.gone`, alike for one that is another's, too old or never was */
  find(id: string, owner: { readonly user_id: number; readonly mission: string }, now: number): KeptImport {
    this.#tidy(now);
    const kept = this.#kept.get(id);
    if (!kept || kept.user_id !== owner.user_id || kept.dryRun.mission_id !== owner.mission)
      throw new Refusal("conflict", "upload.gone");
    return kept;
  }

  remove(id: string): void {
    this.#kept.delete(id);
  }

  #tidy(now: number): void {
    for (const [id, { expires }] of this.#kept) if (expires <= now) this.#kept.delete(id);
    for (const [id] of this.#kept) {
      if (this.#kept.size <= 1 || (this.#kept.size <= mostKept && this.#rows() <= mostRows)) return;
      this.#kept.delete(id);
    }
  }

  #rows(): number {
    return [...this.#kept.values()].reduce((sum, { dryRun }) => sum + sizeOf(dryRun), 0);
  }
}

const sizeOf = ({ sheets, refusedRows, sound }: DryRun): number =>
  sheets.reduce((sum, { added, changed }) => sum + added.length + changed.length, refusedRows.length) +
  sound.reduce((sum, { rows }) => sum + rows.length, 0);
