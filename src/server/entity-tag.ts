import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../kernel/refusal.ts";

/** A weak tag over what an answer depends on, such as the journal's head and the query. */
export const tagOf = (...parts: readonly (string | number | null)[]): string =>
  `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}"`;

/** The tag of one record is its version. */
export const tagOfVersion = (version: number): string => `"${version}"`;

const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");

/** Sets the tag; true (and 304) when the client already has this answer. */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  void reply
    .header("etag", tag)
    .header("cache-control", "private, no-cache")
    .header("vary", "accept-language, accept-encoding, cookie");
  const known = request.headers["if-none-match"];
  if (known === undefined || !known.split(",").some((item) => item.trim() === "*" || opaque(item) === opaque(tag)))
    return false;
  void reply.code(304);
  return true;
}

/**
 * The version that a write is based on, from `If-Match`.
 * @throws Refusal without the header, or where it is no version of ours
 */
export function versionFrom(request: FastifyRequest): number {
  const header = request.headers["if-match"];
  if (header === undefined) throw new Refusal("invalid", "server.if_match_required");
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim());
  if (!match) throw new Refusal("invalid", "server.if_match_required");
  return Number(match[1]);
}
