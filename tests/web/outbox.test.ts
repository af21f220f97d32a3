import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import {
  artefacts,
  noBrowser,
  password,
  type Running,
  signIn,
  signInFirst,
  startConcert,
  type Visit,
} from "./running.ts";

const mission = "/missions/unmil";
let concert: Running;
const visits: Visit[] = [];

async function open(): Promise<Visit> {
  const made = await concert.visit({ width: 1440, height: 900, signedIn: true });
  visits.push(made);
  return made;
}

/** Machines under load take their time. */
const poll = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 60_000 });

type Answer<T> = { readonly items: readonly T[] };
const commits = async (): Promise<number> => {
  const { json } = await concert.client.get("/missions/unmil/journal?limit=1");
  return (json as Answer<{ seq: number }>).items[0]?.seq ?? 0;
};
const operation = (id: string, kind: "add" | "change", base_version: number | null, values: object) => ({
  op_id: `planted-${id}-${base_version ?? 0}`,
  kind,
  noun: "milestone",
  id,
  base_version,
  values,
});
async function plant(...operations: ReturnType<typeof operation>[]): Promise<void> {
  const answer = await concert.client.send("POST", "/missions/unmil/commits", { body: { operations } });
  expect(answer.status, answer.text).toBe(200);
}

/** Three milestones of one test's own, in a grid of their own. */
async function threeRows(page: Page, prefix: string): Promise<string> {
  const values = { when: "2006-01", kind: "context", unit: "items", basis: "fictional" };
  const ids = [0, 1, 2].map((n) => `${prefix}-${n}`);
  await plant(...ids.map((id, n) => operation(id, "add", null, { ...values, id, title: `${prefix} ${n}`, value: n })));
  const path = `${mission}/data/milestones?filter=id:contains:${prefix}-&sort=id`;
  await page.goto(path);
  await page.getByRole("gridcell", { name: `${prefix} 2` }).waitFor();
  return path;
}

const titles = async (prefix: string): Promise<readonly string[]> => {
  const { json } = await concert.client.get(`/missions/unmil/milestones?filter=id:contains:${prefix}-&sort=id`);
  return (json as Answer<{ values: { title: string } }>).items.map(({ values }) => values.title);
};

/** A block from a sheet over the titles. */
async function pasteTitles(page: Page, lines: readonly string[]): Promise<void> {
  const column = Number(await page.locator("#head-title").getAttribute("aria-colindex")) - 1;
  await page.locator(`#cell-0-${column}`).click();
  await page.getByRole("grid").evaluate((grid, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, lines.join("\n"));
}

async function typeTitle(page: Page, row: number, text: string): Promise<void> {
  const column = Number(await page.locator("#head-title").getAttribute("aria-colindex")) - 1;
  await page.locator(`#cell-${row}-${column}`).dblclick();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

const writing = /\/(commits|deliveries)$/;
const cut = (context: BrowserContext) => context.route(writing, (route) => route.abort());

describe.skipIf(noBrowser !== null)(noBrowser ?? "the outbox in a browser", () => {
  beforeAll(async () => {
    concert = await startConcert();
    const { page, context } = await concert.visit({ width: 1440, height: 900, signedIn: false });
    await signInFirst(page, concert.oneTime);
    await context.close();
    await signIn(concert.client);
  }, 240_000);
  afterEach(async () => {
    for (const { context } of visits.splice(0)) await context.close();
  });
  afterAll(async () => concert?.stop());

  test("an act whose tab is closed while it is sent arrives later as one commit, with nothing lost", async () => {
    const { page, context } = await open();
    await threeRows(page, "shut");
    const before = await commits();
    const asked = new Promise<void>((done) => void context.route(writing, () => done()));
    await pasteTitles(page, ["one", "two", "three"]);
    await asked;
    await page.close();
    expect(await commits()).toBe(before);
    await context.unrouteAll();
    const again = await context.newPage();
    await again.goto(`${mission}/outbox`);
    await again.getByRole("heading", { name: "Received 3" }).waitFor();
    expect([await titles("shut"), await commits()]).toEqual([["one", "two", "three"], before + 1]);
  }, 120_000);

  test("an act whose answer is lost is asked for again, is one commit and one undo", async () => {
    const { page, context } = await open();
    await threeRows(page, "lost");
    const before = await commits();
    let lost = 0;
    await context.route(writing, async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await pasteTitles(page, ["one", "two", "three"]);
    await page.getByText("3 rows written as one change").waitFor();
    expect([lost, await titles("lost"), await commits()]).toEqual([1, ["one", "two", "three"], before + 1]);
    await page.getByRole("button", { name: "Undo" }).click();
    await poll(() => titles("lost")).toEqual(["lost 0", "lost 1", "lost 2"]);
    expect(await commits()).toBe(before + 2);
  }, 120_000);

  test("an act in which one record met another's change waits whole, is shown side by side, and goes as one commit", async () => {
    const { page, context } = await open();
    await threeRows(page, "met");
    await cut(context);
    await pasteTitles(page, ["one", "two", "three"]);
    await page.getByText("3 changes wait here").first().waitFor();
    await page.goto(`${mission}/outbox`);
    await page.getByText("One act on 3 records").waitFor();
    await plant(operation("met-1", "change", 1, { title: "by another" }));
    const before = await commits();
    await context.unrouteAll();
    await page.getByRole("button", { name: "Send now" }).click();
    await page.getByRole("heading", { name: "Need your decision 1" }).waitFor();
    const question = page.locator(".outbox-change .outbox-change.conflict");
    await question.getByRole("cell", { name: "by another" }).waitFor();
    expect([await titles("met"), await commits()]).toEqual([["met 0", "by another", "met 2"], before]);
    await page.getByText("2 other changes of this act wait for your decision").click();
    expect(await barriers(page)).toEqual([]);
    await look(page, "en-1440");
    for (const [name, path, width, dark] of looks) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
      await page.goto(`${mission}/outbox${path}`);
      await page.locator(".outbox-change.conflict").first().waitFor();
      expect(await barriers(page)).toEqual([]);
      await look(page, name);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${mission}/outbox?lang=en`);
    await page.getByRole("button", { name: "Save mine over it" }).click();
    await page.getByRole("heading", { name: "Received 3" }).waitFor();
    expect([await titles("met"), await commits()]).toEqual([["one", "two", "three"], before + 1]);
  }, 240_000);

  test("two tabs that send at once send each change once", async () => {
    const { page, context } = await open();
    const path = await threeRows(page, "tabs");
    const other = await context.newPage();
    await other.goto(path);
    await other.getByRole("gridcell", { name: "tabs 2" }).waitFor();
    await cut(context);
    await typeTitle(page, 0, "from one");
    await typeTitle(other, 2, "from two");
    for (const tab of [page, other]) await tab.locator(".outbox-count", { hasText: "2" }).waitFor();
    const sent: string[] = [];
    context.on("response", (response) => {
      if (!writing.test(response.url()) || !response.ok()) return;
      sent.push(
        ...(response
          .request()
          .postData()
          ?.match(/"op_id":"[^"]+"/g) ?? []),
      );
    });
    await context.unrouteAll();
    await Promise.all([page, other].map((tab) => tab.evaluate(() => globalThis.dispatchEvent(new Event("online")))));
    await poll(() => titles("tabs")).toEqual(["from one", "tabs 1", "from two"]);
    await page.goto(`${mission}/outbox`);
    await page.getByRole("heading", { name: "Received 2" }).waitFor();
    expect([sent.length, new Set(sent).size]).toEqual([2, 2]);
  }, 120_000);

  test("with a full disk and no link what was typed stays open with the reason, and with a link it goes straight to the server", async () => {
    const { page, context } = await open();
    await page.addInitScript(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException("", "QuotaExceededError");
      };
    });
    await threeRows(page, "brim");
    await cut(context);
    await typeTitle(page, 0, "typed");
    await page.getByText("the change was not kept").first().waitFor();
    const field = page.getByRole("grid").getByRole("textbox", { name: "Title", exact: true });
    expect(await field.inputValue()).toBe("typed");
    expect(await barriers(page)).toEqual([]);
    await page.screenshot({ path: join(artefacts, "outbox-full-en-1440.png") });
    await context.unrouteAll();
    await field.press("Enter");
    await page.getByText("went straight to the server").waitFor();
    await poll(() => titles("brim")).toEqual(["typed", "brim 1", "brim 2"]);
  }, 120_000);

  test("who signs out is told what still waits; what was kept to read goes, what waits stays and is sent after the next sign-in", async () => {
    const { page, context } = await open();
    await threeRows(page, "leave");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await poll(() => page.evaluate(() => caches.has("concert-answers"))).toBe(true);
    await cut(context);
    await typeTitle(page, 1, "still here");
    await page.locator(".outbox-count", { hasText: "1" }).waitFor();
    const signOut = async () => {
      await page.getByRole("button", { name: "Signed in as" }).click();
      await page.getByRole("button", { name: "Sign out", exact: true }).click();
    };
    await signOut();
    const question = page.getByRole("dialog", { name: "Changes still wait here" });
    await question.getByText("1 change has not reached the server").waitFor();
    expect(await barriers(page)).toEqual([]);
    await question.getByRole("button", { name: "Stay signed in" }).click();
    await signOut();
    await question.getByRole("button", { name: "Sign out all the same" }).click();
    await page.getByLabel("Password").waitFor();
    await poll(() => page.evaluate(() => caches.has("concert-answers"))).toBe(false);
    await context.unrouteAll();
    await page.getByLabel("Name").fill("concert");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    // The page left with the session that the test's own client held.
    await signIn(concert.client);
    await poll(() => titles("leave")).toEqual(["leave 0", "still here", "leave 2"]);
  }, 120_000);
});

const looks = [
  ["ar-1440", "?lang=ar", 1440, false],
  ["dark-1440", "", 1440, true],
  ["en-360", "", 360, false],
  ["ar-360-dark", "?lang=ar", 360, true],
] as const;
const look = (page: Page, name: string) =>
  page.screenshot({ path: join(artefacts, `outbox-act-${name}.png`), fullPage: true });
