import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { Client } from "./client.ts";
import { openServer } from "./open-server.ts";

/** The password of everyone who is invited in tests. */
export const own = "four quiet rivers";

export type Access = { readonly mission: string; readonly role: string; readonly functions: readonly string[] };
export type Made = { readonly person: number; readonly secret: string; readonly expires: string };

/** A server with a key for secrets, its owner, and the ways in which people come to it. */
export async function openWithPeople() {
  process.env["CONCERT_KEY"] = randomBytes(32).toString("base64");
  const server = await openServer();
  const owner = await server.signedIn();

  const invite = async (name: string, missions: readonly Access[] = [], more: object = {}): Promise<Made> => {
    const body = { name, display_name: `${name} (fictional)`, missions, ...more };
    const answer = await owner.send("POST", "/people", { body });
    expect([answer.status, answer.json]).toMatchObject([201, { person: expect.any(Number) }]);
    return answer.json as Made;
  };

  /** A person who came by an invitation and is signed in. */
  const member = async (name: string, missions: readonly Access[] = [], more: object = {}) => {
    const made = await invite(name, missions, more);
    const client = new Client(server.address);
    const body = { secret: made.secret, password: own };
    expect((await client.send("POST", "/invitations/use", { body })).status).toBe(200);
    return { client, person: made.person };
  };

  const signIn = async (name: string, word = own) => {
    const client = new Client(server.address);
    const answer = await client.send("POST", "/session", { body: { name, password: word } });
    return { client, answer };
  };

  return {
    server,
    owner,
    invite,
    member,
    signIn,
    close: async () => {
      delete process.env["CONCERT_KEY"];
      await server.close();
    },
  };
}

export const unmil = (role: string, functions: readonly string[] = []): readonly Access[] => [
  { mission: "unmil", role, functions },
];
