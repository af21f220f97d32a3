import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "../../src/store/connect.ts";
import { Client } from "./client.ts";
import { openWithPeople, own, unmil } from "./members.ts";

let place: Awaited<ReturnType<typeof openWithPeople>>;
let owner: Client;
const member: (typeof place)["member"] = (...given) => place.member(...given);
const signIn: (typeof place)["signIn"] = (...given) => place.signIn(...given);
beforeAll(async () => {
  place = await openWithPeople();
  owner = place.owner;
});
afterAll(() => place.close());

describe("codes from a device", () => {
  const codeAt = (address: string, ahead = 0): string => {
    const { searchParams } = new URL(address);
    return new TOTP({ secret: searchParams.get("secret") ?? "" }).generate({ timestamp: Date.now() + ahead * 30_000 });
  };
  const offer = async (client: Client) =>
    ((await client.send("POST", "/account/device-code")).json as { address: string }).address;

  test("are asked for after the password, each is taken once, and the session changes its name", async () => {
    const { client } = await member("zoe", unmil("reader"));
    const address = await offer(client);
    expect(address).toMatch(/^otpauth:\/\/totp\/Concert:zoe\?issuer=Concert&secret=[A-Z2-7]{32}&/);
    const before = client.cookie;
    const wrong = await client.send("PUT", "/account/device-code", { body: { code: "000000" } });
    expect(wrong.json).toMatchObject({ status: 403, code: "person.code_wrong" });
    const first = codeAt(address, -1);
    const done = await client.send("PUT", "/account/device-code", { body: { code: first } });
    const { recovery_codes } = done.json as { recovery_codes: string[] };
    expect(new Set(recovery_codes).size).toBe(10);
    expect(client.cookie).not.toBe(before);

    const { client: next, answer } = await signIn("zoe");
    expect(answer.json).toMatchObject({
      step: "second_factor",
      factors: { device_code: true, passkeys: 0 },
      missions: [],
      user: { display_name: null },
    });
    for (const path of ["/missions", "/account", "/account/events"])
      expect((await next.get(path)).json).toMatchObject({ code: "person.second_factor_needed" });
    const newPassword = { body: { old: own, new: "six tall chimneys" } };
    expect((await next.send("PUT", "/session/password", newPassword)).status).toBe(403);
    const give = (who: Client, code: string) => who.send("POST", "/session/second-factor", { body: { code } });
    expect((await give(next, first)).json).toMatchObject({ code: "person.code_wrong" });
    const half = next.cookie;
    const now = codeAt(address);
    expect((await give(next, now)).json).toMatchObject({ step: "work", strong: true });
    expect(next.cookie).not.toBe(half);
    const thief = new Client(place.server.address);
    thief.cookie = half;
    expect((await thief.get("/session")).status).toBe(401);

    const { client: replay } = await signIn("zoe");
    expect((await give(replay, now)).json).toMatchObject({ code: "person.code_wrong" });
    const [recovery = ""] = recovery_codes;
    expect((await give(replay, recovery.toUpperCase())).json).toMatchObject({ step: "work", strong: true });
    const { client: twice } = await signIn("zoe");
    expect((await give(twice, recovery)).json).toMatchObject({ code: "person.code_wrong" });
    expect((await next.get("/account")).json).toMatchObject({ device_code: true, recovery_codes: 9 });
    const stored = await withClient(place.server.url, (connection) =>
      connection.query<{ text: string }>("select encode(secret, 'escape') as text from concert.device_code"),
    );
    expect(stored.map(({ text }) => text).join()).not.toContain(new URL(address).searchParams.get("secret"));
  });

  test("cannot be guessed: attempts must wait", async () => {
    const { client } = await member("guess", unmil("reader"));
    await client.send("PUT", "/account/device-code", { body: { code: codeAt(await offer(client)) } });
    const { client: thief } = await signIn("guess");
    const statuses: number[] = [];
    while (!statuses.includes(429) && statuses.length < 12)
      statuses.push((await thief.send("POST", "/session/second-factor", { body: { code: "123456" } })).status);
    expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(5);
  });

  test("are required where the workspace says so: nothing else opens before one is set up", async () => {
    const { client } = await member("must", unmil("editor"));
    const policy = (second_factor: string) => owner.send("PUT", "/people/second-factor", { body: { second_factor } });
    expect((await policy("owners")).status).toBe(204);
    expect((await signIn("must")).answer.json).toMatchObject({ step: "work" });
    await policy("everyone");
    const { client: next, answer } = await signIn("must");
    expect(answer.json).toMatchObject({ step: "enrol" });
    expect((await next.get("/missions")).json).toMatchObject({ code: "person.enrol_needed" });
    await next.send("PUT", "/account/device-code", { body: { code: codeAt(await offer(next)) } });
    expect((await next.get("/session")).json).toMatchObject({ step: "work", strong: true });
    expect((await next.send("DELETE", "/account/device-code")).json).toMatchObject({ code: "person.factor_required" });
    await policy("nobody");
    expect((await next.send("DELETE", "/account/device-code")).status).toBe(204);
    expect((await client.get("/missions")).status).toBe(200);
  });

  test("are taken away by an owner from a person who lost the device", async () => {
    const { client, person } = await member("lost-phone", unmil("reader"));
    await client.send("PUT", "/account/device-code", { body: { code: codeAt(await offer(client)) } });
    expect((await owner.send("DELETE", `/people/${person}/factors`)).status).toBe(204);
    expect((await client.get("/session")).status).toBe(401);
    expect((await signIn("lost-phone")).answer.json).toMatchObject({ step: "work" });
  });
});
