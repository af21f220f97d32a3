import { describe, expect, test } from "vitest";
import { newToken } from "../../src/store/database.ts";
import { onEachServer } from "./servers.ts";

const soon = () => new Date(Date.now() + 60_000).toISOString();
let counter = 0;

onEachServer((place) => {
  const accounts = () => place().database.accounts;
  const newUser = () =>
    accounts().createUser({ name: `user-${(counter += 1)}`, password_hash: "$argon2id$x", everywhere: null });
  const newSession = async (userId: number) => {
    const { token, hash } = newToken();
    return {
      token,
      ...(await accounts().createSession({ user_id: userId, token_hash: hash, expires: soon(), purpose: "test" })),
    };
  };

  describe("users", () => {
    test("are found by name, counted without the operator, and never made twice", async () => {
      const before = await accounts().countUsers();
      const user = await newUser();
      expect(await accounts().findUser(user.name)).toEqual(user);
      expect(user).toMatchObject({ password_hash: "$argon2id$x", everywhere: null, disabled: false });
      expect(await accounts().countUsers()).toBe(before + 1);
      expect(await accounts().findUser("nobody")).toBeUndefined();
      const again = { name: user.name, password_hash: "y", everywhere: null } as const;
      await expect(accounts().createUser(again)).rejects.toMatchObject({ kind: "conflict", code: "store.user_exists" });
      await expect(accounts().createUser({ ...again, name: "operator" })).rejects.toMatchObject({
        code: "store.user_exists",
      });
    });

    test("get another password, which is their own", async () => {
      const user = await accounts().createUser({
        name: `user-${(counter += 1)}`,
        password_hash: "$argon2id$x",
        password_handed_out: true,
        everywhere: null,
      });
      expect(user.password_handed_out).toBe(true);
      await accounts().setPassword(user.id, "$argon2id$new");
      expect(await accounts().findUser(user.name)).toMatchObject({
        password_hash: "$argon2id$new",
        password_handed_out: false,
      });
    });
  });

  describe("sessions", () => {
    test("are found by their token alone, of which the database keeps only the digest", async () => {
      const user = await newUser();
      const { token, ...session } = await newSession(user.id);
      expect(await accounts().findSession(token)).toEqual(session);
      expect(session).toMatchObject({ user_id: user.id, user_name: user.name, purpose: "test" });
      expect(await accounts().findSession(`${token}x`)).toBeUndefined();
      const [row] = await place().asSuperuser<{ text: string }>(
        "select s::text as text from concert.session s where id = $1",
        [session.id],
      );
      expect(row?.text).not.toContain(token);
    });

    test("end one by one, all but one, and by themselves", async () => {
      const user = await newUser();
      const [first, second, third] = [await newSession(user.id), await newSession(user.id), await newSession(user.id)];
      await accounts().endSession(first.id);
      expect((await accounts().listSessions(user.id)).map((session) => session.id)).toEqual([second.id, third.id]);
      await accounts().endSessions(user.id, third.id);
      expect(await accounts().findSession(second.token)).toBeUndefined();
      expect(await accounts().findSession(third.token)).toBeDefined();
      await accounts().touchSession(third.token, "2001-01-01T00:00:00.000Z");
      expect(await accounts().findSession(third.token)).toBeUndefined();
      expect(await accounts().listSessions(user.id)).toEqual([]);
    });

    test("move their end when touched, but do not come back once ended", async () => {
      const user = await newUser();
      const session = await newSession(user.id);
      await accounts().touchSession(session.token, "2090-01-01T00:00:00.000Z");
      expect((await accounts().findSession(session.token))?.expires).toBe("2090-01-01T00:00:00.000Z");
      await accounts().endSession(session.id);
      await accounts().touchSession(session.token, "2091-01-01T00:00:00.000Z");
      expect(await accounts().findSession(session.token)).toBeUndefined();
    });
  });

  test("failed sign-ins are counted by key until cleared, also when they come at the same time", async () => {
    expect(await accounts().findFailures("user:x")).toEqual({ count: 0, last: null });
    await Promise.all(Array.from({ length: 5 }, () => accounts().addFailure("user:x")));
    expect(await accounts().findFailures("user:x")).toMatchObject({ count: 5, last: expect.stringMatching(/Z$/) });
    expect((await accounts().findFailures("user:y")).count).toBe(0);
    await accounts().clearFailures("user:x");
    expect((await accounts().findFailures("user:x")).count).toBe(0);
  });
});
