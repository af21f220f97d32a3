import { createInflateRaw } from "node:zlib";
import { Refusal } from "../../kernel/refusal.ts";

/** What a workbook may be at most; see the list of input attacks that these hold off. */
export const workbookLimits = {
  bytes: 25 * 1024 * 1024,
  inflated: 200 * 1024 * 1024,
  ratio: 100,
  entries: 2000,
  cells: 1_000_000,
} as const;

/** Small files may pack well without harm; the ratio counts from this inflated size on. */
const ratioCountsFrom = 20 * 1024 * 1024;

type Entry = { readonly name: string; readonly method: number; readonly packed: number; readonly at: number };

/**
 * Refuses an archive that would grow beyond the limits. Real bytes are counted by unpacking, since sizes in the
 * headers are the sender's word.
 * @throws Refusal `workbook.too_large` or `workbook.invalid`
 */
export async function checkZip(bytes: Uint8Array): Promise<void> {
  if (bytes.byteLength > workbookLimits.bytes) throw tooLarge("bytes");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left: number = workbookLimits.inflated;
  for (const entry of entriesOf(buffer)) left -= await inflatedSize(buffer, entry, left);
  const inflated = workbookLimits.inflated - left;
  if (inflated > ratioCountsFrom && inflated > bytes.byteLength * workbookLimits.ratio) throw tooLarge("ratio");
}

const tooLarge = (what: keyof typeof workbookLimits): Refusal =>
  new Refusal("invalid", "workbook.too_large", { what, limit: workbookLimits[what] });
const notAWorkbook = (): Refusal => new Refusal("invalid", "workbook.invalid");

function entriesOf(buffer: Buffer): Entry[] {
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || end + 22 > buffer.length) throw notAWorkbook();
  const count = buffer.readUInt16LE(end + 10);
  if (count > workbookLimits.entries) throw tooLarge("entries");
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) throw notAWorkbook();
    const [nameLength, extraLength, commentLength] = [
      buffer.readUInt16LE(at + 28),
      buffer.readUInt16LE(at + 30),
      buffer.readUInt16LE(at + 32),
    ];
    const name = buffer.toString("utf8", at + 46, at + 46 + nameLength);
    if (/\.(zip|xlsx|gz|7z|rar)$/i.test(name)) throw notAWorkbook();
    entries.push({
      name,
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      at: buffer.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  if (!entries.some((entry) => entry.name === "xl/workbook.xml")) throw notAWorkbook();
  return entries;
}

/** Unpacks one entry piece by piece, keeping nothing. */
async function inflatedSize(buffer: Buffer, entry: Entry, limit: number): Promise<number> {
  if (entry.at + 30 > buffer.length) throw notAWorkbook();
  const start = entry.at + 30 + buffer.readUInt16LE(entry.at + 26) + buffer.readUInt16LE(entry.at + 28);
  const packed = buffer.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed.length;
  if (entry.method !== 8) throw notAWorkbook();
  const inflate = createInflateRaw();
  inflate.end(packed);
  let size = 0;
  try {
    for await (const piece of inflate) {
      size += Buffer.isBuffer(piece) ? piece.length : 0;
      if (size > limit) throw tooLarge("inflated");
    }
  } catch (error) {
    throw error instanceof Refusal ? error : notAWorkbook();
  }
  return size;
}
