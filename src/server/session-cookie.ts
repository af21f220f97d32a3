import type { FastifyReply, FastifyRequest } from "fastify";
import { findSession } from "../operations/session/find-session.ts";
import type { SignedIn } from "../operations/session/open-session.ts";
import type { RouteContext } from "./server-options.ts";

/**
 * Name of the cookie. Over TLS the `__Host-` prefix binds it to this host and path; plain HTTP on loopback cannot
 * carry that prefix, since it needs `Secure`.
 */
const cookieName = (secure: boolean): string => (secure ? "__Host-concert_session" : "concert_session");

const options = (secure: boolean) => ({ httpOnly: true, sameSite: "strict", path: "/", secure }) as const;

export const tokenIn = (request: FastifyRequest, secure: boolean): string | undefined => {
  const token = request.cookies[cookieName(secure)];
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined;
};

/** Hands the token out; the cookie goes with the browser, its session ends on the server. */
export const setToken = (reply: FastifyReply, session: SignedIn, secure: boolean): unknown =>
  reply.setCookie(cookieName(secure), session.token, options(secure));

/** Binds a sign-in at a provider to the browser that began it; `lax`, since the browser comes back from elsewhere. */
const beginName = (secure: boolean): string => (secure ? "__Host-concert_begin" : "concert_begin");
const beginOptions = (secure: boolean) => ({ ...options(secure), sameSite: "lax" }) as const;

export const beginIdIn = (request: FastifyRequest, secure: boolean): string | undefined =>
  request.cookies[beginName(secure)];

export const setBeginId = (reply: FastifyReply, id: string, secure: boolean): unknown =>
  reply.setCookie(beginName(secure), id, { ...beginOptions(secure), maxAge: 600 });

export const clearBeginId = (reply: FastifyReply, secure: boolean): unknown =>
  reply.clearCookie(beginName(secure), beginOptions(secure));

export const clearToken = (reply: FastifyReply, secure: boolean): unknown =>
  reply.clearCookie(cookieName(secure), options(secure));

/** A browser that signs in anew leaves no second session behind. */
export async function endOldSession(context: RouteContext, request: FastifyRequest): Promise<void> {
  const token = tokenIn(request, context.secure);
  if (token === undefined) return;
  const old = await findSession(context.workspace.database, token, Date.now());
  if (old) await context.workspace.database.accounts.endSession(old.session_id);
}
