import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's smallest setting of argon2id: 19 MiB, two passes, one lane; argon2id is what the package does by itself. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const leastPasswordLength = 12;

/** The text to store for a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let nobodysHash: Promise<string> | undefined;

/**
 * True when the password belongs to the stored text. Without one (no such user) the same work is done and the answer
 * is no, so that the time taken tells nothing.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const nobodys = await (nobodysHash ??= hashPassword(randomBytes(18).toString("base64url")));
  const fits = await verify(stored ?? nobodys, password);
  return stored !== null && fits;
}

/** A password that can be read aloud: five groups of four letters and digits without look-alikes, about 99 bits. */
export function readablePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const pick = (): string => {
    for (;;) {
      const byte = randomBytes(1)[0] ?? 255;
      if (byte < letters.length * 8) return letters[byte % letters.length] ?? "a";
    }
  };
  return Array.from({ length: 5 }, () => Array.from({ length: 4 }, pick).join("")).join("-");
}
