import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mayWrite } from "../../src/model/kept-nouns.ts";
import { nouns } from "../../src/model/nouns.ts";
import { newToken } from "../../src/store/database.ts";
import type { MemberRole } from "../../src/store/store.ts";
import { type TestServer, openServer } from "./open-server.ts";

/** Who asks: the matrix has a column for each. */
const who = ["nobody", "disabled", "stranger", "reader", "by_function", "editor", "owner"] as const;
type Who = (typeof who)[number];
const functions = ["movement_control"];

/** Writes of a mission that a reader may make: they touch nothing that others read. */
const readersMay: ReadonlySet<string> = new Set(["recordVisit", "beginPrioritySearch", "stopPrioritySearch"]);
/** Not tried by those who are let in: it would end them. */
const endsTheCaller: ReadonlySet<string> = new Set(["leaveWorkspace"]);
/** What the parameters of paths stand for; others are numbers of nothing that is there. */
const parameters: Readonly<Record<string, string>> = { mission: "unmil", id: "absent", seq: "1", noun: "sites" };

type Operation = { readonly operationId?: string; readonly "x-access"?: string };
type Entry = { readonly name: string; readonly method: string; readonly path: string; readonly access: string };

let server: TestServer;
const people = new Map<Who, number>();
let entries: readonly Entry[] = [];

beforeAll(async () => {
  server = await openServer({ requestsPerMinute: 1_000_000 });
  const { accounts, people: store } = server.workspace.database;
  const make = async (
    name: Who,
    everywhere: MemberRole | null,
    role: MemberRole | null,
    work: readonly string[] = [],
  ) => {
    const user = await accounts.createUser({ name, password_hash: null, everywhere });
    if (role) await store.setAccess(user.id, { mission: "unmil", role, functions: work });
    people.set(name, user.id);
  };
  await make("disabled", null, "editor");
  await make("stranger", null, null);
  await make("reader", null, "reader");
  await make("by_function", null, "editor", functions);
  await make("editor", null, "editor");
  await make("owner", "owner", null);
  const document = (await (await fetch(`${server.address}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: operation.operationId ?? "",
      method: method.toUpperCase(),
      path: path.replace(/^\/api\/v1/, ""),
      access: operation["x-access"] ?? "",
    })),
  );
});
afterAll(() => server.close());

/** A session of its own for each request, so that none spoils the next. */
async function cookieOf(name: Who): Promise<string> {
  const userId = people.get(name);
  if (userId === undefined) return "";
  const { token, hash } = newToken();
  const expires = new Date(Date.now() + 3_600_000).toISOString();
  const { accounts, people: store } = server.workspace.database;
  if (name === "disabled") await store.change(userId, { disabled: false });
  await accounts.createSession({ user_id: userId, token_hash: hash, expires, purpose: "work" });
  if (name === "disabled") await store.change(userId, { disabled: true });
  return `concert_session=${token}`;
}

type Outcome = { readonly status: number; readonly code: string };

async function ask({ method, path }: Entry, name: Who): Promise<Outcome> {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => parameters[parameter] ?? "999999");
  const abort = new AbortController();
  const response = await fetch(`${server.address}/api/v1${address}`, {
    method,
    signal: abort.signal,
    redirect: "manual",
    headers: {
      cookie: await cookieOf(name),
      ...(method === "GET" ? {} : { "content-type": "application/json", "if-match": '"1"' }),
      "idempotency-key": randomBytes(8).toString("hex"),
    },
    ...(method === "POST" || method === "PATCH" || method === "PUT" ? { body: JSON.stringify(bodyOf(path)) } : {}),
  });
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json") ?? false;
  const code = isProblem ? ((await response.json()) as { code: string }).code : "";
  // A stream of events never ends by itself.
  abort.abort();
  return { status: response.status, code };
}

/** The noun whose table a path is, if it is one. */
const nounOf = (path: string) =>
  nouns.find(({ plural, name }) =>
    name === "mission" ? false : new RegExp(`^/missions/\\{mission\\}/${plural}(/\\{id\\})?$`).test(path),
  );

/** Enough of a record for an id to be had. */
function bodyOf(path: string): object {
  const noun = nounOf(path);
  if (!noun || path.endsWith("{id}")) return {};
  return Object.fromEntries(["id", ...(noun.key ?? [])].map((name) => [name, "absent"]));
}

/** What the matrix expects: words for statuses, so that a difference reads well. */
function expected(entry: Entry, name: Who): string {
  const { access, method, path } = entry;
  const writes = method !== "GET";
  const mission = path.startsWith("/missions/{mission}");
  if (access === "open") return "let in";
  if (name === "nobody" || name === "disabled") return "401";
  if (access === "owner") return name === "owner" ? "let in" : "403 person.owners_only";
  if (!mission) return "let in";
  if (name === "stranger") return "sees nothing";
  if (!writes) return "let in";
  const noun = nounOf(path);
  if (noun?.appendOnly && method !== "POST") return "422 store.append_only";
  if (noun && name === "reader") return "403 store.forbidden";
  if (noun && name === "by_function" && !mayWrite(functions, noun.name)) return "403 person.not_kept";
  if (name === "reader" && !readersMay.has(entry.name)) return "writes nothing";
  return "let in";
}

/** The outcome in the words of the expectation; itself where it does not fit. */
function said({ status, code }: Outcome, wanted: string): string {
  const exact = `${status} ${code}`.trim();
  if (wanted === "401") return status === 401 && code === "session.required" ? "401" : exact;
  // Whoever is let in may still be told that nothing is there or that the request is wrong.
  if (wanted === "let in")
    return code === "session.required" || (status === 403 && !ownRule.has(code)) ? exact : wanted;
  if (wanted === "sees nothing") return status >= 400 && status < 500 ? wanted : exact;
  if (wanted === "writes nothing") return status >= 400 && status < 500 ? wanted : exact;
  return exact;
}
/** Refusals of what was sent, not of who sent it. */
const ownRule = new Set(["person.invitation_over", "person.passkey_wrong", "person.provider_stale", "person.not_kept"]);

test("every route says who may call it", () => {
  expect(entries.length).toBeGreaterThan(100);
  const known = ["open", "session", "account", "work", "owner"];
  expect(entries.filter(({ access, name }) => name === "" || !known.includes(access))).toEqual([]);
  // What is open to everyone is listed here, so that nothing becomes so by oversight.
  expect(
    entries
      .filter(({ access }) => access === "open")
      .map(({ name }) => name)
      .sort(),
  ).toEqual(
    [
      "askForPasskey",
      "beginProviderSignIn",
      "finishProviderSignIn",
      "listWaysIn",
      "readDescription",
      "readHealth",
      "readInvitation",
      "readWords",
      "signIn",
      "signInWithPasskey",
      "useInvitation",
    ].sort(),
  );
});

test.each(who)("every route answers %s as the matrix says", { timeout: 300_000 }, async (name) => {
  const wrong: string[] = [];
  for (const entry of entries) {
    if (endsTheCaller.has(entry.name) && name !== "nobody" && name !== "disabled") continue;
    const wanted = expected(entry, name);
    const got = said(await ask(entry, name), wanted);
    if (got !== wanted) wrong.push(`${entry.method} ${entry.path} (${entry.name}): ${got}, not ${wanted}`);
  }
  expect(wrong).toEqual([]);
});
