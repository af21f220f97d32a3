import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeFirstUser } from "../../src/operations/session/first-user.ts";
import { hashPassword } from "../../src/operations/session/password.ts";
import { openWorkspace } from "../../src/operations/workspace/workspace.ts";
import { newDatabaseUrl } from "../store/servers.ts";
import { Client } from "./client.ts";
import { type TestServer, openServer, password, serve } from "./open-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.close());

const signIn = (client: Client, name: string, word: string) =>
  client.send("POST", "/session", { body: { name, password: word } });

test("nothing but health, words and the description is told to who has not signed in", async () => {
  const client = new Client(server.address);
  for (const path of [
    "/session",
    "/missions",
    "/missions/unmil/sites",
    "/nouns",
    "/missions/unmil/plan",
    "/missions/unmil/events",
  ]) {
    const answer = await client.get(path);
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
      path,
      401,
      "application/problem+json; charset=utf-8",
    ]);
  }
  for (const path of ["/health", "/words/ar", "/openapi.json"]) expect((await client.get(path)).status).toBe(200);
});

test("who signs in gets a cookie that scripts cannot read and that no other site can send", async () => {
  const client = new Client(server.address);
  const answer = await signIn(client, "concert", password);
  expect(answer.json).toMatchObject({ user: { name: "concert", roles: ["owner"] }, change_password: false });
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^concert_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
  ]);
  expect((await client.get("/session")).status).toBe(200);
});

test("a new sign-in gives a new session and ends the old one", async () => {
  const client = await server.signedIn();
  const old = client.cookie;
  await signIn(client, "concert", password);
  expect(client.cookie).not.toBe(old);
  const thief = new Client(server.address);
  thief.cookie = old;
  expect((await thief.get("/session")).status).toBe(401);
});

test("who signs out is out", async () => {
  const client = await server.signedIn();
  const { cookie } = client;
  expect((await client.send("DELETE", "/session")).status).toBe(204);
  client.cookie = cookie;
  expect((await client.get("/missions")).status).toBe(401);
});

test("a wrong name and a wrong password answer alike", async () => {
  const client = new Client(server.address);
  const wrongWord = await signIn(client, "concert", "not the password");
  const wrongName = await signIn(client, "nobody", "not the password");
  expect([wrongWord.status, wrongWord.json]).toEqual([wrongName.status, wrongName.json]);
  expect(wrongWord.json).toMatchObject({ status: 401, code: "session.wrong" });
  expect((await signIn(client, "concert", password)).status).toBe(200);
});

test("after five failures attempts must wait, even with the right password", async () => {
  const { accounts } = server.workspace.database;
  await accounts.createUser({
    name: "guessed",
    password_hash: await hashPassword("the right password"),
    everywhere: "reader",
  });
  const client = new Client(server.address);
  const statuses: number[] = [];
  // A slow machine lets the first waits of one and two seconds pass by; the later ones it cannot.
  while (!statuses.includes(429) && statuses.length < 12)
    statuses.push((await signIn(client, "guessed", "a guess")).status);
  expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(5);
  const right = await signIn(client, "guessed", "the right password");
  expect(right.json).toMatchObject({ status: 429, code: "session.wait" });
  expect(Number(right.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  await accounts.clearFailures("address:127.0.0.1");
  expect((await signIn(client, "concert", password)).status).toBe(200);
});

test("guesses sent at once are no way around the wait", async () => {
  const { accounts } = server.workspace.database;
  await accounts.createUser({
    name: "rushed",
    password_hash: await hashPassword("the right password"),
    everywhere: "reader",
  });
  const client = new Client(server.address);
  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => signIn(client, "rushed", `guess ${n}`)));
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(6);
  await accounts.clearFailures("address:127.0.0.1");
});

test("two that start on a new database at once make one first user", async () => {
  const url = await newDatabaseUrl(inject("servers").embedded);
  const nodes = await Promise.all([openWorkspace({ url }), openWorkspace({ url })]);
  const made = await Promise.all(nodes.map(({ database }) => makeFirstUser(database, null)));
  expect(made.filter((first) => first !== null)).toHaveLength(1);
  for (const { database } of nodes) await database.close();
});

test("a password that was handed out must be changed before anything else", async () => {
  const { accounts } = server.workspace.database;
  await accounts.createUser({
    name: "newcomer",
    password_hash: await hashPassword("handed out once"),
    password_handed_out: true,
    everywhere: "editor",
  });
  const client = new Client(server.address);
  expect((await signIn(client, "newcomer", "handed out once")).json).toMatchObject({ change_password: true });
  expect((await client.get("/missions")).json).toMatchObject({ status: 403, code: "session.change_password" });
  const change = (old: string, word: string) => client.send("PUT", "/session/password", { body: { old, new: word } });
  expect((await change("handed out once", "short")).json).toMatchObject({
    status: 422,
    code: "session.password_short",
    values: { least: 12 },
  });
  expect((await change("handed out once", "handed out once")).json).toMatchObject({ code: "session.password_same" });
  expect((await change("wrong", "a much better one")).json).toMatchObject({ status: 401, code: "session.wrong" });
  expect((await change("handed out once", "a much better one")).json).toMatchObject({ change_password: false });
  expect((await client.get("/missions")).status).toBe(200);
  expect((await signIn(new Client(server.address), "newcomer", "a much better one")).json).toMatchObject({
    change_password: false,
  });
});

test("a changed password ends every other session of its user", async () => {
  const { accounts } = server.workspace.database;
  await accounts.createUser({
    name: "lost",
    password_hash: await hashPassword("the lost laptop"),
    everywhere: "reader",
  });
  const [laptop, desk] = [new Client(server.address), new Client(server.address)];
  await signIn(laptop, "lost", "the lost laptop");
  await signIn(desk, "lost", "the lost laptop");
  await desk.send("PUT", "/session/password", { body: { old: "the lost laptop", new: "the next laptop" } });
  expect((await laptop.get("/session")).status).toBe(401);
  expect((await desk.get("/session")).status).toBe(200);
});

test("behind TLS the cookie is bound to its host, and the proxy says who asks", async () => {
  const secure = await serve(server.workspace, { secure: true, loopbackOnly: false });
  const proxied = {
    "x-forwarded-host": "concert.example",
    "x-forwarded-for": "203.0.113.7",
    "x-forwarded-proto": "https",
  };
  const client = new Client(secure.address);
  const body = { name: "concert", password };
  const answer = await client.send("POST", "/session", {
    body,
    headers: { ...proxied, origin: "https://concert.example" },
  });
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-concert_session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
  ]);
  expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
  const foreign = await client.send("POST", "/session", {
    body,
    headers: { ...proxied, origin: "https://elsewhere.example" },
  });
  expect(foreign.json).toMatchObject({ status: 403, code: "server.foreign_origin" });
  await client.send("POST", "/session", { body: { name: "concert", password: "wrong" }, headers: proxied });
  const { accounts } = server.workspace.database;
  expect((await accounts.findFailures("address:203.0.113.7")).count).toBe(1);
  await secure.close();
});
