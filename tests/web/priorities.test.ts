import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, type Running, startSignedIn, type Visit } from "./running.ts";

let concert: Running;
const visits: Visit[] = [];
const priorities = "/missions/unmil/funding/priorities";
const asked = "cut=15&period=quarter&protect=elections";

async function visit(width: number, height: number, dark = false): Promise<Page> {
  const made = await concert.visit({ width, height, signedIn: true, dark });
  visits.push(made);
  return made.page;
}
const ended = (page: Page) => page.locator(".priorities-answer[aria-busy=false]").waitFor();

const looks = [
  { language: "ar", width: 1440, dark: false },
  { language: "zh", width: 1440, dark: true },
  { language: "ru", width: 360, dark: false },
];

describe.skipIf(noBrowser !== null)(noBrowser ?? "what to keep with less money, in a browser", () => {
  beforeAll(async () => {
    concert = await startSignedIn(["unmil", "kfor"]);
  }, 300_000);
  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ context }) => context.close()));
  });
  afterAll(async () => concert?.stop());

  test("a question asked on the screen stands in its address, is searched, stopped and taken away", async () => {
    const page = await visit(1440, 900);
    await page.goto(`${priorities}?lang=en`);
    await page.getByLabel("Saved within, months").fill("6");
    await page.getByLabel("Secure the general elections").check();
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.waitForURL(/cut=15.*within=6.*protect=elections/);
    await page.getByText(/fewer people for 15 per cent less money/).waitFor();
    const stop = page.getByRole("button", { name: "Stop and keep this" });
    if (await stop.isVisible()) await stop.click();
    await ended(page);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /by period \(CSV\)/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^FICTIONAL-unmil-priorities-.*-unofficial\.csv$/);
  }, 120_000);

  test("the picture and its table say which tasks are lost, and the price of the protection stands below", async () => {
    const page = await visit(1440, 900);
    await page.goto(`${priorities}?lang=en&${asked}`);
    await ended(page);
    expect(await page.getByRole("heading", { name: /of 9 tasks are carried throughout/ }).count()).toBe(1);
    await page
      .getByRole("region", { name: "What each protection costs" })
      .getByText("Secure the general elections")
      .waitFor();
    expect(
      await page.getByRole("region", { name: "Next best choices" }).getByRole("columnheader").count(),
    ).toBeGreaterThan(2);
    await page.keyboard.press("t");
    const table = page.getByRole("region", { name: /of 9 tasks are carried throughout/ }).getByRole("row");
    expect(await table.filter({ hasText: "lost:" }).count()).toBeGreaterThan(0);
  }, 120_000);

  test("a mission without task priorities says which tables to fill; what cannot be kept is said in words", async () => {
    const page = await visit(1440, 900);
    await page.goto("/missions/kfor/funding/priorities?lang=en");
    await page.locator(".priorities-empty").getByRole("link", { name: "Task priorities" }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${priorities}?lang=en&cut=20&within=4&period=quarter&protect=protection`);
    await page.getByText(/Nothing can be kept as asked/).waitFor();
    await page.getByText(/more would be needed/).waitFor();
  }, 120_000);

  for (const { language, width, dark } of looks) {
    test(`priorities in ${language} at ${width} pixels are whole and have no barrier`, async () => {
      const page = await visit(width, width === 360 ? 740 : 900, dark);
      await page.goto(`${priorities}?lang=${language}&${asked}`);
      await ended(page);
      await page.screenshot({ path: join(artefacts, `priorities-${language}-${width}.png`), fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(await barriers(page)).toEqual([]);
    }, 120_000);
  }
});
