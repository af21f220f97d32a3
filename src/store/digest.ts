import { createHash } from "node:crypto";
import { canonicalJson } from "../kernel/canonical-json.ts";
import type { Row } from "../model/noun.ts";

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Everything that an operation's digest holds. `label` is the digest of its label in hex. */
export type DigestedOperation = {
  readonly op_id: string;
  readonly kind: string;
  readonly noun: string;
  readonly id: string | null;
  readonly base_version: number | null;
  readonly version: number | null;
  readonly origin: string;
  readonly label: string;
  readonly body: object;
};

/** With 16 random bytes of salt, so that nobody can guess an erased body from its digest. */
export const operationDigest = (salt: Uint8Array, operation: DigestedOperation): Buffer =>
  sha256(salt, canonicalJson(operation));

/** What a commit's digest holds beside the digests of its operations. */
export type CommitHeader = {
  readonly mission_id: string;
  readonly seq: number;
  readonly kind: string;
  readonly actor: string;
  readonly origin: string;
  /** Instant with milliseconds, UTC. */
  readonly time: string;
};

export const commitDigest = (previous: Uint8Array, header: CommitHeader, digests: Uint8Array): Buffer =>
  sha256(previous, canonicalJson(header), digests);

/** The digest before the first commit: that of nothing. */
export const firstDigest: Buffer = sha256("");

/** Of rows in the order of their ids. */
export function rowsDigest(rows: Iterable<Row>): string {
  const hash = createHash("sha256");
  for (const row of rows) hash.update(`${canonicalJson(row)}\n`);
  return hash.digest("hex");
}
