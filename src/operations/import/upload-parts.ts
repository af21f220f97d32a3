import { Refusal } from "../../kernel/refusal.ts";

type Upload = { readonly owner: string; readonly total: number; parts: Uint8Array[]; size: number; seen: number };

/** Bytes of one file at most; also the limit of one that comes in one piece. */
export const mostBytes = 25 * 1024 * 1024;
/** Bytes of all files that are on their way together. */
const mostHeld = 150 * 1024 * 1024;
const keptMs = 30 * 60_000;

/** Files on their way over thin lines: each part is acknowledged, and after a break the sender goes on where it was. */
export class UploadParts {
  readonly #uploads = new Map<string, Upload>();

  /**
   * Takes the part that begins at a place; one that was taken before is passed over.
   * @returns how many bytes are there
   * @throws Refusal `upload.part_gap` where bytes before it are missing; `workbook.too_large`, `upload.busy`
   */
  take(
    key: { readonly owner: string; readonly id: string },
    part: { readonly at: number; readonly total: number; readonly bytes: Uint8Array },
    now: number,
  ): number {
    this.#tidy(now);
    const { at, total, bytes } = part;
    if (total > mostBytes) throw new Refusal("invalid", "workbook.too_large", { what: "bytes", limit: mostBytes });
    const name = `${key.owner} ${key.id}`;
    const upload = this.#uploads.get(name) ?? { owner: key.owner, total, parts: [], size: 0, seen: now };
    if (upload.total !== total || at > upload.size || at + bytes.length > total)
      throw new Refusal("conflict", "upload.part_gap", { have: upload.size });
    const fresh = bytes.subarray(Math.min(bytes.length, upload.size - at));
    if (this.#held() + fresh.length > mostHeld) throw new Refusal("unavailable", "upload.busy");
    upload.parts.push(new Uint8Array(fresh));
    upload.size += fresh.length;
    upload.seen = now;
    this.#uploads.set(name, upload);
    return upload.size;
  }

  /** How many bytes are there. */
  size(key: { readonly owner: string; readonly id: string }): number {
    return this.#uploads.get(`${key.owner} ${key.id}`)?.size ?? 0;
  }

  /** The whole file, which is then no longer kept. @throws Refusal `upload.part_gap` where it is not whole */
  finish(key: { readonly owner: string; readonly id: string }): Uint8Array {
    const name = `${key.owner} ${key.id}`;
    const upload = this.#uploads.get(name);
    if (!upload || upload.size !== upload.total)
      throw new Refusal("conflict", "upload.part_gap", { have: upload?.size ?? 0 });
    this.#uploads.delete(name);
    return Buffer.concat(upload.parts);
  }

  #held(): number {
    return [...this.#uploads.values()].reduce((sum, { size }) => sum + size, 0);
  }

  #tidy(now: number): void {
    for (const [name, { seen }] of this.#uploads) if (seen + keptMs <= now) this.#uploads.delete(name);
  }
}
