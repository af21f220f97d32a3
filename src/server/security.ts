import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "../kernel/refusal.ts";

/** MapLibre runs its workers from blobs and draws icons from data addresses; nothing else leaves `self`. */
const directives = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'", "blob:"],
  "child-src": ["blob:"],
  "manifest-src": ["'self'"],
  "form-action": ["'self'"],
  "base-uri": ["'none'"],
  "object-src": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/** The policy as one header, for what answers before the app stands. */
export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, sources]) => `${name} ${sources.join(" ")}`)
  .join(";");

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);
const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Name of the host without its port. */
const hostName = (host: string): string => host.replace(/:\d+$/, "").toLowerCase();

/**
 * Refuses requests that a foreign page makes a browser send: another origin on an unsafe method, or, on a server
 * that listens on loopback only, another host's name (rebinding of names).
 */
function refuseForeign(request: FastifyRequest, secure: boolean, loopbackOnly: boolean): void {
  const { host } = request;
  if (loopbackOnly && !loopbackNames.has(hostName(host))) throw new Refusal("forbidden", "server.foreign_host");
  if (safeMethods.has(request.method)) return;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    throw new Refusal("forbidden", "server.foreign_origin");
  }
  const origin = request.headers.origin;
  if (origin === undefined) return;
  if (origin !== `${secure ? "https" : "http"}://${host}`) throw new Refusal("forbidden", "server.foreign_origin");
}

/** Headers on every answer. `secure` says that clients reach the server over TLS. */
export async function protect(app: FastifyInstance, secure: boolean, loopbackOnly: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "no-referrer" },
    frameguard: { action: "deny" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    crossOriginEmbedderPolicy: false,
  });
  app.addHook("onRequest", async (request) => refuseForeign(request, secure, loopbackOnly));
}
