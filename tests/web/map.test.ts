import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, type Running, signIn, signInFirst, startConcert, type Visit } from "./running.ts";

const places = "/missions/unmil/places";
let concert: Running;
const visits: Visit[] = [];

async function visit(width: number, height: number, dark = false): Promise<Visit> {
  const made = await concert.visit({ width, height, signedIn: true, dark });
  visits.push(made);
  return made;
}
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator(".map-box[data-drawn]").waitFor();
  await page.locator(".sites-table tbody tr").first().waitFor();
}
describe.skipIf(noBrowser !== null)(noBrowser ?? "sites and routes in a browser", () => {
  beforeAll(async () => {
    concert = await startConcert();
    const first = await concert.visit({ width: 1440, height: 900, signedIn: false });
    await signInFirst(first.page, concert.oneTime);
    await signIn(concert.client);
    visits.push(first);
  }, 240_000);
  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ context }) => context.close()));
  });
  afterAll(async () => concert?.stop());

  for (const { language, width, dark } of [
    { language: "en", width: 1440, dark: false },
    { language: "en", width: 1440, dark: true },
    { language: "ar", width: 1440, dark: false },
    { language: "zh", width: 360, dark: false },
  ]) {
    test(`in ${language} at ${width} pixels${dark ? " in dark" : ""} it fits its width, has no barrier and every word`, async () => {
      const { page, outside, errors } = await visit(width, 900, dark);
      await open(page, `${places}?month=2008-06&site=ganta&lang=${language}`);
      await page.locator(".site-detail .site-months-bars").waitFor();
      await page.screenshot({ path: join(artefacts, `places-${language}-${width}${dark ? "-dark" : ""}.png`) });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
      expect(await page.getByText(/\[[a-z_]+(\.[a-z_0-9-]+)+\]/).allTextContents()).toEqual([]);
      expect(await barriers(page)).toEqual([]);
      expect([outside, errors]).toEqual([[], []]);
    });
  }

  test("which sites are farthest in the rains is in the title and on top of the table, in any month", async () => {
    const { page } = await visit(1440, 900);
    await open(page, `${places}?month=2008-02`);
    await page.getByLabel("Roads as in").selectOption("wet");
    await page.getByRole("heading", { name: "Farthest in the rains: Ganta (13 days)" }).waitFor();
    expect(new URL(page.url()).searchParams.get("season")).toBe("wet");
    const first = page.locator(".sites-table tbody tr").first();
    expect(await first.locator("th, td").allTextContents()).toEqual([
      "Ganta",
      "Military observers",
      expect.stringMatching(/^≈ \d+$/) as string,
      "4",
      "13 (9 more)",
    ]);
    await page.getByLabel("Roads as in").selectOption("dry");
    await page.getByRole("heading", { name: /^Farthest when dry: / }).waitFor();
  });

  test("a place found by name opens, leads to its row and measures the way to another; the address keeps both", async () => {
    const { page } = await visit(1440, 900);
    await open(page, `${places}?month=2008-06`);
    await page.getByRole("searchbox", { name: "Find a place" }).fill("voin");
    await page.getByRole("searchbox", { name: "Find a place" }).press("Enter");
    const detail = page.locator(".site-detail");
    await detail.getByRole("heading", { name: "Voinjama" }).waitFor();
    await detail.getByLabel("Straight distance to").selectOption({ label: "Monrovia" });
    await expect.poll(() => detail.locator("output").textContent()).toMatch(/^2\d\d km$/);
    expect([...new URL(page.url()).searchParams.entries()]).toEqual(
      expect.arrayContaining([
        ["site", "voinjama"],
        ["to", "monrovia"],
      ]),
    );
    await detail.getByRole("link", { name: "Correct this row in the data" }).click();
    await page.getByRole("gridcell", { name: "Voinjama", exact: true }).waitFor();
  });

  test("the sheet prints on one page of its paper, light and with its notes, also from a dark screen in Arabic", async () => {
    const { page } = await visit(1440, 900, true);
    await open(page, `${places}?month=2008-06&lang=ar`);
    await page.getByRole("button", { name: "ورقة للطباعة" }).click();
    const drawing = page.locator(".sheet-drawing");
    await drawing.waitFor();
    expect(await drawing.locator("> rect").first().getAttribute("fill")).toBe("#ffffff");
    const said = (await drawing.locator("text").allTextContents()).join(" ");
    for (const part of ["30 يونيو 2008", "التداول: مفتوح", "مفتاح الخريطة", "GEOPKO", "صفحة 1 من 1"])
      expect(said).toContain(part);
    await page.locator(".sheet select").selectOption("a3");
    await page.locator(".sheet-drawing.paper-a3").waitFor();
    const pdf = await page.pdf({ path: join(artefacts, "sheet-ar-a3.pdf"), preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await drawing.waitFor({ state: "detached" });
  });

  test("what is seen is saved as picture, GeoJSON and CSV, each with its handling and sources", async () => {
    const { page, errors } = await visit(1440, 900);
    await open(page, `${places}?month=2008-06`);
    await page.getByRole("button", { name: "Print sheet" }).click();
    await page.locator(".sheet-drawing").waitFor();
    const save = async (name: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
      return readFile(await download.path());
    };
    const picture = await save("Picture (PNG)");
    expect([picture.subarray(1, 4).toString(), picture.readUInt32BE(16)]).toEqual(["PNG", 3368]);
    const json = JSON.parse((await save("GeoJSON")).toString()) as { about: { handling: string }; features: unknown[] };
    expect(json.about.handling).toMatch(/^Handling: open/);
    expect(json.features.length).toBeGreaterThan(70);
    const csv = (await save("CSV")).toString();
    expect(csv.split("\r\n")[0]).toBe(
      '\ufeffSite,Kind,Latitude,Longitude,"People, estimated",Days when dry,Days in the rains',
    );
    expect(csv).toContain("Handling: open");
    expect(errors).toEqual([]);
  });

  test("military symbols are an option that is remembered", async () => {
    const { page, errors } = await visit(1440, 900);
    await open(page, `${places}?month=2008-06`);
    await page.getByLabel("Symbols").selectOption("app6");
    await page.reload();
    await page.locator(".map-box[data-drawn]").waitFor();
    expect(await page.getByLabel("Symbols").inputValue()).toBe("app6");
    await page.screenshot({ path: join(artefacts, "places-app6.png") });
    expect(errors).toEqual([]);
  });

  test("a printed page of a dark screen has its map drawn anew in the colours of paper", async () => {
    const { page } = await visit(1440, 900, true);
    await open(page, `${places}?month=2008-06`);
    await page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
    });
    const paper = page.locator(".paper-map");
    await paper.waitFor({ state: "attached" });
    await page.emulateMedia({ media: "print" });
    expect([await paper.isVisible(), await page.locator(".map-box").isVisible()]).toEqual([true, false]);
  });
});
