import type { FastifyInstance } from "fastify";
import { Refusal } from "../kernel/refusal.ts";

/** Levels that a body may be nested; nothing that Concert takes comes near. */
const deepest = 64;

/** True where brackets outside of strings are nested deeper than anything here needs; the text need not be JSON. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      if (sign === 92) at += 1;
      else if (sign === 34) quoted = false;
    } else if (sign === 34) quoted = true;
    else if (sign === 91 || sign === 123) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (sign === 93 || sign === 125) depth -= 1;
  }
  return false;
}

/** Reads JSON as Fastify does (keys that reach a prototype are refused), but nothing nested without end. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    const text = typeof body === "string" ? body : body.toString("utf8");
    if (isTooDeep(text)) done(new Refusal("invalid", "server.malformed"), undefined);
    // A write without a body may still name its type.
    else if (text === "") done(null, undefined);
    else void parse(request, text, done);
  });
}
