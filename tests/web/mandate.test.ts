import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, type Running, startSignedIn, type Visit } from "./running.ts";

const mission = "/missions/extal/mandate?month=2023-04";
/** Budget of the requirement: 5 s from a changed clause to its cost by class, for 95 of 100 changes. */
const mostMs = 5000;
const changes = 24;
let concert: Running;
let visit: Visit;

const cost = (page: Page) => page.locator(".mandate-draft-cost tr[aria-current] td").last();

/** Changes the level of the first clause and waits until the cost by class is another one. */
async function changeLevel(page: Page, value: number): Promise<number> {
  const before = await cost(page).textContent();
  const started = performance.now();
  await page.locator(".draft-clause input[type=number]").first().fill(String(value));
  await page.waitForFunction(
    (old) => document.querySelector(".mandate-draft-cost tr[aria-current] td:last-child")?.textContent !== old,
    before,
  );
  return performance.now() - started;
}

describe.skipIf(noBrowser !== null)(noBrowser ?? "the mandate in a browser", () => {
  beforeAll(async () => {
    concert = await startSignedIn(["extal"]);
    visit = await concert.visit({ width: 1440, height: 900, signedIn: true });
  }, 300_000);
  afterAll(async () => {
    await visit?.context.close();
    await concert?.stop();
  });

  test(`a changed clause shows its cost by class in under ${mostMs} ms for 95 of 100 changes`, async () => {
    const { page } = visit;
    await page.goto(`${mission}&part=draft&lang=en`);
    await page.locator(".mandate-draft .draft-add button").nth(2).click();
    await page.locator(".draft-clause input[type=number]").first().fill("6000");
    await cost(page).waitFor();
    const times: number[] = [];
    for (let index = 1; index <= changes; index += 1) times.push(await changeLevel(page, 6000 - 37 * index));
    const sorted = times.toSorted((a, b) => a - b);
    const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Infinity;
    process.stdout.write(
      `${JSON.stringify({ what: "draft clause to cost by class", changes, p95_ms: Math.round(p95) })}\n`,
    );
    expect(p95).toBeLessThan(mostMs);
    expect(await page.locator(".mandate-draft-cost").textContent()).toContain("Unofficial calculation");
  }, 180_000);

  test.each(["now", "difference", "draft", "register"])(
    "%s is whole and has no barrier",
    async (part) => {
      const { page } = visit;
      await page.goto(`${mission}&part=${part}&lang=ar`);
      await page.locator(".mandate table").first().waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.screenshot({ path: join(artefacts, `mandate-${part}-ar.png`), fullPage: true });
    },
    60_000,
  );

  test("the register has the host's entries first with its remark, and sums nothing", async () => {
    const { page } = visit;
    await page.goto(`${mission}&part=register&lang=en`);
    const rows = page.locator(".mandate-register tbody tr");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(7);
    expect(await rows.first().textContent()).toContain("Renewed each year");
    expect(await rows.last().textContent()).toContain("Republic of Orvane");
  });
});
