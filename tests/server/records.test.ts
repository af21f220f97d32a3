import { afterAll, beforeAll, expect, test } from "vitest";
import { hashPassword } from "../../src/operations/session/password.ts";
import { Client } from "./client.ts";
import { type TestServer, openServer } from "./open-server.ts";

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await openServer();
  client = await server.signedIn();
});
afterAll(() => server.close());

type Row = { readonly id: string; readonly version: number; readonly values: Record<string, unknown> };
type List = { readonly items: readonly Row[]; readonly total: number; readonly next_cursor: string | null };
const sites = "/missions/unmil/sites";
const list = async (path: string): Promise<List> => (await client.get(path)).json as List;
const patch = (id: string, tag: string, body: unknown, headers: Record<string, string> = {}) =>
  client.send("PATCH", `${sites}/${id}`, { body, headers: { "if-match": tag, ...headers } });
const tagOf = async (id: string): Promise<string> => (await client.get(`${sites}/${id}`)).headers.get("etag") ?? "";

test("missions are listed with the head of their journal", async () => {
  expect((await client.get("/missions")).json).toEqual({
    items: [
      {
        id: "unmil",
        name: "United Nations Mission in Liberia",
        short_name: "UNMIL",
        nature: "historic",
        authorised_on: "2003-09-19",
        ends_on: "2018-03-30",
        role: "owner",
        head: { seq: 1, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
      },
    ],
  });
  const mission = await client.get("/missions/unmil");
  expect(mission.json).toMatchObject({ id: "unmil", version: 1, values: { countries: ["LBR"] } });
  expect(mission.headers.get("etag")).toBe('"1"');
});

test("pages of a list join to the whole list, whatever it is sorted by", async () => {
  const all = await list(`${sites}?limit=1000&sort=-lat`);
  expect(all.items.length).toBe(all.total);
  const joined: Row[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: List = await list(`${sites}?limit=10&sort=-lat${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    joined.push(...page.items);
    cursor = page.next_cursor;
  }
  expect(joined).toEqual(all.items);
  const latitudes = all.items.map(({ values }) => values["lat"]).filter((lat) => typeof lat === "number");
  expect(latitudes).toEqual([...latitudes].sort((a, b) => b - a));
});

test("every filter that is given must hold", async () => {
  const found = await list(`${sites}?filter=aviation:is:true&filter=lat:at_least:6.5&limit=1000`);
  const all = await list(`${sites}?limit=1000`);
  const wanted = all.items.filter(({ values }) => values["aviation"] === true && Number(values["lat"]) >= 6.5);
  expect(found.items).toEqual(wanted);
  expect(found.total).toBe(wanted.length);
  expect(wanted.length).toBeGreaterThan(0);
});

test("a filter or field that is not understood is refused by name", async () => {
  expect((await client.get(`${sites}?filter=name`)).json).toMatchObject({
    status: 422,
    code: "server.filter_invalid",
    values: { filter: "name" },
  });
  expect((await client.get(`${sites}?sort=-colour`)).json).toMatchObject({
    status: 422,
    code: "server.field_unknown",
    values: { field: "colour", noun: "sites" },
  });
  expect((await client.get(`${sites}?limit=0`)).json).toMatchObject({ status: 422, code: "server.request_invalid" });
});

test("a list that has not changed is not sent again, and one that has is", async () => {
  const first = await client.get(`${sites}?limit=3`);
  const tag = first.headers.get("etag") ?? "";
  const again = await client.get(`${sites}?limit=3`, { "if-none-match": tag });
  expect([again.status, again.text]).toEqual([304, ""]);
  await patch("buchanan", await tagOf("buchanan"), { note: "changed once" });
  expect((await client.get(`${sites}?limit=3`, { "if-none-match": tag })).status).toBe(200);
});

test("a change names the version it is based on", async () => {
  const without = await client.send("PATCH", `${sites}/ganta`, { body: { role: "x" } });
  expect(without.json).toMatchObject({ status: 428, code: "server.if_match_required" });
  const tag = await tagOf("ganta");
  const changed = await patch("ganta", tag, { role: "logistics base" });
  expect(changed.json).toMatchObject({ id: "ganta", values: { role: "logistics base", name: "Ganta" } });
  expect(changed.headers.get("etag")).toBe(await tagOf("ganta"));
  const stale = await patch("ganta", tag, { role: "something else" });
  expect(stale.json).toMatchObject({
    status: 412,
    code: "server.stale",
    current: { id: "ganta", values: { role: "logistics base" } },
  });
});

test("a change that is sent twice under one key is made once", async () => {
  const tag = await tagOf("harper");
  const key = { "idempotency-key": "the same edit" };
  const first = await patch("harper", tag, { note: "kept once" }, key);
  const second = await patch("harper", tag, { note: "kept once" }, key);
  expect([second.status, second.json]).toEqual([first.status, first.json]);
  const other = await patch("harper", tag, { note: "another edit" }, key);
  expect(other.json).toMatchObject({ status: 409, code: "store.op_reused" });
  const history = await client.get(`${sites}/harper/history`);
  expect((history.json as { items: unknown[] }).items.length).toBe(2);
});

test("a record that is sent twice under one key is added once, with the id made for it", async () => {
  const key = { "idempotency-key": "the same new site" };
  const send = () => client.send("POST", sites, { body: { name: "Fictional camp", basis: "fictional" }, headers: key });
  const both = await Promise.all([send(), send()]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect(both[1]?.json).toEqual(both[0]?.json);
});

test("what no text of the database can hold is refused wherever it stands", async () => {
  const cursor = Buffer.from(JSON.stringify(["\0", "x"])).toString("base64url");
  const answers = [
    await client.get(`${sites}?filter=name:is:%00`),
    await client.get(`${sites}/%00`),
    await client.get(`${sites}?sort=name&cursor=${cursor}`),
    await client.get(`${sites}?sort=lat&cursor=${Buffer.from('["north","x"]').toString("base64url")}`),
    await client.send("POST", sites, { body: { id: " a", name: "Blank before", basis: "fictional" } }),
  ];
  expect(answers.map(({ json }) => [(json as { status: number }).status, (json as { code: string }).code])).toEqual([
    [422, "store.text_unstorable"],
    [422, "store.text_unstorable"],
    [422, "store.cursor_invalid"],
    [422, "store.cursor_invalid"],
    [422, "store.value_invalid"],
  ]);
});

test("every field of every noun sorts its list", async () => {
  const { items } = (await client.get("/nouns")).json as { items: { plural: string; fields: { name: string }[] }[] };
  const refused: string[] = [];
  for (const { plural, fields } of items) {
    for (const { name } of fields) {
      const { status } = await client.get(`/missions/unmil/${plural}?limit=1&sort=-${name}`);
      if (status !== 200) refused.push(`${plural}.${name}`);
    }
  }
  expect(refused).toEqual([]);
});

test("records are added and removed, and their history stays", async () => {
  const template = (await list(`${sites}?limit=1`)).items[0]?.values ?? {};
  const added = await client.send("POST", sites, { body: { ...template, id: "new-camp", name: "New camp" } });
  expect([added.status, added.headers.get("location")]).toEqual([201, "/api/v1/missions/unmil/sites/new-camp"]);
  const again = await client.send("POST", sites, { body: { ...template, id: "new-camp", name: "New camp" } });
  expect(again.json).toMatchObject({ status: 409, code: "store.id_taken" });
  const tag = added.headers.get("etag") ?? "";
  const removed = await client.send("DELETE", `${sites}/new-camp`, { headers: { "if-match": tag } });
  expect(removed.json).toMatchObject({ mission_id: "unmil", operations: [{ noun: "site", id: "new-camp" }] });
  expect((await client.get(`${sites}/new-camp`)).status).toBe(404);
  const history = (await client.get(`${sites}/new-camp/history`)).json as { items: { kind: string; actor: string }[] };
  expect(history.items.map(({ kind, actor }) => [kind, actor])).toEqual([
    ["remove", "concert"],
    ["add", "concert"],
  ]);
});

test("a value that its field cannot hold is refused in the reader's language", async () => {
  const tag = await tagOf("harper");
  const answers = await Promise.all(
    ["en", "fr-CA;q=0.9, en;q=0.3", "ar"].map((language) =>
      patch("harper", tag, { lat: 123 }, { "accept-language": language }),
    ),
  );
  const problems = answers.map(({ json }) => json as { status: number; code: string; title: string; detail: string });
  expect(problems.map(({ status, code }) => [status, code])).toEqual(Array(3).fill([422, "store.value_invalid"]));
  expect(new Set(problems.map(({ title }) => title)).size).toBe(3);
  expect(problems[2]?.detail).toMatch(/[\u0600-\u06ff]/);
  expect(answers.map(({ headers }) => headers.get("content-language"))).toEqual(["en", "fr", "ar"]);
});

test("several operations are one commit, which can be undone", async () => {
  const version = async (id: string) => Number((await tagOf(id)).replaceAll('"', ""));
  const operation = async (id: string) => ({
    op_id: `both-${id}`,
    kind: "change",
    noun: "site",
    id,
    base_version: await version(id),
    values: { note: "both" },
  });
  const operations = [await operation("zwedru"), await operation("voinjama")];
  const committed = await client.send("POST", "/missions/unmil/commits", { body: { operations } });
  const receipt = committed.json as { seq: number };
  expect(committed.json).toMatchObject({ operations: [{ id: "zwedru" }, { id: "voinjama" }] });
  expect((await client.send("POST", "/missions/unmil/commits", { body: { operations } })).json).toEqual(committed.json);
  const late = [{ ...operations[0], op_id: "late" }];
  const conflict = await client.send("POST", "/missions/unmil/commits", { body: { operations: late } });
  expect(conflict.json).toMatchObject({
    status: 409,
    code: "store.conflict",
    current: { id: "zwedru", values: { note: "both" } },
  });
  const undone = await client.send("POST", `/missions/unmil/commits/${receipt.seq}/undo`);
  expect(undone.status).toBe(200);
  expect((await client.get(`${sites}/zwedru`)).json).toMatchObject({ values: { note: null } });
  const before = await list(`${sites}?as_of=${receipt.seq}&filter=note:is:both&limit=10`);
  expect(before.items.map(({ id }) => id)).toEqual(["voinjama", "zwedru"]);
});

test("the journal is listed from its head, page by page, and verifies", async () => {
  const whole = (await client.get("/missions/unmil/journal?limit=1000")).json as {
    items: { seq: number }[];
    next_cursor: string | null;
  };
  expect(whole.next_cursor).toBeNull();
  expect(whole.items.map(({ seq }) => seq)).toEqual(whole.items.map((_, index) => whole.items.length - index));
  const first = (await client.get("/missions/unmil/journal?limit=2")).json as {
    items: { seq: number }[];
    next_cursor: string;
  };
  const second = (await client.get(`/missions/unmil/journal?limit=2&cursor=${first.next_cursor}`)).json as {
    items: { seq: number }[];
  };
  expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 4));
  expect((await client.get("/missions/unmil/journal/verify")).json).toMatchObject({
    mission_id: "unmil",
    ok: true,
    first_fault: null,
  });
});

test("what is absent and what may not be seen answer alike", async () => {
  const { accounts } = server.workspace.database;
  await accounts.createUser({
    name: "outsider",
    password_hash: await hashPassword("not a member here"),
    everywhere: null,
  });
  const outsider = new Client(server.address);
  await outsider.send("POST", "/session", { body: { name: "outsider", password: "not a member here" } });
  expect((await outsider.get("/missions")).json).toEqual({ items: [] });
  const paths = (mission: string) =>
    [
      "",
      "/sites",
      "/sites/ganta",
      "/sites/ganta/history",
      "/journal",
      "/journal/verify",
      "/events",
      "/plan",
      "/compare",
    ].map((path) => `/missions/${mission}${path}`);
  for (const [index, path] of paths("unmil").entries()) {
    const [hidden, absent] = [await outsider.get(path), await outsider.get(paths("atlantis")[index] ?? "")];
    const strip = ({ json, status }: typeof hidden) => [status, { ...(json as object), instance: "" }];
    expect([path, strip(hidden)]).toEqual([path, strip(absent)]);
    expect([path, hidden.status]).toEqual([path, 404]);
  }
  const write = { body: { note: "x" }, headers: { "if-match": '"1"' } };
  expect((await outsider.send("PATCH", `${sites}/ganta`, write)).status).toBe(404);
  expect((await client.get(`${sites}/atlantis`)).json).toMatchObject({ status: 404, code: "server.not_found" });
});

test("a list is downloaded as it is seen", async () => {
  const query = "filter=aviation:is:true&sort=name&limit=1";
  const seen = await list(`${sites}?${query}`);
  const csv = await client.get(`${sites}?${query}&format=csv`);
  expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="unmil-sites.csv"');
  expect(csv.text.trimEnd().split("\n").length).toBe(seen.total + 1);
  expect(csv.text.startsWith("id,name,aliases,lon,lat,")).toBe(true);
  const geo = (await client.get(`${sites}?${query}&format=geojson`)).json as {
    type: string;
    features: { id: string; geometry: unknown }[];
  };
  expect(geo.type).toBe("FeatureCollection");
  expect(geo.features.length).toBe(seen.total);
  expect(geo.features[0]).toMatchObject({
    id: seen.items[0]?.id,
    geometry: { type: "Point", coordinates: [seen.items[0]?.values["lon"], seen.items[0]?.values["lat"]] },
  });
  const workbook = await client.get(`${sites}?${query}&format=xlsx`);
  expect([workbook.status, workbook.text.slice(0, 2)]).toEqual([200, "PK"]);
  expect((await client.get("/missions/unmil/seasons?format=geojson")).json).toMatchObject({
    status: 422,
    code: "server.format_unknown",
  });
});

test("text that a spreadsheet would take for a formula stays text in a download", async () => {
  await patch("ganta", await tagOf("ganta"), { note: "=1+1" });
  const csv = await client.get(`${sites}?filter=name:is:Ganta&format=csv`);
  expect(csv.text).toContain(",'=1+1\n");
});
