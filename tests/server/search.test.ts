import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "./client.ts";
import { openServer, password, type TestServer } from "./open-server.ts";

type Found = { readonly kind: string; readonly id: string; readonly title: string };
let server: TestServer;
let client: Client;

const find = async (text: string, limit = 10): Promise<readonly string[]> => {
  const answer = await client.get(`/missions/unmil/search?q=${encodeURIComponent(text)}&limit=${limit}`);
  expect(answer.status).toBe(200);
  return (answer.json as { items: Found[] }).items.map(({ kind, id }) => `${kind} ${id}`);
};

beforeAll(async () => {
  server = await openServer();
  client = await server.signedIn();
});
afterAll(async () => server?.close());

describe("search", () => {
  test.each([
    ["foya", "site foya"],
    ["Voinjma", "site voinjama"],
    ["1509", "instrument s-res-1509"],
    ["res 2333", "instrument s-res-2333"],
    ["ceasefre", "task ceasefire"],
    ["GEOPKO", "source GEOPKO"],
    ["中国", "state CHN"],
    ["الصين", "state CHN"],
    ["Côte d'Iv", "state CIV"],
    ["CIV", "state CIV"],
    ["непал", "state NPL"],
    ["port of monrovia closed", "scenario port-of-monrovia-closed"],
  ])("%s finds %s first", async (text, first) => {
    expect((await find(text))[0]).toBe(first);
  });

  test("a commodity is found by its name in any language", async () => {
    expect(await find("вода")).toContain("commodity water");
  });

  test("nothing typed, and what no name fits, find nothing", async () => {
    expect(await find("")).toEqual([]);
    expect(await find("qqqqzzzz")).toEqual([]);
  });

  test("a changed name is found at once under the new one", async () => {
    const change = await client.send("PATCH", "/missions/unmil/sites/foya", {
      body: { name: "Foya Tengia" },
      headers: { "if-match": '"1"' },
    });
    expect(change.status).toBe(200);
    expect((await find("tengia"))[0]).toBe("site foya");
  });

  test("a mission that is not there is told like one that may not be seen", async () => {
    expect((await client.get("/missions/nowhere/search?q=foya")).status).toBe(404);
  });

  test("a mission of 50,000 sites answers while one types, once its names are read", async () => {
    await addSites(50_000);
    await find("");
    // A quiet machine takes under 200 ms; one that is busy with other tests says little of the search.
    for (const text of ["place 49999", "plcae 4999", "harper"]) {
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const started = performance.now();
        expect((await find(text)).length).toBeGreaterThan(0);
        times.push(performance.now() - started);
      }
      expect(Math.min(...times)).toBeLessThan(1500);
    }
  });
});

async function addSites(count: number): Promise<void> {
  for (let from = 0; from < count; from += 2000) {
    const operations = Array.from({ length: 2000 }, (_, index) => {
      const number = String(from + index).padStart(5, "0");
      const values = { id: `p-${number}`, name: `Place ${number}`, basis: "fictional" };
      return { op_id: `add-${number}`, kind: "add", noun: "site", id: values.id, base_version: null, values };
    });
    const answer = await client.send("POST", "/missions/unmil/commits", { body: { operations } });
    expect(answer.text.slice(0, 300) && answer.status).toBeLessThan(300);
  }
}

describe("what changed since my last visit", () => {
  type Since = {
    readonly since: { readonly seq: number } | null;
    readonly head: number;
    readonly nouns: readonly { noun: string; added: number; changed: number; removed: number; ids: string[] }[];
    readonly commits: readonly { seq: number; actor: string }[];
  };
  const since = async (who = client): Promise<Since> => (await who.get("/missions/unmil/since")).json as Since;
  const rename = async (site: string, name: string, version: number) =>
    client.send("PATCH", `/missions/unmil/sites/${site}`, {
      body: { name },
      headers: { "if-match": `"${version}"` },
    });

  test("a first visit has nothing before it; later changes are counted by noun until they are marked as read", async () => {
    expect((await since()).since).toBeNull();
    expect((await client.send("POST", "/missions/unmil/visits")).status).toBe(204);
    const before = await since();
    expect([before.since?.seq, before.nouns]).toEqual([before.head, []]);
    expect((await rename("baha", "Baha (edited)", 1)).status).toBe(200);
    expect((await client.send("POST", "/missions/unmil/visits")).status).toBe(204);
    const after = await since();
    expect(after.head).toBe(before.head + 1);
    expect(after.nouns).toEqual([{ noun: "site", added: 0, changed: 1, removed: 0, ids: ["baha"] }]);
    expect(after.commits.map(({ seq, actor }) => [seq, actor])).toEqual([[after.head, "concert"]]);
    expect((await client.send("PUT", "/missions/unmil/since", { body: { seq: after.head } })).status).toBe(204);
    expect((await since()).nouns).toEqual([]);
  });

  test("each person has a visit of their own", async () => {
    const { accounts } = server.workspace.database;
    const first = await accounts.findUser("concert");
    const other = await accounts.createUser({
      name: "reader",
      password_hash: first?.password_hash ?? null,
      everywhere: "reader",
    });
    expect(other.name).toBe("reader");
    const reader = await server.signedIn();
    await reader.send("POST", "/session", { body: { name: "reader", password } });
    expect((await since(reader)).since).toBeNull();
    expect((await reader.send("POST", "/missions/unmil/visits")).status).toBe(204);
    expect((await since(reader)).since).not.toBeNull();
  });

  test("a commit that is not there cannot be read up to", async () => {
    expect((await client.send("PUT", "/missions/unmil/since", { body: { seq: 999_999 } })).status).toBe(404);
  });
});
