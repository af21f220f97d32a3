import { expect, test } from "vitest";
import { hashPassword, passwordFits, readablePassword } from "./password.ts";

test("a password fits its own hash, another does not, and none fits where there is no hash", async () => {
  const stored = await hashPassword("كلمة سر طويلة");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordFits(stored, "كلمة سر طويلة")).toBe(true);
  expect(await passwordFits(stored, "كلمة سر")).toBe(false);
  expect(await passwordFits(null, "كلمة سر طويلة")).toBe(false);
});

test("passwords that are made up can be read aloud and do not repeat", () => {
  const made = Array.from({ length: 200 }, readablePassword);
  expect(new Set(made).size).toBe(200);
  for (const each of made) expect(each).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){4}$/);
});
