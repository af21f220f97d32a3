import { keepAnswer, keptAnswer, forgetAll, forgetOthers, personIn } from "./offline/kept-answers.ts";
import type { FromWorker, ToWorker } from "./offline/worker-link.ts";

/** The files of the page; written in when it is built, so that a browser sees a new worker wherever the page is new. */
declare const concertFiles: readonly string[];

/** What a service worker has beside what a page has; the compiler knows only pages. */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Told = Waiting & { readonly data: ToWorker };
type Scope = {
  addEventListener(type: "install" | "activate", listener: (event: Waiting) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "message", listener: (event: Told) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(): Promise<readonly { postMessage(message: FromWorker): void }[]>;
  };
};
const scope = globalThis as unknown as Scope;

const pageCache = "concert-page";
const assetCache = "concert-assets";
const shell = "/";
/** A server that has not answered by then is treated as out of reach, where a kept answer is there. */
const patienceMs = { page: 8_000, answer: 30_000 };

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("message", (event) => event.waitUntil(listen(event.data)));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (pathname.startsWith("/api/v1/session") && request.method !== "GET")
    return event.respondWith(changeSession(request));
  if (request.method !== "GET") return;
  if (pathname.startsWith("/api/")) {
    if (isKept(pathname, request)) event.respondWith(answer(event));
  } else if (request.mode === "navigate") event.respondWith(page(event));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(event));
});

/** Code and styles come with the worker; words of a language and shapes of countries when they are first used. */
const isAtOnce = (file: string): boolean => /[.](js|css)$/.test(file) && !/[/]page[.][a-z]{2}-/.test(file);
/** The name of a file without the digest of what it holds. */
const stem = (file: string): string => file.replace(/-[\w-]{8}([.]\w+)$/, "$1");

/** Fetches the files of this build that are new; of those that come when used, the ones of which an older one is here. */
async function install(): Promise<void> {
  const cache = await caches.open(assetCache);
  const here = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const stems = new Set([...here].map(stem));
  for (const file of concertFiles) {
    if (here.has(file) || !(isAtOnce(file) || stems.has(stem(file)))) continue;
    await orFull(() => cache.add(file));
  }
  await keepPage(await fetch(shell, { cache: "no-cache" }));
}

/** Files of older builds go when no tab needs them any more: only then does a worker become active. */
async function activate(): Promise<void> {
  const cache = await caches.open(assetCache);
  const known = new Set(concertFiles);
  for (const { url } of await cache.keys()) if (!known.has(new URL(url).pathname)) await cache.delete(url);
  await scope.clients.claim();
}

async function listen(told: ToWorker): Promise<void> {
  if (told.kind === "take-over") return scope.skipWaiting();
  const session = new URL("/api/v1/session", location.origin).href;
  for (const address of [session, ...told.addresses]) {
    const { pathname } = new URL(address);
    if (pathname.startsWith("/assets/")) await keepAsset(new Request(address));
    else if (pathname.startsWith("/api/")) {
      const request = new Request(address, {
        headers: { accept: "application/json", "accept-language": told.language },
      });
      if (isKept(pathname, request)) await fromServer(request).catch(() => undefined);
    }
  }
}

/** Only what a person reads of missions and of the tables of facts; no downloads, no streams, nothing about people. */
function isKept(path: string, request: Request): boolean {
  if (!request.headers.get("accept")?.startsWith("application/json")) return false;
  if (request.url.includes("format=")) return false;
  return path === "/api/v1/session" || path === "/api/v1/missions" || /^\/api\/v1\/(missions|reference)\//.test(path);
}

/** The server first; without it, what it said last. */
async function answer({ request }: Fetching): Promise<Response> {
  const kept = () => keptAnswer(request);
  try {
    return await inTime(fromServer(request), patienceMs.answer, kept);
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

async function fromServer(request: Request): Promise<Response> {
  const response = await fetch(request);
  // A gate that answers in the server's place, or a server that is only starting, is as good as no link.
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    const kept = await keptAnswer(request);
    if (kept) return kept;
  }
  if (response.status === 200 && response.headers.get("content-type")?.includes("json")) {
    const copy = response.clone();
    await orFull(async () => {
      if (new URL(request.url).pathname === "/api/v1/session") await forgetOthers(await personIn(copy.clone()));
      await keepAnswer(request, copy);
    });
  }
  return response;
}

/** Who signs out, or in anew, leaves nothing behind to read. */
async function changeSession(request: Request): Promise<Response> {
  // Without a link nobody can be signed out at the server, but what is kept here can go.
  if (request.method === "DELETE") await forgetAll();
  const response = await fetch(request);
  if (response.ok) await forgetAll();
  return response;
}

async function page(event: Fetching): Promise<Response> {
  const kept = async () => (await caches.open(pageCache)).match(shell);
  try {
    const response = await inTime(fetch(event.request), patienceMs.page, kept);
    if (response.status === 502 || response.status === 503 || response.status === 504)
      return (await kept()) ?? response;
    event.waitUntil(keepPage(response.clone()));
    return response;
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

/** Keeps the page itself; what the server shows while it starts is no page. */
async function keepPage(response: Response): Promise<void> {
  if (!response.ok || response.headers.get("cache-control")?.includes("no-store")) return;
  const text = await response.clone().text();
  if (!text.includes('name="concert-build"')) return;
  await orFull(async () => {
    const headers = new Headers(response.headers);
    await (await caches.open(pageCache)).put(shell, new Response(text, { headers }));
  });
}

/** Files whose names hold a digest of what they are never change. */
async function asset({ request }: Fetching): Promise<Response> {
  const found = await (await caches.open(assetCache)).match(request.url);
  return found ?? keepAsset(request);
}

async function keepAsset(request: Request): Promise<Response> {
  const cache = await caches.open(assetCache);
  const found = await cache.match(request.url);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await orFull(() => cache.put(request.url, response.clone()));
  return response;
}

/** Answers with what is kept once patience ends; without it, waits on. */
async function inTime(
  work: Promise<Response>,
  ms: number,
  kept: () => Promise<Response | undefined>,
): Promise<Response> {
  work.catch(() => undefined);
  const late = new Promise<undefined>((done) => setTimeout(done, ms));
  const first = await Promise.race([work, late]);
  return first ?? (await kept()) ?? work;
}

/** A full disk takes nothing away from the reader but reading without a link, and they are told. */
async function orFull(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "QuotaExceededError") {
      if (error instanceof TypeError) throw error;
      return;
    }
    for (const client of await scope.clients.matchAll()) client.postMessage({ kind: "full" });
  }
}
