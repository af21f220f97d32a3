import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boxes, follow, inLanguage, missionStops, otherStops, settled } from "./every-screen.ts";
import { artefacts, noBrowser, type Running, signIn, signInFirst, startConcert, type Visit } from "./running.ts";

const folder = join(artefacts, "pictures");
/** A page with nothing on it weighs less. */
const emptyBytes = 6_000;
const stops = [...missionStops, ...otherStops];
let concert: Running;

/** Sheets of paper become pictures where the tool for it is installed. */
const drawsPaper = ((): boolean => {
  try {
    execFileSync("pdftoppm", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

const sizes = (names: readonly string[]) => names.filter((name) => statSync(join(folder, name)).size < emptyBytes);

async function begin(look: Omit<Parameters<Running["visit"]>[0], "signedIn">): Promise<Visit> {
  const visit = await concert.visit({ ...look, signedIn: true });
  await visit.page.goto(missionStops[0]?.path ?? "/");
  await visit.page.locator("#main").waitFor();
  return visit;
}

async function picture(page: Page, name: string): Promise<string> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  return `${name}.png`;
}

/** What a printer would make of the page: the first sheets as pictures. */
async function paper(page: Page, name: string): Promise<string> {
  const file = join(folder, `${name}.pdf`);
  await page.pdf({ path: file, format: "A4", preferCSSPageSize: true });
  if (drawsPaper) execFileSync("pdftoppm", ["-r", "50", "-png", "-l", "2", file, file.slice(0, -4)]);
  return `${name}.pdf`;
}

describe.skipIf(noBrowser !== null)(noBrowser ?? "pictures of every screen", () => {
  beforeAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    concert = await startConcert();
    const first = await concert.visit({ width: 1440, height: 900, signedIn: false });
    await first.page.goto("/");
    await first.page.getByLabel("Name").waitFor();
    await picture(first.page, "sign-in-en-light");
    await signInFirst(first.page, concert.oneTime);
    await first.context.close();
    await signIn(concert.client);
  }, 300_000);
  afterAll(async () => concert?.stop());

  for (const dark of [false, true]) {
    for (const language of ["en", "ar", "zh"]) {
      test(`every screen in ${language}, ${dark ? "dark" : "light and on paper"}`, async () => {
        const { page, context, errors, outside } = await begin({ width: 1440, height: 900, dark });
        const made: string[] = [];
        for (const stop of stops) {
          await follow(page, inLanguage(stop.path, language));
          await settled(page, stop, language);
          made.push(await picture(page, `${stop.name}-${language}-${dark ? "dark" : "light"}`));
          if (!dark) made.push(await paper(page, `${stop.name}-${language}-print`));
        }
        expect([made.length, sizes(made), errors, outside]).toEqual([stops.length * (dark ? 1 : 2), [], [], []]);
        await context.close();
      }, 600_000);
    }
  }

  test("every box in English", async () => {
    const { page, context } = await begin({ width: 1440, height: 900 });
    const made: string[] = [];
    for (const box of boxes) {
      await follow(page, inLanguage(box.path, "en"));
      await settled(page, box, "en");
      await box.open(page);
      made.push(await picture(page, `box-${box.name}-en-light`));
      await page.keyboard.press("Escape");
      await page.locator("dialog[open], .sheet").waitFor({ state: "detached" });
    }
    expect([made.length, sizes(made)]).toEqual([boxes.length, []]);
    await context.close();
  }, 300_000);

  test.each(["en", "ar"])(
    "every screen on a phone in %s",
    async (language) => {
      const { page, context } = await begin({ width: 360, height: 740 });
      const made: string[] = [];
      for (const stop of stops) {
        await follow(page, inLanguage(stop.path, language));
        await settled(page, stop, language);
        made.push(await picture(page, `${stop.name}-${language}-phone`));
      }
      expect([made.length, sizes(made)]).toEqual([stops.length, []]);
      await context.close();
    },
    600_000,
  );
});
