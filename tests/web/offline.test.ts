import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { type Line, openLine } from "./cut-line.ts";
import { artefacts, browserPath, noBrowser, type Running, startSignedIn, switches } from "./running.ts";

const mission = "/missions/unmil";
const list = `${mission}/data/strengths`;
const edited = 50;
let concert: Running;
let line: Line;
const folders: string[] = [];
const contexts: BrowserContext[] = [];

/** A browser with a folder of its own on the disk, as a person has. */
async function openProfile(folder: string, address: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(folder, {
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: switches,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    baseURL: address,
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  contexts.push(context);
  const [name = "", value = ""] = concert.client.cookie.split("=");
  await context.addCookies([{ name, value, url: address, expires: Math.floor(Date.now() / 1000) + 86_400 }]);
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  return { context, page };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "concert-profile-"));
  folders.push(folder);
  return folder;
}

/** Ends the browser of a profile as a failing machine does: at once, with nothing written down. */
function kill(folder: string): void {
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
    const pid = Number(name);
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8");
      if (command.includes(`--user-data-dir=${folder}`) && !command.includes("--type=")) process.kill(pid, "SIGKILL");
    } catch {
      // Gone meanwhile.
    }
  }
}

const grid = (page: Page) => page.getByRole("grid");
const gridReady = async (page: Page) => {
  await page.goto(list);
  await page.locator("#cell-20-0").filter({ hasText: /\S/ }).waitFor();
};

/** Waits until the browser has kept what the addresses say. */
async function kept(page: Page, ...parts: string[]): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async (wanted) => {
          const keys = await (await caches.open("concert-answers")).keys();
          return wanted.filter((part) => !keys.some(({ url }) => decodeURIComponent(url).includes(part)));
        }, parts),
      { timeout: 30_000, interval: 200 },
    )
    .toEqual([]);
}

/** Writes a note into the first rows of the list, one after the other. */
async function editRows(page: Page, from: number, count: number, text: string): Promise<void> {
  const box = grid(page);
  await box.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  const head = page.locator("#head-note");
  await head.waitFor();
  const column = Number(await head.getAttribute("aria-colindex")) - 1;
  for (let row = from; row < from + count; row += 1) {
    await box.evaluate(
      (element, top) => element.scrollTo({ top, left: element.scrollWidth }),
      Math.max(0, row - 5) * 32,
    );
    const cell = page.locator(`#cell-${row}-${column}`);
    await cell.dblclick();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(`${text} ${row}`);
    await page.keyboard.press("Enter");
    await page.locator(`#cell-${row}-${column}`, { hasText: `${text} ${row}` }).waitFor();
  }
}

const count = (page: Page) => page.locator(".outbox-count");

type Entry = { readonly seq: number; readonly after: { readonly note: string | null } | null };
type Head = { readonly seq: number };

const headSeq = async (): Promise<number> => {
  const journal = await concert.client.get("/missions/unmil/journal?limit=1");
  return (journal.json as { items: Head[] }).items[0]?.seq ?? 0;
};

/** How often each of the notes was written, over the histories of all rows. */
async function timesWritten(ids: readonly string[], text: string): Promise<number[]> {
  return Promise.all(
    ids.map(async (id) => {
      const { json } = await concert.client.get(`/missions/unmil/strengths/${id}/history`);
      return (json as { items: Entry[] }).items.filter(({ after }) => after?.note?.startsWith(`${text} `)).length;
    }),
  );
}

async function firstRows(): Promise<{ id: string; version: number }[]> {
  const { json } = await concert.client.get(`/missions/unmil/strengths?limit=${edited}`);
  return (json as { items: { id: string; version: number }[] }).items;
}

async function plant(row: { id: string; version: number } | undefined, note: string): Promise<void> {
  const answer = await concert.client.send("PATCH", `/missions/unmil/strengths/${row?.id}`, {
    body: { note },
    headers: { "if-match": `"${row?.version}"` },
  });
  expect(answer.status).toBe(200);
}

describe.skipIf(noBrowser !== null)(noBrowser ?? "without a link", () => {
  beforeAll(async () => {
    concert = await startSignedIn();
    line = await openLine(concert.address);
  }, 240_000);
  // What one test leaves behind when it fails is not the next one's fault.
  afterEach(async () => {
    line.restore();
    for (const context of contexts.splice(0)) await context.close().catch(() => undefined);
  });
  afterAll(async () => {
    await line?.close();
    await concert?.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  });

  test("50 edits made without a link outlive the browser and arrive once each; the one that met another is shown side by side", async () => {
    const folder = newFolder();
    let { context, page } = await openProfile(folder, line.address);
    await page.goto(`${mission}/overview?month=2006-08`);
    await page.locator(".strength-panel svg .stack").first().waitFor();
    const military = page.locator(".tile.military .tile-value");
    const read = await military.textContent();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await kept(page, "part=overview");
    await page.goto(`${mission}/funding?month=2016-09`);
    await page.locator(".share-table").waitFor();
    await gridReady(page);
    await kept(page, "/missions/unmil/strengths?", "/session", "part=overview", "part=budgets", "/api/v1/missions?");

    line.cut();
    await page.goto(`${mission}/overview?month=2006-08`);
    await page.locator(".strength-panel svg .stack").first().waitFor();
    await page
      .getByRole("alert")
      .getByText(/As read at/)
      .waitFor();
    expect(await military.textContent()).toBe(read);
    await page.screenshot({ path: join(artefacts, "offline-overview-en-1440.png") });
    await page.goto(`${mission}/funding?month=2016-09`);
    await page.locator(".share-table").waitFor();
    await gridReady(page);

    await editRows(page, 0, edited, "offline");
    await expect.poll(() => count(page).textContent()).toContain(String(edited));
    await page.screenshot({ path: join(artefacts, "offline-grid-en-1440.png") });
    await page.close();
    kill(folder);
    await context.close().catch(() => undefined);

    const rows = await firstRows();
    await plant(rows[7], "planted by another");
    const before = await headSeq();

    ({ context, page } = await openProfile(folder, line.address));
    await page.goto(`${mission}/outbox`);
    await page.getByRole("heading", { name: `Waiting to be sent ${edited}` }).waitFor();
    await page.screenshot({ path: join(artefacts, "offline-outbox-en-1440.png"), fullPage: true });
    line.restore();
    await page.getByRole("heading", { name: `Received ${edited - 1}` }).waitFor();
    await page.getByRole("heading", { name: "Need your decision 1" }).waitFor();
    const question = page.locator(".outbox-change.conflict");
    await question.getByRole("cell", { name: "planted by another" }).waitFor();
    expect(await question.getByRole("textbox").inputValue()).toBe("offline 7");
    await page.screenshot({ path: join(artefacts, "offline-conflict-en-1440.png") });
    expect(await barriers(page)).toEqual([]);
    await question.getByRole("button", { name: "Save mine over it" }).click();
    await page.getByRole("heading", { name: `Received ${edited}` }).waitFor();
    const ids = rows.map(({ id }) => id);
    expect(await timesWritten(ids, "offline")).toEqual(Array.from({ length: edited }, () => 1));
    expect((await headSeq()) - before).toBe(edited);
    await context.close();
  }, 400_000);

  test("the same edits sent from a file on another machine, and then from here, arrive once each", async () => {
    const here = await openProfile(newFolder(), line.address);
    await gridReady(here.page);
    await here.page.evaluate(() => navigator.serviceWorker.ready);
    await kept(here.page, "/missions/unmil/strengths?", "/session");
    const rows = await firstRows();
    line.cut();
    await editRows(here.page, 0, edited, "by file");
    await here.page.goto(`${mission}/outbox`);
    await here.page.getByRole("heading", { name: `Waiting to be sent ${edited}` }).waitFor();
    const [saved] = await Promise.all([
      here.page.waitForEvent("download"),
      here.page.getByRole("button", { name: "Save to a file" }).click(),
    ]);
    const file = join(folders[0] ?? tmpdir(), "saved.json");
    await saved.saveAs(file);
    await plant(rows[11], "planted for the file");
    const before = await headSeq();

    const there = await openProfile(newFolder(), concert.address);
    await there.page.goto(`${mission}/outbox`);
    await there.page.locator("input[type=file]").setInputFiles(file);
    await there.page.getByText(`${edited} changes were taken from the file`).waitFor();
    await there.page.getByRole("heading", { name: `Received ${edited - 1}` }).waitFor();
    const question = there.page.locator(".outbox-change.conflict");
    await question.getByRole("cell", { name: "planted for the file" }).waitFor();
    await question.getByRole("button", { name: "Keep what is stored" }).click();
    await there.page.getByRole("heading", { name: "Set aside 1" }).waitFor();
    expect((await headSeq()) - before).toBe(edited - 1);

    line.restore();
    await here.page.getByRole("heading", { name: `Received ${edited - 1}` }).waitFor();
    await here.page.getByRole("heading", { name: "Need your decision 1" }).waitFor();
    expect((await headSeq()) - before).toBe(edited - 1);
    const ids = rows.map(({ id }) => id);
    expect(await timesWritten(ids, "by file")).toEqual(ids.map((_, row) => (row === 11 ? 0 : 1)));
  }, 400_000);

  test("an answer that is lost on the way is asked for again, and the edit is made once", async () => {
    const { page } = await openProfile(newFolder(), line.address);
    await gridReady(page);
    const [row] = await firstRows();
    line.loseNextAnswer();
    await editRows(page, 0, 1, "lost answer");
    await page.goto(`${mission}/outbox`);
    await page.getByRole("heading", { name: "Received 1" }).waitFor();
    expect(await timesWritten([row?.id ?? ""], "lost answer")).toEqual([1]);
  });

  test("a tab of an older build is told that Concert was renewed, and loads the new one when asked", async () => {
    const { page, context } = await openProfile(newFolder(), line.address);
    await context.route("**/api/v1/missions/unmil/sites*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "concert-build": "abcdef012345" } });
    });
    await page.goto(`${mission}/data/sites`);
    await page.getByText("Concert was renewed").waitFor();
    await context.unrouteAll();
    await page.getByRole("button", { name: "Load again" }).click();
    await page.locator("#cell-0-0").waitFor();
    await expect.poll(() => page.getByText("Concert was renewed").count()).toBe(0);
  });
});
