import { join } from "node:path";
import { TOTP } from "otpauth";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "../server/client.ts";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, password, type Running, signIn, signInFirst, startConcert } from "./running.ts";

let concert: Running;
const own = "four quiet rivers";

const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };

const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** An authenticator inside the browser that verifies its holder by itself. */
async function authenticator(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return cdp;
}

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true }).first().waitFor();
const signInAs = async (page: Page, name: string, word: string) => {
  await page.goto("/");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(word);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};
const codeFrom = (key: string) => new TOTP({ secret: key.replaceAll(/\s/g, "") }).generate();
/** A code works once; the next one is there half a minute later at most. */
async function nextCode(key: string, last: string): Promise<string> {
  for (;;) {
    const code = codeFrom(key);
    if (code !== last) return code;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

describe.skipIf(noBrowser !== null)(noBrowser ?? "people in a browser", () => {
  beforeAll(async () => {
    concert = await startConcert();
    const first = await concert.visit({ ...wide, signedIn: false });
    await signInFirst(first.page, concert.oneTime);
    await first.context.close();
    await signIn(concert.client);
  }, 240_000);
  afterAll(async () => concert?.stop());

  test("an owner invites somebody by function; they choose a password, and the link works once", async () => {
    const { page, context, outside, errors } = await concert.visit({ ...wide, signedIn: true });
    await page.goto("/");
    await page.getByRole("button", { name: /^Signed in as/ }).click();
    await page.getByRole("link", { name: "People" }).click();
    await heading(page, "People");
    await page.getByRole("button", { name: "Invite somebody" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name to sign in with").fill("lena");
    await dialog.getByLabel("Name as others read it").fill("Lena Example (fictional)");
    await dialog.getByLabel("Role in UNMIL").selectOption("editor");
    await dialog.getByRole("group", { name: "Functions in UNMIL" }).getByLabel("Movement control").check();
    await dialog.getByText(/Writes: .*Sites/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.screenshot({ path: join(artefacts, "people-invite-1440.png") });
    await dialog.getByRole("button", { name: "Make the link" }).click();
    const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
    expect(link).toMatch(/\/invitation#[\w-]{43}$/);
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await page
      .getByRole("row", { name: /Lena Example/ })
      .getByText("Movement control")
      .waitFor();
    await page.screenshot({ path: join(artefacts, "people-1440.png"), fullPage: true });
    expect(await barriers(page)).toEqual([]);

    const guest = await concert.visit({ ...narrow, signedIn: false });
    await guest.page.goto(link);
    await heading(guest.page, "Welcome, Lena Example (fictional)");
    await guest.page.screenshot({ path: join(artefacts, "people-invitation-360.png") });
    expect([await barriers(guest.page), await fits(guest.page)]).toEqual([[], true]);
    await guest.page.getByLabel("New password").fill(own);
    await guest.page.getByRole("button", { name: "Save and go on" }).click();
    await heading(guest.page, "Missions");
    await guest.page.getByText("UNMIL", { exact: true }).first().waitFor();
    const late = await concert.visit({ ...narrow, signedIn: false });
    await late.page.goto(link);
    await late.page.getByText("This link was used already").waitFor();
    expect([...outside, ...errors, ...guest.outside, ...guest.errors]).toEqual([]);
    for (const each of [context, guest.context, late.context]) await each.close();
  });

  test("a code of a device is set up from the picture or its key, and asked for at the next sign-in", async () => {
    const { page, context, outside, errors } = await concert.visit({ ...wide, signedIn: false });
    await signInAs(page, "lena", own);
    await heading(page, "Missions");
    await page.goto("/account");
    await page.getByRole("button", { name: "Set up a device" }).click();
    await page.getByRole("img", { name: /^Picture with the key/ }).waitFor();
    const key = await page.locator("code").first().innerText();
    expect(await barriers(page)).toEqual([]);
    await page.screenshot({ path: join(artefacts, "account-device-1440.png"), fullPage: true });
    const first = codeFrom(key);
    await page.getByLabel("Code", { exact: true }).fill(first);
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("group", { name: "Recovery codes" }).waitFor();
    expect(await page.locator(".people-codes li").count()).toBe(10);
    const recovery = await page.locator(".people-codes code").first().innerText();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("In use. 10 recovery codes are left.").waitFor();

    const next = await concert.visit({ ...narrow, signedIn: false });
    await signInAs(next.page, "lena", own);
    await heading(next.page, "Second step");
    expect([await barriers(next.page), await fits(next.page)]).toEqual([[], true]);
    await next.page.getByLabel("Code", { exact: true }).fill(first);
    await next.page.getByRole("button", { name: "Go on" }).click();
    await next.page.getByText("This code is wrong or was used before").waitFor();
    await next.page.screenshot({ path: join(artefacts, "sign-in-second-360.png") });
    await next.page.getByLabel("Code", { exact: true }).fill(await nextCode(key, first));
    await next.page.getByRole("button", { name: "Go on" }).click();
    await heading(next.page, "Missions");

    const lost = await concert.visit({ ...narrow, signedIn: false });
    await signInAs(lost.page, "lena", own);
    await lost.page.getByLabel("Code", { exact: true }).fill(recovery);
    await lost.page.getByRole("button", { name: "Go on" }).click();
    await heading(lost.page, "Missions");
    expect([...outside, ...errors, ...next.errors, ...lost.errors]).toEqual([]);
    for (const each of [context, next.context, lost.context]) await each.close();
  }, 90_000);

  test("a passkey is added, signs in without a password or second step, and is removed", async () => {
    const { page, context, errors } = await concert.visit({ ...wide, signedIn: true });
    await authenticator(page);
    await page.goto("/account");
    await page.getByLabel("Name of the passkey").fill("Laptop");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText(/^Laptop, since/).waitFor();
    await page.getByRole("button", { name: /^Signed in as/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await heading(page, "My account");
    await page.getByRole("row", { name: /Passkey.*this one/ }).waitFor();
    await page.getByRole("button", { name: "Remove Laptop" }).click();
    await page.getByRole("button", { name: "Remove Laptop: Really?" }).click();
    await page.getByText("None yet.").waitFor();
    await page.getByRole("button", { name: /^Signed in as/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByText("This passkey was not accepted").waitFor();
    expect(errors).toEqual([]);
    await context.close();
    await signIn(concert.client);
  });

  test("an owner who disables a person ends their work in the browser", async () => {
    const guest = await concert.visit({ ...wide, signedIn: false });
    const made = (
      await concert.client.send("POST", "/people", { body: { name: "guest", display_name: "Guest (fictional)" } })
    ).json as { secret: string };
    const body = { secret: made.secret, password: own };
    await new Client(concert.address).send("POST", "/invitations/use", { body });
    await signInAs(guest.page, "guest", own);
    await heading(guest.page, "Missions");

    const { page, context } = await concert.visit({ ...narrow, signedIn: true });
    await page.goto("/people");
    await page.getByRole("button", { name: "Open Guest (fictional)" }).click();
    expect([await barriers(page), await fits(page)]).toEqual([[], true]);
    await page.screenshot({ path: join(artefacts, "people-panel-360.png") });
    await page.getByRole("button", { name: "Disable" }).click();
    await page.getByRole("button", { name: "Disable: Really?" }).click();
    await page.getByRole("button", { name: "Enable" }).waitFor();
    await guest.page.reload();
    await guest.page.getByRole("heading", { name: "Sign in" }).waitFor();
    await guest.context.close();
    await context.close();
  });

  test.each([
    { name: "account", path: "/account", look: { ...narrow, dark: false }, lang: "ar" },
    { name: "account", path: "/account", look: { ...wide, dark: true }, lang: "en" },
    { name: "people", path: "/people", look: { ...narrow, dark: true }, lang: "ar" },
    { name: "people", path: "/people", look: { ...wide, dark: true }, lang: "ru" },
    { name: "people", path: "/people", look: { ...narrow, dark: false }, lang: "zh" },
  ])("$name in $lang has no barrier and fits at $look.width, dark $look.dark", async ({ name, path, look, lang }) => {
    const { page, context, errors } = await concert.visit({ ...look, signedIn: true });
    await page.goto(`${path}?lang=${lang}`);
    await page.locator(".people-log tbody tr").first().waitFor();
    await page.screenshot({
      path: join(artefacts, `${name}-${lang}-${look.width}${look.dark ? "-dark" : ""}.png`),
      fullPage: true,
    });
    expect([await barriers(page), await fits(page), errors]).toEqual([[], true, []]);
    await context.close();
  });

  test("a password is changed under my account, and the sessions of other browsers end", async () => {
    const other = new Client(concert.address);
    await signIn(other);
    const { page, context } = await concert.visit({ ...wide, signedIn: true });
    await page.goto("/account");
    await page.getByLabel("Present password").fill(password);
    await page.getByLabel("New password").fill("a password of tomorrow");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByText("The password is changed").waitFor();
    expect((await other.get("/session")).status).toBe(401);
    await context.close();
  });
});
