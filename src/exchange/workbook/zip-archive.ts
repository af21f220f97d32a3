import { crc32, createInflateRaw } from "node:zlib";
import { Refusal } from "../../kernel/refusal.ts";
import { kindOfArchive, kindWithoutArchive } from "./file-kind.ts";

/** What a workbook may be at most; see the list of input attacks that these hold off. */
export const workbookLimits = {
  bytes: 25 * 1024 * 1024,
  inflated: 400 * 1024 * 1024,
  ratio: 100,
  entries: 2000,
  cells: 3_000_000,
} as const;

/** Small files may pack well without harm; the ratio counts from this inflated size on. */
const ratioCountsFrom = 20 * 1024 * 1024;

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

export const tooLarge = (what: keyof typeof workbookLimits): Refusal =>
  new Refusal("invalid", "workbook.too_large", { what, limit: workbookLimits[what] });
const bomb = (): Refusal => new Refusal("invalid", "workbook.bomb");
const torn = (): Refusal => new Refusal("invalid", "workbook.torn");
const wrongKind = (kind: string): Refusal => new Refusal("invalid", "workbook.wrong_kind", { kind });

/**
 * The parts of an XLSX file. Nothing is unpacked before it is asked for, and then piece by piece: real bytes are
 * counted, since the sizes in the headers are the sender's word.
 */
export class ZipArchive {
  readonly #buffer: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;
  #inflated = 0;

  private constructor(buffer: Buffer, entries: ReadonlyMap<string, Entry>) {
    this.#buffer = buffer;
    this.#entries = entries;
  }

  /** @throws Refusal `workbook.too_large`, `workbook.wrong_kind`, `workbook.torn`, `workbook.bomb` */
  static open(bytes: Uint8Array): ZipArchive {
    if (bytes.byteLength > workbookLimits.bytes) throw tooLarge("bytes");
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const kind = kindWithoutArchive(buffer);
    if (kind !== null) throw wrongKind(kind);
    const entries = entriesOf(buffer);
    refuseOverlap(entries, buffer.length);
    const byName = new Map(entries.map((entry) => [entry.name.replace(/^\//, ""), entry]));
    if (byName.size !== entries.length) throw bomb();
    if (!byName.has("[Content_Types].xml") || ![...byName.keys()].some((name) => /workbook\d*\.xml$/.test(name)))
      throw wrongKind(kindOfArchive(new Set(byName.keys())));
    return new ZipArchive(buffer, byName);
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The unpacked bytes of a part, in pieces. @throws Refusal where the part is torn or grows beyond the limits */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (!entry || (entry.flags & 1) !== 0 || (entry.method !== 0 && entry.method !== 8)) throw torn();
    const packed = packedBytes(this.#buffer, entry);
    let size = 0;
    let crc = 0;
    for await (const piece of entry.method === 0 ? [packed] : inflated(packed)) {
      size += piece.length;
      this.#count(piece.length, size > entry.size);
      crc = crc32(piece, crc);
      yield piece;
    }
    if (size !== entry.size || crc !== entry.crc) throw torn();
  }

  #count(bytes: number, lies: boolean): void {
    this.#inflated += bytes;
    if (lies) throw bomb();
    if (this.#inflated > workbookLimits.inflated) throw tooLarge("inflated");
    if (this.#inflated > ratioCountsFrom && this.#inflated > this.#buffer.length * workbookLimits.ratio) throw bomb();
  }
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  inflate.end(packed);
  try {
    // A transform that takes bytes gives bytes.
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    throw isZlibError(error) ? torn() : error;
  }
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");

function entriesOf(buffer: Buffer): Entry[] {
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || end + 22 > buffer.length) throw torn();
  const count = buffer.readUInt16LE(end + 10);
  if (count > workbookLimits.entries) throw tooLarge("entries");
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) throw torn();
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString("utf8", at + 46, at + 46 + nameLength);
    if (/\.(zip|xlsx|gz|7z|rar|bz2|xz)$/i.test(name)) throw bomb();
    entries.push({
      name,
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      crc: buffer.readUInt32LE(at + 16),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      at: buffer.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

/** Parts that share bytes are the trick by which a small file holds the same large part a thousand times. */
function refuseOverlap(entries: readonly Entry[], length: number): void {
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    if (entry.at < free) throw bomb();
    free = entry.at + 30 + entry.packed;
    if (free > length) throw torn();
  }
}

function packedBytes(buffer: Buffer, entry: Entry): Buffer {
  if (entry.at + 30 > buffer.length || buffer.readUInt32LE(entry.at) !== 0x04034b50) throw torn();
  const start = entry.at + 30 + buffer.readUInt16LE(entry.at + 26) + buffer.readUInt16LE(entry.at + 28);
  if (start + entry.packed > buffer.length) throw torn();
  return buffer.subarray(start, start + entry.packed);
}
