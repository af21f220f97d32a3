import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, posix } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../kernel/refusal.ts";
import { say } from "../words/catalogue.ts";
import { languageOf } from "./language.ts";
import { pathOf, sendProblem } from "./problem.ts";
import type { RouteContext } from "./server-options.ts";
import { escape, waitingAsset, waitingPage } from "./waiting-page.ts";

const notFound = () => new Refusal("not-found", "server.not_found");

/** Path inside the page's folder for an address, or null for one that leads nowhere. */
function fileFor(path: string): string | null {
  let plain: string;
  try {
    plain = posix.normalize(decodeURIComponent(path));
  } catch {
    return null;
  }
  if (plain.includes("\0") || plain.split("/").some((part) => part.startsWith("."))) return null;
  return plain.replace(/^\/+/, "");
}

/** Files of the built page; addresses of screens get the page itself, and everyone waits while it is built. */
export async function servePage(app: FastifyInstance, context: RouteContext): Promise<void> {
  // The folder is filled when the page has been built; in a copy that may not be written to it must be there already.
  await mkdir(context.pageFolder, { recursive: true }).catch(() => undefined);
  await app.register(fastifyStatic, { root: context.pageFolder, serve: false, index: false, preCompressed: true });
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    if (path.startsWith("/api/") || (request.method !== "GET" && request.method !== "HEAD")) {
      return sendProblem(request, reply, notFound());
    }
    return sendPage(context, request, reply, path);
  });
}

function sendPage(context: RouteContext, request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  const { page } = context.health();
  if (page !== "ready" && page !== "older") {
    const asset = waitingAsset(path);
    void reply.header("cache-control", "no-store").code(200);
    if (asset) return reply.header("content-type", asset.type).send(asset.body);
    return reply
      .header("content-type", "text/html; charset=utf-8")
      .send(waitingPage(request.headers["accept-language"]));
  }
  const file = fileFor(path);
  if (file === null) return sendProblem(request, reply, notFound());
  if (file !== "" && existsSync(join(context.pageFolder, file)) && posix.extname(file) !== "") {
    // Files under assets/ carry a hash of what they hold in their names.
    const lasting = file.startsWith("assets/");
    return reply.code(200).sendFile(file, { maxAge: lasting ? 31_536_000_000 : 0, immutable: lasting });
  }
  if (posix.extname(file) !== "" && !file.endsWith(".html")) return sendProblem(request, reply, notFound());
  void reply.code(200).header("cache-control", page === "older" ? "no-store" : "no-cache");
  if (page === "older") return sendOlder(context, request, reply);
  return reply.sendFile("index.html", { cacheControl: false });
}

/** The page that is there, under a line that says that it is not the newest. */
function sendOlder(context: RouteContext, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request.headers["accept-language"]);
  const notice = `<p role="status" lang="${language}" dir="auto">${escape(say(language, "start.page_older"))}</p>`;
  const text = readFileSync(join(context.pageFolder, "index.html"), "utf8").replace("<body>", `<body>${notice}`);
  return reply.header("content-type", "text/html; charset=utf-8").send(text);
}
