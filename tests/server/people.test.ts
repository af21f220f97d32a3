import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nounsKeptBy } from "../../src/model/kept-nouns.ts";
import { workFunctions } from "../../src/model/work-function.ts";
import { withClient } from "../../src/store/connect.ts";
import { Client } from "./client.ts";
import { type Made, openWithPeople, own, unmil } from "./members.ts";
import { password } from "./open-server.ts";

let place: Awaited<ReturnType<typeof openWithPeople>>;
let owner: Client;
const invite: (typeof place)["invite"] = (...given) => place.invite(...given);
const member: (typeof place)["member"] = (...given) => place.member(...given);
const signIn: (typeof place)["signIn"] = (...given) => place.signIn(...given);
beforeAll(async () => {
  place = await openWithPeople();
  owner = place.owner;
});
afterAll(() => place.close());

const kinds = async (client: Client, path = "/people/events") =>
  ((await client.get(path)).json as { items: { kind: string; subject: string | null; detail: object }[] }).items;
const addSite = (client: Client, id: string) =>
  client.send("POST", "/missions/unmil/sites", {
    body: { id, name: id, lon: 1, lat: 1, basis: "fictional", source: [] },
  });

describe("an invitation", () => {
  test("is a link that works once, by which a person chooses a password that nobody else knows", async () => {
    const { secret, expires } = await invite("lena", unmil("reader"), { language: "fr" });
    expect(secret).toMatch(/^[\w-]{43}$/);
    const client = new Client(place.server.address);
    expect((await client.send("POST", "/invitations/read", { body: { secret } })).json).toEqual({
      name: "lena",
      display_name: "lena (fictional)",
      language: "fr",
      kind: "first",
      expires,
    });
    const use = (word: string) => client.send("POST", "/invitations/use", { body: { secret, password: word } });
    expect((await use("short")).json).toMatchObject({ status: 422, code: "session.password_short" });
    expect((await use("password12345")).json).toMatchObject({ status: 422, code: "person.password_common" });
    expect((await use(own)).json).toMatchObject({
      user: { name: "lena", roles: [], display_name: "lena (fictional)", language: "fr" },
      step: "work",
      method: "invitation",
      missions: [{ mission: "unmil", role: "reader", functions: [] }],
    });
    expect((await client.get("/missions/unmil")).status).toBe(200);
    expect((await use("another good password")).json).toMatchObject({ status: 403, code: "person.invitation_over" });
    expect((await signIn("lena")).answer.status).toBe(200);
    const database = await withClient(place.server.url, (connection) =>
      connection.query<{ text: string }>("select i::text as text from concert.invitation i"),
    );
    expect(database.map(({ text }) => text).join()).not.toContain(secret);
  });

  test("is shared with nobody by default: who is given no mission sees none", async () => {
    const { client } = await member("omar");
    expect((await client.get("/missions")).json).toEqual({ items: [] });
    expect((await client.get("/missions/unmil")).status).toBe(404);
    expect((await client.get("/people")).json).toMatchObject({ status: 403, code: "person.owners_only" });
    expect((await client.send("PATCH", "/account", { body: { language: "ar-u-nu-arab" } })).status).toBe(204);
    expect((await client.get("/session")).json).toMatchObject({ user: { language: "ar-u-nu-arab" } });
  });

  test("ends when a newer one is made, and with its time", async () => {
    const first = await invite("petra");
    const again = await owner.send("POST", `/people/${first.person}/invitation`, { body: { days: 1 } });
    const second = again.json as Made;
    const read = async (secret: string) =>
      (await new Client(place.server.address).send("POST", "/invitations/read", { body: { secret } })).status;
    expect([await read(first.secret), await read(second.secret)]).toEqual([403, 200]);
    await withClient(place.server.url, (connection) =>
      connection.query("update concert.invitation set expires = now() - interval '1 second' where used is null"),
    );
    expect(await read(second.secret)).toBe(403);
    expect((await kinds(owner))[0]).toMatchObject({
      kind: "invitation_refused",
      subject: "petra",
      detail: { reason: "expired" },
    });
  });

  test("resets a lost password: the old one holds until the link is used, then it and its sessions end", async () => {
    const { client, person } = await member("quinn", unmil("reader"));
    const { secret } = (await owner.send("POST", `/people/${person}/invitation`, { body: {} })).json as Made;
    expect((await signIn("quinn")).answer.status).toBe(200);
    const elsewhere = new Client(place.server.address);
    const use = await elsewhere.send("POST", "/invitations/use", { body: { secret, password: "five loud mountains" } });
    expect(use.status).toBe(200);
    expect((await client.get("/session")).status).toBe(401);
    expect((await signIn("quinn")).answer.status).toBe(401);
    expect((await signIn("quinn", "five loud mountains")).answer.status).toBe(200);
  });

  test("is refused for a name that is taken or cannot be one, and for a mission that is not there", async () => {
    const send = (body: object) => owner.send("POST", "/people", { body: { display_name: "X", ...body } });
    expect((await send({ name: "concert" })).json).toMatchObject({ status: 409, code: "store.user_exists" });
    expect((await send({ name: "two words" })).json).toMatchObject({ status: 422, code: "person.name_invalid" });
    const nowhere = [{ mission: "nowhere", role: "reader", functions: [] }];
    expect((await send({ name: "rosa", missions: nowhere })).status).toBe(404);
    expect((await send({ name: "rosa" })).status).toBe(201);
  });
});

describe("functions", () => {
  test("hold an editor to the tables that they keep, and name those who can", async () => {
    const { client } = await member("mover", unmil("editor", ["movement_control"]));
    expect((await addSite(client, "yard")).status).toBe(201);
    const money = await client.send("POST", "/missions/unmil/commits", {
      body: {
        operations: [{ op_id: "m1", kind: "remove", noun: "partner", id: "nobody", base_version: 1, values: {} }],
      },
    });
    expect(money.json).toMatchObject({
      status: 403,
      code: "person.not_kept",
      detail:
        "Your functions in this mission do not keep this table: Partners. It is kept by Civil-military coordination and Command. An owner can give you another function.",
    });
    expect((await client.get("/missions/unmil/partners")).status).toBe(200);
    expect((await client.get("/session")).json).toMatchObject({
      missions: [{ mission: "unmil", role: "editor", functions: ["movement_control"] }],
    });
  });

  test("narrow nothing for an editor without them, for command, and for owners", async () => {
    for (const [name, role, functions] of [
      ["plain", "editor", []],
      ["head", "editor", ["command"]],
      ["chief", "owner", ["budget"]],
    ] as const) {
      const { client } = await member(name, unmil(role, functions));
      expect([name, (await addSite(client, `site-${name}`)).status]).toEqual([name, 201]);
    }
  });

  test("of evaluators and member states write nothing, and readers write nothing whatever their function", async () => {
    for (const [name, role, work] of [
      ["judge", "editor", "evaluator"],
      ["viewer", "reader", "movement_control"],
    ] as const) {
      const { client } = await member(name, unmil(role, [work]));
      expect([name, (await addSite(client, `site-${name}`)).status]).toEqual([name, 403]);
    }
  });

  test("are held by the database itself, also against a statement that asks no operation", async () => {
    const { client } = await member("direct", unmil("editor", ["budget"]));
    const token = client.cookie.split("=")[1] ?? "";
    const { database } = place.server.workspace;
    const change = (table: string) =>
      database.transaction(token, (connection) =>
        connection.query(`update concert.${table} set note = 'x', version = version + 1 returning 1`),
      );
    expect((await change("site")).length).toBe(0);
    expect((await change("budget_line")).length).toBeGreaterThan(0);
    const copy = "insert into concert.site select mission_id, 'copy', origin, label_id, version, name, aliases";
    await expect(
      database.transaction(token, (connection) =>
        connection.query(
          `${copy}, lon, lat, held, years_observed, max_troops_estimated, force_hq_years, sector_hq_years, medical, aviation, observers_present, police_present, role, main_contributors, same_as, same_as_reason, basis, confidence, source, source_note, note from concert.site limit 1`,
        ),
      ),
    ).rejects.toMatchObject({ code: "store.forbidden" });
  });

  test("keep the same tables in the database as in the model", async () => {
    const rows = await withClient(place.server.url, (connection) =>
      connection.query<{ text: string }>("select work_function || ' ' || noun as text from concert.kept_noun"),
    );
    const model = workFunctions
      .filter((work) => work !== "command")
      .flatMap((work) => nounsKeptBy(work).map((noun) => `${work} ${noun}`));
    expect(rows.map(({ text }) => text).sort()).toEqual([...model, "command *"].sort());
  });
});

describe("access", () => {
  test("ends at once when a person is disabled, and comes back when enabled", async () => {
    const { client, person } = await member("sam", unmil("reader"));
    const change = (body: object) => owner.send("PATCH", `/people/${person}`, { body });
    expect((await change({ disabled: true })).status).toBe(204);
    expect((await client.get("/session")).status).toBe(401);
    expect((await signIn("sam")).answer.json).toMatchObject({ status: 401, code: "session.wrong" });
    expect((await change({ disabled: false })).status).toBe(204);
    expect((await client.get("/session")).status).toBe(401);
    expect((await signIn("sam")).answer.status).toBe(200);
  });

  test("ends with the last day given, and says so to who has the password", async () => {
    const { client, person } = await member("tess", unmil("reader"));
    await owner.send("PATCH", `/people/${person}`, { body: { access_until: "2020-01-31" } });
    expect((await client.get("/missions")).status).toBe(401);
    expect((await signIn("tess")).answer.json).toMatchObject({
      status: 403,
      code: "person.access_ended",
      detail: "Your access ended on 2020-01-31. Ask an owner of the workspace to extend it.",
    });
    expect((await signIn("tess", "a wrong password")).answer.json).toMatchObject({ code: "session.wrong" });
  });

  test("given, changed or taken holds at once; another role ends the sessions that had the old one", async () => {
    const { client, person } = await member("uma");
    const path = `/people/${person}/missions/unmil`;
    const give = (role: string, functions: readonly string[]) => owner.send("PUT", path, { body: { role, functions } });
    expect((await give("editor", ["budget"])).status).toBe(204);
    expect((await client.get("/session")).status).toBe(401);
    const { client: again } = await signIn("uma");
    expect((await addSite(again, "site-uma")).json).toMatchObject({ code: "person.not_kept" });
    await give("editor", ["movement_control", "budget"]);
    expect((await addSite(again, "site-uma")).status).toBe(201);
    expect((await owner.send("DELETE", path)).status).toBe(204);
    const { client: last } = await signIn("uma");
    expect((await last.get("/missions/unmil")).status).toBe(404);
  });

  test("cannot be taken from oneself, nor from the last owner", async () => {
    const { items } = (await owner.get("/people")).json as { items: { id: number; name: string }[] };
    const me = items.find(({ name }) => name === "concert")?.id ?? 0;
    for (const body of [{ disabled: true }, { everywhere: "reader" }, { access_until: "2027-01-01" }])
      expect((await owner.send("PATCH", `/people/${me}`, { body })).json).toMatchObject({ code: "person.own_role" });
    expect((await owner.send("POST", "/account/leave")).json).toMatchObject({ code: "person.last_owner" });
    expect(items.map(({ name }) => name)).not.toContain("operator");
    expect(JSON.stringify(items)).not.toContain("argon2");
  });

  test("can be given up: who leaves is out, and an owner can let them in again", async () => {
    const { client, person } = await member("vera", unmil("reader"));
    expect((await client.send("POST", "/account/leave")).status).toBe(204);
    expect((await signIn("vera")).answer.status).toBe(401);
    await owner.send("PATCH", `/people/${person}`, { body: { disabled: false } });
    expect((await signIn("vera")).answer.status).toBe(200);
  });
});

describe("sessions", () => {
  test("are listed with browser, address and times, and are ended one by one or all others at once", async () => {
    await member("wim", unmil("reader"));
    const headers = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
    const desk = new Client(place.server.address);
    await desk.send("POST", "/session", { body: { name: "wim", password: own }, headers });
    const { client: laptop } = await signIn("wim");
    const { client: phone } = await signIn("wim");
    const { sessions } = (await desk.get("/account")).json as {
      sessions: { id: number; current: boolean; browser: string | null }[];
    };
    expect(sessions).toHaveLength(4);
    const mine = sessions.find(({ current }) => current);
    expect(mine).toMatchObject({ browser: "Firefox 140, Linux", address: "127.0.0.1", method: "password" });
    expect((await desk.send("DELETE", `/account/sessions/${sessions[2]?.id ?? 0}`)).status).toBe(204);
    expect([(await laptop.get("/session")).status, (await phone.get("/session")).status]).toEqual([401, 200]);
    expect((await desk.send("DELETE", "/account/sessions")).json).toEqual({ ended: 2 });
    expect([(await desk.get("/session")).status, (await phone.get("/session")).status]).toEqual([200, 401]);
  });

  test("of another person are an owner's to end, and of nobody else", async () => {
    const { client, person } = await member("xena", unmil("reader"));
    const { client: other } = await member("yann", unmil("owner"));
    const { sessions } = (await client.get("/account")).json as { sessions: { id: number }[] };
    expect((await other.send("DELETE", `/account/sessions/${sessions[0]?.id ?? 0}`)).status).toBe(404);
    expect((await other.send("DELETE", `/people/${person}/sessions`)).status).toBe(403);
    expect((await owner.send("DELETE", `/people/${person}/sessions`)).json).toEqual({ ended: 1 });
    expect((await client.get("/session")).status).toBe(401);
  });
});

describe("the log of accounts", () => {
  test("tells owners of everyone and people of themselves, without passwords, tokens or names that are none", async () => {
    const { client } = await member("anna", unmil("reader"));
    await signIn("anna", "a wrong password");
    await signIn("my password typed as a name", "x");
    const mine = await kinds(client, "/account/events");
    expect(mine.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["sign_in_failed", "anna"],
      ["invitation_used", "anna"],
      ["invitation_made", "anna"],
      ["access_given", "anna"],
    ]);
    const all = await owner.get("/people/events?format=csv");
    expect(all.headers.get("content-disposition")).toBe('attachment; filename="concert-accounts.csv"');
    const [header, latest = ""] = all.text.split("\n");
    expect(header).toBe("id,time,kind,actor,subject,address,browser,detail");
    expect(latest).toMatch(/^\d+,20[^,]+Z,sign_in_failed,,,127\.0\.0\.1,,"\{""reason"":""name""\}"$/);
    for (const secret of [
      own,
      password,
      "a wrong password",
      "my password typed as a name",
      client.cookie.split("=")[1],
    ])
      expect(all.text).not.toContain(secret);
    expect((await client.get("/people/events")).status).toBe(403);
  });

  test("is only added to, also by the login that writes it", async () => {
    await withClient(place.server.url, async (connection) => {
      for (const text of ["update concert.account_event set kind = 'x'", "delete from concert.account_event"])
        await expect(connection.query(text)).rejects.toMatchObject({ code: "42501" });
      await connection.query("set role concert_door");
      await expect(connection.query("delete from concert.account_event")).rejects.toMatchObject({ code: "42501" });
    });
  });
});
