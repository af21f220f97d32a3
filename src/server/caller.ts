import type { FastifyRequest } from "fastify";
import { type Caller, browserFrom } from "../operations/session/caller.ts";

/** From where a request comes. */
export const callerOf = (request: FastifyRequest): Caller => ({
  address: request.ip,
  browser: browserFrom(request.headers["user-agent"]),
  now: Date.now(),
});

/** The address under which the caller's browser has the page open. */
export function pagePlace(
  request: FastifyRequest,
  secure: boolean,
): { readonly host: string; readonly origin: string } {
  const host = request.host.replace(/:\d+$/, "").toLowerCase();
  return { host, origin: `${secure ? "https" : "http"}://${request.host}` };
}
