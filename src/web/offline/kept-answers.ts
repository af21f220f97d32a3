// Answers of the server kept for reading without a link, in the service worker. Nobody's but one person's at a time:
// at sign-out, and when another signs in, everything goes.

const answers = "concert-answers";
const owner = "/concert-owner";
/** Answers kept at most; beyond, those read longest ago go first. */
const most = 800;
/** Characters of one answer at most. */
const largest = 8_000_000;

/** The same address answers in several languages. */
const keyOf = (request: Request): string => {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.sort();
  return `/kept/${request.headers.get("accept-language") ?? ""}${pathname}?${searchParams.toString()}`;
};

export async function personIn(session: Response): Promise<string> {
  const body: unknown = await session.json();
  if (typeof body !== "object" || body === null || !("user" in body)) return "";
  const { user } = body;
  return typeof user === "object" && user !== null && "name" in user ? String(user.name) : "";
}

/** Keeps an answer with the time at which it was read. */
export async function keepAnswer(request: Request, response: Response): Promise<void> {
  const text = await response.text();
  if (text.length > largest) return;
  const cache = await caches.open(answers);
  // An answer that comes after its reader has signed out is nobody's.
  if (!(await cache.match(owner))) return;
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "concert-kept": new Date().toISOString(),
  };
  const key = keyOf(request);
  await cache.delete(key);
  await cache.put(key, new Response(text, { headers }));
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old);
}

export async function keptAnswer(request: Request): Promise<Response | undefined> {
  return (await caches.open(answers)).match(keyOf(request));
}

export async function forgetAll(): Promise<void> {
  await caches.delete(answers);
}

/** Makes sure that what is kept is this person's. */
export async function forgetOthers(person: string): Promise<void> {
  const known = await (await caches.open(answers)).match(owner);
  if (known && (await known.text()) === person) return;
  if (known) await forgetAll();
  await (await caches.open(answers)).put(owner, new Response(person));
}
