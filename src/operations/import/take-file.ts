import { Refusal } from "../../kernel/refusal.ts";
import { nouns } from "../../model/nouns.ts";
import type { Database, SessionToken } from "../../store/store.ts";
import { dryRun, withSoundRows } from "./dry-run.ts";
import type { ImportShelf, KeptImport } from "./import-shelf.ts";
import { readFileAside } from "./read-file.ts";

export type SentFile = {
  readonly name: string;
  /** Name or plural of the table that a CSV file holds; null where the file tells. */
  readonly noun: string | null;
  readonly bytes: Uint8Array;
  readonly owner: { readonly user_id: number; readonly mission: string };
};

/**
 * Reads a file and finds out what taking it would do; the answer is kept for the person to decide. Refused rows of an
 * earlier upload that were put right are joined with its sound ones.
 * @throws Refusal `workbook.*`, `upload.*` for a file that cannot be read
 */
export async function takeFile(
  database: Database,
  session: SessionToken,
  { name, noun, bytes, owner }: SentFile,
  shelf: ImportShelf,
): Promise<KeptImport> {
  const known = noun === null ? null : nouns.find((each) => each.name === noun || each.plural === noun);
  if (known === undefined) throw new Refusal("invalid", "store.noun_unknown", { noun: noun ?? "" });
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const format = !isArchive && /\.csv$/i.test(name) ? "csv" : "xlsx";
  const reading = await readFileAside({
    format,
    name,
    noun: format === "csv" ? (known?.name ?? null) : null,
    mission: owner.mission,
    bytes,
  });
  const earlier = reading.rest === null ? undefined : earlierOf(shelf, reading.rest, owner);
  const joined = withSoundRows(reading, earlier);
  return shelf.put(
    await dryRun(database, session, owner.mission, { name, reading: joined }),
    owner.user_id,
    Date.now(),
  );
}

function earlierOf(shelf: ImportShelf, id: string, owner: SentFile["owner"]) {
  try {
    const { dryRun: earlier, receipt } = shelf.find(id, owner, Date.now());
    return receipt === null ? earlier : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
