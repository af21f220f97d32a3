import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { checkZip } from "./zip-limits.ts";

/** An archive with these entries; the sizes that its headers claim are lies. */
function zipOf(entries: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(100, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const book = ["xl/workbook.xml", Buffer.from("<workbook/>")] as const;
const sheet = "xl/worksheets/sheet1.xml";

test("an archive within the limits passes", async () => {
  await expect(checkZip(zipOf([book, [sheet, Buffer.alloc(5_000_000, "<row/>")]]))).resolves.toBeUndefined();
});

test.each([
  [
    "grows beyond 200 MiB, whatever its header says",
    [book, [sheet, Buffer.alloc(210 * 1024 * 1024)]],
    "workbook.too_large",
    "inflated",
  ],
  ["grows more than a hundredfold", [book, [sheet, Buffer.alloc(40 * 1024 * 1024)]], "workbook.too_large", "ratio"],
  ["holds another archive", [book, ["more.zip", Buffer.from("PK")]], "workbook.invalid", undefined],
  ["holds no workbook", [["word/document.xml", Buffer.from("<w/>")]], "workbook.invalid", undefined],
  [
    "has thousands of parts",
    [book, ...Array.from({ length: 2000 }, (_, i) => [`x${i}`, Buffer.from("")] as const)],
    "workbook.too_large",
    "entries",
  ],
] as const)("an archive that %s is refused", async (_what, entries, code, what) => {
  const refused: unknown = await checkZip(zipOf(entries)).catch((error: unknown) => error);
  expect(refused).toMatchObject(what === undefined ? { code } : { code, values: { what } });
});

test("a torn archive is refused", async () => {
  const whole = zipOf([book, [sheet, Buffer.alloc(1000, "<row/>")]]);
  for (const cut of [0, 10, 60, whole.length - 10]) {
    await expect(checkZip(whole.subarray(0, cut))).rejects.toMatchObject({ code: "workbook.invalid" });
    await expect(
      checkZip(Buffer.concat([whole.subarray(0, 20), Buffer.alloc(20, 7), whole.subarray(40)])),
    ).rejects.toMatchObject({ name: "Refusal" });
  }
});
