/** What a file is that came in place of a workbook; said under `workbook.wrong_kind`. */
export type OtherKind =
  "empty" | "picture" | "pdf" | "xls" | "protected" | "ods" | "xlsb" | "document" | "text" | "other";

const starts = (bytes: Buffer, signature: string): boolean =>
  bytes.subarray(0, signature.length / 2).toString("hex") === signature;

/** Names the kind of a file that is no archive, by its first bytes; null for an archive. */
export function kindWithoutArchive(bytes: Buffer): OtherKind | null {
  if (bytes.length === 0) return "empty";
  if (starts(bytes, "504b0304") || starts(bytes, "504b0506")) return null;
  if (["89504e47", "ffd8ff", "47494638", "424d", "49492a00", "4d4d002a"].some((each) => starts(bytes, each)))
    return "picture";
  if (starts(bytes, "52494646") && bytes.subarray(8, 12).toString("latin1") === "WEBP") return "picture";
  if (starts(bytes, "25504446")) return "pdf";
  // A compound file holds an old workbook, or a new one behind a password.
  if (starts(bytes, "d0cf11e0"))
    return bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "protected" : "xls";
  return bytes.subarray(0, 4096).includes(0) ? "other" : "text";
}

/** Names the kind of an archive that holds no workbook, by the names of its parts. */
export function kindOfArchive(names: ReadonlySet<string>): OtherKind {
  if (names.has("xl/workbook.bin")) return "xlsb";
  if (names.has("word/document.xml") || names.has("ppt/presentation.xml")) return "document";
  return names.has("content.xml") && names.has("mimetype") ? "ods" : "other";
}
