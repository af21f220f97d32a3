import { isUtf8 } from "node:buffer";

/** What was noticed about the bytes of a text; `line` is the physical line where one is to blame. */
export type EncodingNotice =
  | { readonly code: "file.bom" }
  | { readonly code: "file.encoding"; readonly encoding: string; readonly line: number | null };

type Notice = (notice: EncodingNotice) => void;

/**
 * Decodes bytes as UTF-8, chunk by chunk. What isn't UTF-8 is told once and read as the encoding it most likely is,
 * so that the rest of the text can still be judged: UTF-16 by its mark or its zero bytes, else Windows-1252 line by line.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, notice: Notice): AsyncGenerator<string> {
  let decoder: { decode: (chunk: Buffer) => string; end: () => string } | null = null;
  for await (const piece of bytes) {
    let chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (decoder === null) {
      const utf16 = utf16In(chunk);
      if (utf16 !== null) notice({ code: "file.encoding", encoding: utf16.toUpperCase(), line: null });
      if (utf16 === null && hasMark(chunk)) {
        notice({ code: "file.bom" });
        chunk = chunk.subarray(3);
      }
      decoder = utf16 === null ? utf8Decoder(notice) : utf16Decoder(utf16);
    }
    const text = decoder.decode(chunk);
    if (text !== "") yield text;
  }
  const last = decoder?.end() ?? "";
  if (last !== "") yield last;
}

const hasMark = (chunk: Buffer): boolean => chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;

/** UTF-16 by its byte order mark, or by zero bytes at every other place of its first part. */
function utf16In(chunk: Buffer): "utf-16le" | "utf-16be" | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return "utf-16be";
  const length = Math.min(chunk.length, 1024) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (chunk[i] === 0) even += 1;
    if (chunk[i + 1] === 0) odd += 1;
  }
  const many = length / 4;
  if (length < 4 || even > many === odd > many) return null;
  return odd > many ? "utf-16le" : "utf-16be";
}

function utf16Decoder(encoding: string) {
  const decoder = new TextDecoder(encoding);
  return { decode: (chunk: Buffer) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

function utf8Decoder(notice: Notice) {
  let carry: Buffer = Buffer.alloc(0);
  let line = 1;
  let told = false;
  const decodeWhole = (chunk: Buffer): string => {
    if (isUtf8(chunk)) {
      if (!told) line += countLines(chunk);
      return chunk.toString("utf8");
    }
    const parts: string[] = [];
    for (let start = 0; start < chunk.length;) {
      const end = chunk.indexOf(10, start) + 1 || chunk.length;
      const part = chunk.subarray(start, end);
      const valid = isUtf8(part);
      if (!valid && !told) {
        told = true;
        notice({ code: "file.encoding", encoding: "Windows-1252", line });
      }
      parts.push(valid ? part.toString("utf8") : windows1252.decode(part));
      line += 1;
      start = end;
    }
    return parts.join("");
  };
  return {
    decode: (chunk: Buffer): string => {
      const all = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      // Cut after the last line end, so that no character and no line is torn; a line of any size still passes.
      const cut = all.lastIndexOf(10) + 1 || (all.length > longestLine ? all.length - tornBytes(all) : 0);
      carry = Buffer.from(all.subarray(cut));
      return cut === 0 ? "" : decodeWhole(all.subarray(0, cut));
    },
    end: (): string => decodeWhole(carry),
  };
}

const windows1252 = new TextDecoder("windows-1252");
const longestLine = 4 * 1024 * 1024;

function countLines(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

/** Bytes at the end that begin a character without ending it. */
function tornBytes(chunk: Buffer): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
