import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../store/store.ts";

/** Variable with 32 bytes in base64; needed with a database of another server, where there is no data folder. */
const keyVariable = "CONCERT_KEY";
const fileName = "secret.key";

/**
 * The key under which secrets lie in the database: from the variable, else from a file of the data folder that is made
 * when it is first needed. Whoever has the database alone has no key.
 *
 * @throws Refusal `person.key_missing` or `person.key_weak`
 */
async function keyOf({ folder }: Database): Promise<Buffer> {
  const given = process.env[keyVariable];
  if (given !== undefined && given !== "") return soundKey(Buffer.from(given, "base64"));
  if (folder === null) throw new Refusal("unavailable", "person.key_missing", { variable: keyVariable });
  const path = join(folder, fileName);
  const made = await writeFile(path, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" }).then(
    () => true,
    () => false,
  );
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null && !made) throw new Refusal("unavailable", "person.key_missing", { variable: keyVariable });
  return soundKey(Buffer.from(text ?? "", "base64"));
}

/** Thirty-two bytes that were not typed as an example. */
function soundKey(key: Buffer): Buffer {
  if (key.length !== 32 || new Set(key).size < 12) throw new Refusal("invalid", "person.key_weak");
  return key;
}

/** Encrypts a short secret for one person and one use (AES-256-GCM); it opens for no other. */
export async function sealSecret(database: Database, purpose: string, secret: Uint8Array): Promise<Buffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", await keyOf(database), nonce).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws Refusal `person.key_other` where it was sealed under another key */
export async function openSecret(database: Database, purpose: string, sealed: Uint8Array): Promise<Buffer> {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", await keyOf(database), bytes.subarray(0, 12))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  } catch {
    throw new Refusal("unavailable", "person.key_other");
  }
}

/** A digest that nobody can try out who has the database alone. */
export const keyedDigest = async (database: Database, text: string): Promise<Buffer> =>
  createHmac("sha256", await keyOf(database))
    .update(text)
    .digest();
