import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's smallest setting of argon2id: 19 MiB, two passes, one lane; argon2id is what the package does by itself. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Before the hash of a password that was handed out and must be changed before anything else. */
const handedOut = "once:";

export const leastPasswordLength = 12;

/** The text to store for a password; `once` marks one that was handed out. */
export const hashPassword = async (password: string, once = false): Promise<string> =>
  `${once ? handedOut : ""}${await hash(password, cost)}`;

export const mustBeChanged = (stored: string): boolean => stored.startsWith(handedOut);

let nobodysHash: Promise<string> | undefined;

/**
 * True when the password belongs to the stored text. Without one (no such user) the same work is done and the answer
 * is no, so that the time taken tells nothing.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const nobodys = await (nobodysHash ??= hashPassword(randomBytes(18).toString("base64url")));
  const fits = await verify((stored ?? nobodys).replace(handedOut, ""), password);
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
