import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { usualLimits } from "../../src/server/door.ts";
import { Client } from "./client.ts";
import { type TestServer, openServer, serve } from "./open-server.ts";

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await openServer();
  client = await server.signedIn();
});
afterAll(() => server.close());

type Description = {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<
      string,
      { operationId: string; responses: Record<string, unknown>; parameters?: { name: string; in: string }[] }
    >
  >;
  readonly components: { readonly schemas: Record<string, unknown> };
};

test("the interface describes itself as OpenAPI 3.1: every route, every noun, no reference that leads nowhere", async () => {
  const text = (await new Client(server.address).get("/openapi.json")).text;
  const description = JSON.parse(text) as Description;
  expect(description.openapi).toBe("3.1.0");
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = server.app.printRoutes({ commonPrefix: false }).match(/\/api\/v1/g);
  expect(routes).not.toBeNull();
  expect(described.length).toBeGreaterThan(130);
  for (const route of [
    "GET /api/v1/health",
    "GET /api/v1/missions/{mission}/events",
    "PATCH /api/v1/missions/{mission}/sites/{id}",
    "GET /api/v1/openapi.json",
  ]) {
    expect(described).toContain(route);
  }
  const names = Object.values(description.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(new Set(names).size).toBe(names.length);
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
    expect(description.components.schemas).toHaveProperty(name ?? "");
  for (const [path, methods] of Object.entries(description.paths)) {
    const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters = [], responses } of Object.values(methods)) {
      expect(
        parameters
          .filter((parameter) => parameter.in === "path")
          .map(({ name }) => name)
          .sort(),
      ).toEqual(placeholders.sort());
      expect(Object.keys(responses)).toContain("default");
    }
  }
});

test("every answer carries the same protection", async () => {
  const headers = async (path: string) => {
    const answer = await fetch(`${server.address}${path}`);
    await answer.text();
    const kept = [...answer.headers].filter(
      ([name]) =>
        ![
          "date",
          "etag",
          "content-length",
          "content-type",
          "vary",
          "cache-control",
          "connection",
          "keep-alive",
          "content-language",
          "last-modified",
          "accept-ranges",
          "transfer-encoding",
          "content-encoding",
          "concert-build",
        ].includes(name),
    );
    return Object.fromEntries(kept);
  };
  const expected = {
    "content-security-policy":
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self';connect-src 'self';worker-src 'self' blob:;child-src blob:;manifest-src 'self';form-action 'self';base-uri 'none';object-src 'none';frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
    "x-download-options": "noopen",
    "x-frame-options": "DENY",
    "x-permitted-cross-domain-policies": "none",
    "x-xss-protection": "0",
  };
  for (const path of ["/api/v1/health", "/api/v1/missions", "/api/v1/nothing", "/", "/nothing.js"])
    expect([path, await headers(path)]).toEqual([path, expected]);
});

test("a write that another site makes a browser send is refused", async () => {
  const change = (headers: Record<string, string>) =>
    client.send("PATCH", "/missions/unmil/sites/ganta", {
      body: { note: "x" },
      headers: { "if-match": '"1"', ...headers },
    });
  for (const headers of [
    { origin: "https://elsewhere.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "null" },
  ]) {
    expect((await change(headers)).json).toMatchObject({ status: 403, code: "server.foreign_origin" });
  }
  const signIn = await client.send("POST", "/session", {
    body: { name: "concert", password: "x" },
    headers: { origin: "https://elsewhere.example" },
  });
  expect(signIn.status).toBe(403);
  expect((await change({ origin: server.address, "sec-fetch-site": "same-origin" })).status).toBe(200);
});

/** Raw, because `fetch` sets these headers itself. */
function raw(path: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

test("a server on loopback answers to no other name", async () => {
  const answer = await raw("/api/v1/health", { host: "rebound.example" });
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([403, { code: "server.foreign_host" }]);
  expect((await raw("/api/v1/health", { host: "localhost:1" })).status).toBe(200);
});

test("a body that is too large, no JSON, or of another type is refused", async () => {
  const send = (body: string, type = "application/json") =>
    client.send("POST", "/missions/unmil/commits", { body, headers: { "content-type": type } });
  expect(
    (await client.send("POST", "/missions/unmil/sites", { body: { note: "x".repeat(1_100_000) } })).json,
  ).toMatchObject({
    status: 413,
    code: "server.too_large",
  });
  expect((await send("{")).json).toMatchObject({ status: 400, code: "server.malformed" });
  expect((await send("<a/>", "application/xml")).json).toMatchObject({ status: 415, code: "server.media_type" });
  expect((await send(`{"__proto__":{"x":1},"operations":[]}`)).status).toBe(400);
  const deep = `{"operations":[{"op_id":"deep","kind":"add","noun":"site","id":"deep","base_version":null,"values":{"id":"deep","name":${"[".repeat(200_000)}${"]".repeat(200_000)}}}]}`;
  const answer = await send(deep);
  expect([answer.status >= 400 && answer.status < 500, answer.json]).toMatchObject([
    true,
    { status: expect.any(Number) },
  ]);
  expect((await client.send("POST", "/missions/unmil/sites", { body: [] })).json).toMatchObject({
    status: 422,
    code: "server.request_invalid",
  });
});

test("an address that asks too often is told to wait", async () => {
  const narrow = await serve(server.workspace, { requestsPerMinute: 5 });
  const other = new Client(narrow.address);
  const answers = [];
  for (let n = 0; n < 7; n += 1) answers.push(await other.get("/health"));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect(answers[6]?.json).toMatchObject({ code: "server.too_many" });
  await narrow.close();
});

test("one address cannot hold all connections", async () => {
  const narrow = await serve(server.workspace, { limits: { ...usualLimits, perAddress: 3, total: 10 } });
  const { port } = new URL(narrow.address);
  const sockets = Array.from({ length: 6 }, () => connect({ port: Number(port), host: "127.0.0.1" }));
  const closed = await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<boolean>((resolve) => {
          socket.on("error", () => resolve(true));
          socket.on("close", () => resolve(true));
          setTimeout(() => resolve(false), 500);
        }),
    ),
  );
  expect(closed.filter(Boolean).length).toBe(3);
  for (const socket of sockets) socket.destroy();
  await narrow.close();
});

test("requests that never end are ended, and others are answered meanwhile", async () => {
  const narrow = await serve(server.workspace, { limits: { ...usualLimits, headersMs: 500 } });
  const { port } = new URL(narrow.address);
  const sockets = Array.from({ length: 40 }, () => connect({ port: Number(port), host: "127.0.0.1" }));
  const ended = Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.on("error", () => undefined);
          socket.on("close", () => resolve());
          socket.on("data", () => undefined);
          socket.write("GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        }),
    ),
  );
  expect((await new Client(narrow.address).get("/health")).status).toBe(200);
  await ended;
  await narrow.close();
});

test("addresses of screens get the page while it is built, in the reader's language, and addresses of programs do not", async () => {
  const building = await serve(server.workspace, {
    health: () => ({ page: "building", progress: { step: "page", done: 0, of: 0 } }),
  });
  const page = await fetch(`${building.address}/missions/unmil/overview`, { headers: { "accept-language": "ar" } });
  const text = await page.text();
  expect([page.status, text.includes('dir="rtl"'), text.includes("<script>"), text.includes("style=")]).toEqual([
    200,
    true,
    false,
    false,
  ]);
  expect((await fetch(`${building.address}/waiting.js`)).headers.get("content-type")).toBe(
    "text/javascript; charset=utf-8",
  );
  expect((await fetch(`${building.address}/api/v1/nothing`)).status).toBe(404);
  expect((await new Client(building.address).get("/health")).json).toEqual({
    status: "ok",
    version: "test",
    page: "building",
    progress: { step: "page", done: 0, of: 0 },
    database: "ok",
    build: expect.stringMatching(/^[0-9a-f]{12}$/),
  });
  await building.close();
});

test("where the new page could not be built, the older one is served and says so", async () => {
  const pageFolder = mkdtempSync(join(tmpdir(), "concert-page-"));
  writeFileSync(join(pageFolder, "index.html"), '<!doctype html><html><body><div id="root"></div></body></html>');
  const older = await serve(server.workspace, { pageFolder, health: () => ({ page: "older", progress: null }) });
  const answer = await fetch(`${older.address}/missions/unmil`, { headers: { "accept-language": "fr" } });
  const text = await answer.text();
  expect(text).toMatch(/<p role="status" lang="fr" dir="auto">Cette page est plus ancienne .*<\/p><div id="root">/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  await older.close();
  rmSync(pageFolder, { recursive: true });
});

test("the dictionary, the words and the names of states come with the server", async () => {
  const nouns = (await client.get("/nouns")).json as {
    items: { name: string; plural: string; fields: { name: string; kind: string; required: boolean }[] }[];
  };
  const site = nouns.items.find(({ name }) => name === "site");
  expect(site).toMatchObject({ plural: "sites", append_only: false, key: null });
  expect(site?.fields[0]).toEqual({ name: "id", kind: "id", required: true });
  const words = await client.get("/words/fr");
  expect((words.json as Record<string, string>)["session.required"]).toBe("Connectez-vous pour continuer.");
  const hash = (words.headers.get("etag") ?? "").replaceAll('"', "");
  expect((await client.get(`/words/fr?hash=${hash}`)).headers.get("cache-control")).toBe(
    "public, max-age=31536000, immutable",
  );
  const states = (await client.get("/reference/states?lang=ar")).json as { items: { iso3: string; name: string }[] };
  expect(states.items.find(({ iso3 }) => iso3 === "JPN")?.name).toBe("اليابان");
});

test("an amount is shared over the states on request", async () => {
  const answer = await client.get("/apportion?amount=6296372833&on=2023-09-01");
  const { shares } = answer.json as { shares: { iso3: string; amount_usd: string }[] };
  const cents = shares.reduce((sum, { amount_usd }) => sum + BigInt(amount_usd.replace(".", "")), 0n);
  expect(cents).toBe(629637283300n);
  expect((await client.get("/apportion?amount=0&on=2023-09-01")).json).toMatchObject({ code: "server.amount_zero" });
  expect((await client.get("/apportion?amount=1&on=2023-02-30")).json).toMatchObject({
    code: "server.request_invalid",
  });
});
