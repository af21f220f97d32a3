import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, type Running, startSignedIn, type Visit } from "./running.ts";

let concert: Running;
const visits: Visit[] = [];

async function visit(path: string, width: number, dark = false): Promise<Page> {
  const made = await concert.visit({ width, height: width === 360 ? 740 : 900, signedIn: true, dark });
  visits.push(made);
  await made.page.goto(path);
  return made.page;
}
const startUp = "/missions/extal/funding/startup";
const reimbursement = "/missions/extal/funding/reimbursement";
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

describe.skipIf(noBrowser !== null)(noBrowser ?? "start-up and reimbursement in a browser", () => {
  beforeAll(async () => {
    concert = await startSignedIn(["extal"]);
  }, 300_000);
  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ context }) => context.close()));
  });
  afterAll(async () => concert?.stop());

  test("another size gives another range, and a narrow class says that it has none", async () => {
    const page = await visit(`${startUp}?lang=en`, 1440);
    const title = page.locator(".startup-range h2");
    await title.filter({ hasText: "10,000 uniformed people" }).waitFor();
    await page.getByRole("spinbutton", { name: "Uniformed people" }).fill("6000");
    await title.filter({ hasText: "6,000 uniformed people" }).waitFor();
    expect(await page.locator(".dot-row").count()).toBeGreaterThan(2);
    await page.getByRole("combobox", { name: "Region" }).selectOption("Europe");
    await title.filter({ hasText: /no range/ }).waitFor();
    expect(await page.getByText("Fewer than three missions are like it").count()).toBe(1);
    expect(await barriers(page)).toEqual([]);
  }, 120_000);

  test("a contributor's statement adds up as the server says, and a line opens to its rate and records", async () => {
    const page = await visit(`${reimbursement}?lang=en&quarter=2023-Q1&contributor=XAR`, 1440, true);
    await page.locator(".statement tfoot").waitFor();
    const answer = await concert.client.get("/missions/extal/reimbursement?quarter=2023-Q1&contributor=XAR");
    const { statements } = answer.json as { statements: { amount_usd: string }[] };
    const shown = (await page.locator(".statement tfoot td").textContent()) ?? "";
    expect(shown.replaceAll(",", "")).toBe(statements[0]?.amount_usd);
    const cell = page.getByRole("row", { name: /Personnel, January 2023/ }).getByRole("button");
    await cell.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText("A/RES/76/276 para 9").waitFor();
    expect(await barriers(page)).toEqual([]);
  }, 120_000);

  for (const [name, path, shows] of [
    ["startup", startUp, ".dot-row"],
    ["reimbursement", `${reimbursement}?quarter=2023-Q1`, ".bar-row"],
  ] as const) {
    test(`${name} in Arabic at 360 pixels is whole and has no barrier`, async () => {
      const page = await visit(`${path}${path.includes("?") ? "&" : "?"}lang=ar`, 360);
      await page.locator(shows).first().waitFor();
      await page.screenshot({ path: join(artefacts, `${name}-ar-360.png`), fullPage: true });
      expect(await fits(page)).toBe(true);
      expect(await barriers(page)).toEqual([]);
    }, 120_000);
  }
});
