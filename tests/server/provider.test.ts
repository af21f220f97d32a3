import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkProvider } from "../../src/operations/session/provider.ts";
import { Client } from "./client.ts";
import { type RunningProvider, Wanderer, startProvider } from "./oidc-provider.ts";
import { type TestServer, openServer, serve } from "./open-server.ts";

const clientSecret = "a secret that only these two know";
const callback = "/api/v1/session/provider/callback";

let plain: TestServer;
beforeAll(async () => {
  plain = await openServer();
});
afterAll(() => plain.close());

type Meeting = {
  readonly server: TestServer;
  readonly provider: RunningProvider;
  readonly close: () => Promise<void>;
};

/** A server of ours and a provider that know each other. */
async function meet(tokenSeconds = 3600): Promise<Meeting> {
  // The provider needs our address and we need its own: ours is found first, on a server that is closed again.
  const probe = await serve(plain.workspace);
  const port = Number(new URL(probe.address).port);
  await probe.close();
  const redirect = `http://127.0.0.1:${port}${callback}`;
  const provider = await startProvider({ clientSecret, redirect, tokenSeconds });
  const { issuer, clientId } = provider;
  const server = await serve(plain.workspace, { provider: { issuer, clientId, clientSecret, label: "Example" } }, port);
  return {
    server,
    provider,
    close: async () => {
      await server.close();
      await provider.stop();
    },
  };
}

/** Begins at our server; answers with the address at the provider. The client keeps the cookie that binds it. */
async function begin(client: Client): Promise<URL> {
  const begun = await client.send("POST", "/session/provider");
  expect(begun.status).toBe(200);
  return new URL((begun.json as { address: string }).address);
}

/** Comes back from the provider; answers with where our server sends the browser. */
async function comeBack(client: Client, address: string): Promise<{ to: string; cookies: string[] }> {
  const response = await fetch(address, { redirect: "manual", headers: { cookie: client.cookie } });
  const cookies = response.headers.getSetCookie();
  const session = cookies.find((each) => /concert_session=[^;]/.test(each));
  if (session !== undefined) client.cookie = session.split(";")[0] ?? "";
  return { to: response.headers.get("location") ?? "", cookies };
}

async function signInBy(server: TestServer, login: string) {
  const client = new Client(server.address);
  const address = await begin(client);
  const back = await new Wanderer().signInAt(address.href, login, `${server.address}${callback}`);
  return { client, ...(await comeBack(client, back)) };
}

describe("sign-in through a provider", () => {
  let meeting: Meeting;
  beforeAll(async () => {
    meeting = await meet();
  });
  afterAll(() => meeting.close());

  test("is offered by name where it is set up, and nowhere else", async () => {
    expect((await new Client(meeting.server.address).get("/session/ways")).json).toEqual({ provider: "Example" });
    expect((await new Client(plain.address).get("/session/ways")).json).toEqual({ provider: null });
    expect((await new Client(plain.address).send("POST", "/session/provider")).status).toBe(404);
  });

  test("asks with code, state, nonce and PKCE, bound to the browser that began it", async () => {
    const client = new Client(meeting.server.address);
    const { searchParams } = await begin(client);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: "concert",
      response_type: "code",
      scope: "openid profile email",
      redirect_uri: `${meeting.server.address}${callback}`,
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(client.cookie).toMatch(/^concert_begin=[\w-]{32}$/);
  });

  test("lets an unknown account wait until an owner says whose it is, whatever its mail address", async () => {
    const owner = await meeting.server.signedIn();
    const made = await owner.send("POST", "/people", { body: { name: "amina", display_name: "Amina (fictional)" } });
    const { person } = made.json as { person: number };
    const stranger = await signInBy(meeting.server, "amina");
    expect(stranger.to).toBe("/#sign-in=person.provider_unknown");
    expect((await stranger.client.get("/session")).status).toBe(401);

    const waiting = (await owner.get("/people/provider-accounts")).json as { items: { id: number }[] };
    expect(waiting.items).toMatchObject([
      {
        issuer: meeting.provider.issuer,
        subject: "amina",
        told_name: "Name of amina",
        told_mail: "amina@example.org",
        user_id: null,
      },
    ]);
    const account = waiting.items[0]?.id ?? 0;
    expect((await owner.send("PUT", `/people/provider-accounts/${account}`, { body: { person } })).status).toBe(204);
    const known = await signInBy(meeting.server, "amina");
    expect(known.to).toBe("/");
    expect((await known.client.get("/session")).json).toMatchObject({
      user: { name: "amina", roles: [] },
      method: "provider",
      strong: false,
      step: "work",
    });
    // Signing out ends the session here and says where the provider forgets it too.
    const out = await known.client.send("POST", "/session/provider/sign-out");
    expect((out.json as { address: string }).address).toContain(`${meeting.provider.issuer}/session/end?`);
    expect((await known.client.get("/session")).status).toBe(401);

    // A disabled person is as unknown, and an account taken away has to be let in again.
    await owner.send("PATCH", `/people/${person}`, { body: { disabled: true } });
    expect((await signInBy(meeting.server, "amina")).to).toBe("/#sign-in=person.provider_unknown");
    await owner.send("PATCH", `/people/${person}`, { body: { disabled: false } });
    expect((await owner.send("DELETE", `/people/provider-accounts/${account}`)).status).toBe(204);
    expect((await signInBy(meeting.server, "amina")).to).toBe("/#sign-in=person.provider_unknown");
    const { items } = (await owner.get("/people/events")).json as { items: { kind: string }[] };
    expect(items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["provider_met", "provider_linked", "provider_removed", "sign_in_ok", "sign_in_failed"]),
    );
  });

  test("refuses an answer with another state, another nonce, another browser, or one that comes twice", async () => {
    const wrongState = new Client(meeting.server.address);
    const at = await begin(wrongState);
    const back = new URL(await new Wanderer().signInAt(at.href, "x", `${meeting.server.address}${callback}`));
    back.searchParams.set("state", "another");
    expect((await comeBack(wrongState, back.href)).to).toBe("/#sign-in=person.provider_wrong");

    const wrongNonce = new Client(meeting.server.address);
    const begun = await begin(wrongNonce);
    begun.searchParams.set("nonce", "another");
    const nonceBack = await new Wanderer().signInAt(begun.href, "x", `${meeting.server.address}${callback}`);
    expect((await comeBack(wrongNonce, nonceBack)).to).toBe("/#sign-in=person.provider_wrong");

    const mine = new Client(meeting.server.address);
    const fair = await new Wanderer().signInAt((await begin(mine)).href, "x", `${meeting.server.address}${callback}`);
    expect((await comeBack(new Client(meeting.server.address), fair)).to).toBe("/#sign-in=person.provider_stale");
    expect((await comeBack(mine, fair)).to).toBe("/#sign-in=person.provider_unknown");
    expect((await comeBack(mine, fair)).to).toBe("/#sign-in=person.provider_stale");
  });

  test("takes a person's own no at the provider for what it is", async () => {
    const client = new Client(meeting.server.address);
    const state = (await begin(client)).searchParams.get("state") ?? "";
    const iss = encodeURIComponent(meeting.provider.issuer);
    const answer = `${meeting.server.address}${callback}?error=access_denied&state=${state}&iss=${iss}`;
    expect((await comeBack(client, answer)).to).toBe("/#sign-in=person.provider_cancelled");
  });
});

test("a token that is past its time is refused", async () => {
  const meeting = await meet(-3600);
  expect((await signInBy(meeting.server, "late")).to).toBe("/#sign-in=person.provider_wrong");
  await meeting.close();
});

test("a provider that does not answer is named, before the sign-in and in the middle of it", async () => {
  const meeting = await meet();
  const client = new Client(meeting.server.address);
  const back = await new Wanderer().signInAt((await begin(client)).href, "x", `${meeting.server.address}${callback}`);
  await meeting.provider.stop();
  expect((await comeBack(client, back)).to).toBe("/#sign-in=person.provider_down");
  await meeting.server.close();

  const { issuer, clientId } = meeting.provider;
  const later = await serve(plain.workspace, { provider: { issuer, clientId, clientSecret, label: "Example" } });
  const down = await new Client(later.address).send("POST", "/session/provider");
  expect(down.json).toMatchObject({
    status: 503,
    code: "person.provider_down",
    detail: "Example does not answer at the moment. Sign in another way, or try again in a few minutes.",
  });
  await later.close();
});

test.each([
  { issuer: "http://provider.example", clientId: "concert", clientSecret },
  { issuer: "https://provider.example", clientId: "concert", clientSecret: "secret" },
  { issuer: "https://provider.example", clientId: "concert", clientSecret: "clientsecret12" },
  { issuer: "https://provider.example", clientId: "", clientSecret },
  { issuer: "provider.example", clientId: "concert", clientSecret },
])("settings that are not safe are refused at the start: %j", (settings) => {
  expect(() => checkProvider({ ...settings, label: "Example" })).toThrow(
    expect.objectContaining({ code: "person.provider_settings" }),
  );
});
