import type { FastifyReply, FastifyRequest } from "fastify";
import type { SignedIn } from "../operations/session/sign-in.ts";

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

export const clearToken = (reply: FastifyReply, secure: boolean): unknown =>
  reply.clearCookie(cookieName(secure), options(secure));
