import { once } from "node:events";
import type { Writable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

type Written = {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

/** 1 January 1980, the zero of the format: the same rows give the same bytes. */
const noTime = 0x0021_0000;

/** Writes an archive part by part; a part's text comes in pieces and only one piece is held. The stream is ended. */
export class ZipWriter {
  readonly #stream: Writable;
  readonly #written: Written[] = [];
  #at = 0;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  async add(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const entry = { name: Buffer.from(name), at: this.#at };
    await this.#put(Buffer.concat([localHeader(entry.name), entry.name]));
    const deflate = createDeflateRaw({ level: 6, chunkSize: 65_536 });
    let [crc, size, packed] = [0, 0, 0];
    const drained = (async () => {
      for await (const piece of deflate) {
        // A transform that takes bytes gives bytes.
        const bytes = piece as Buffer;
        packed += bytes.length;
        await this.#put(bytes);
      }
    })();
    const failed = drained.catch((error: unknown) =>
      deflate.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    try {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece);
        crc = crc32(bytes, crc);
        size += bytes.length;
        if (!deflate.write(bytes)) await Promise.race([once(deflate, "drain"), failed]);
        if (deflate.destroyed) break;
      }
      deflate.end();
      await drained;
    } finally {
      deflate.destroy();
    }
    await this.#put(descriptor(crc, packed, size));
    this.#written.push({ ...entry, crc, packed, size });
  }

  async end(): Promise<void> {
    const start = this.#at;
    for (const entry of this.#written) await this.#put(Buffer.concat([centralHeader(entry), entry.name]));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#written.length, 8);
    end.writeUInt16LE(this.#written.length, 10);
    end.writeUInt32LE(this.#at - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#put(end);
    await new Promise<void>((resolve, reject) => {
      this.#stream.once("error", reject);
      this.#stream.end(resolve);
    });
  }

  async #put(bytes: Buffer): Promise<void> {
    this.#at += bytes.length;
    if (this.#stream.destroyed) throw new Error("the stream was closed before the end");
    if (!this.#stream.write(bytes)) await once(this.#stream, "drain");
  }
}

/** Sizes and checksum follow the part (bit 3); names are UTF-8 (bit 11). */
const flags = 0x0808;

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(noTime, 10);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function descriptor(crc: number, packed: number, size: number): Buffer {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(packed, 8);
  record.writeUInt32LE(size, 12);
  return record;
}

function centralHeader({ name, crc, packed, size, at }: Written): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(8, 10);
  header.writeUInt32LE(noTime, 12);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(at, 42);
  return header;
}
