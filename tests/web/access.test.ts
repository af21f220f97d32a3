import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Language, languages } from "../../src/words/say.ts";
import { barriers } from "./barriers.ts";
import { boxes, follow, inLanguage, missionStops, otherStops, settled, type Stop } from "./every-screen.ts";
import { belowReach, coveredControls } from "./overlaps.ts";
import { noBrowser, type Running, signIn, signInFirst, startConcert } from "./running.ts";
import { widerThanWindow } from "./texts-on-page.ts";

const wholeInDark: ReadonlySet<Language> = new Set<Language>(["en", "ar"]);
let concert: Running;
let page: Page;

const turn = (theme: "light" | "dark") =>
  page.evaluate((name) => (document.documentElement.dataset["theme"] = name), theme);

async function bothThemes(stop: Stop, language: Language): Promise<string[]> {
  const light = await barriers(page);
  await turn("dark");
  const dark = await barriers(page, wholeInDark.has(language) ? "levels" : "colours");
  await turn("light");
  return [...light.map((text) => `${stop.name}: ${text}`), ...dark.map((text) => `${stop.name}, dark: ${text}`)];
}

/** What is lost of a screen in a small window. */
async function lost(stop: Stop): Promise<string[]> {
  const at = `${stop.name} at ${page.viewportSize()?.width}: `;
  const above = await page.evaluate(coveredControls);
  const wide = await page.evaluate(widerThanWindow);
  const below = await page.evaluate(belowReach);
  const under = await page.evaluate(coveredControls);
  return [
    ...wide.map((text) => at + text),
    ...[...new Set([...above, ...under])].map((text) => at + text),
    ...(below > 1 || Number.isNaN(below) ? [`${at}the end of its content is ${below} px out of reach`] : []),
  ];
}

describe.skipIf(noBrowser !== null)(noBrowser ?? "everybody can use every screen", () => {
  beforeAll(async () => {
    concert = await startConcert();
    const first = await concert.visit({ width: 1440, height: 900, signedIn: false });
    await first.page.goto("/");
    await first.page.getByLabel("Name").waitFor();
    expect(await barriers(first.page)).toEqual([]);
    await signInFirst(first.page, concert.oneTime);
    await first.context.close();
    await signIn(concert.client);
    ({ page } = await concert.visit({ width: 1440, height: 900, signedIn: true }));
    await page.goto(missionStops[0]?.path ?? "/");
  }, 300_000);
  afterAll(async () => concert?.stop());

  for (const language of languages) {
    test(`sign-in has no violation of WCAG 2.2 A and AA in ${language}, light and dark`, async () => {
      const { page: door, context } = await concert.visit({ width: 1440, height: 900, signedIn: false });
      await door.goto(inLanguage("/", language));
      await door.locator("input[type=password]").waitFor();
      const light = await barriers(door);
      await door.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
      expect([...light, ...(await barriers(door))]).toEqual([]);
      await context.close();
    });

    test(`no screen and no box has a violation of WCAG 2.2 A and AA in ${language}, light and dark`, async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      const found: string[] = [];
      for (const stop of [...missionStops, ...otherStops]) {
        await follow(page, inLanguage(stop.path, language));
        await settled(page, stop, language);
        found.push(...(await bothThemes(stop, language)));
      }
      for (const box of boxes) {
        await follow(page, inLanguage(box.path, language));
        await settled(page, box, language);
        await box.open(page);
        found.push(...(await bothThemes(box, language)));
        await page.keyboard.press("Escape");
        await page.locator("dialog[open], .sheet").waitFor({ state: "detached" });
      }
      expect(found).toEqual([]);
    }, 900_000);
  }

  for (const [width, height, what] of [
    [360, 740, "on a phone"],
    [720, 450, "at 200 % zoom"],
  ] as const) {
    for (const language of ["en", "ar", "ru"] as const) {
      test(`nothing is lost, covered or out of reach ${what} in ${language}`, async () => {
        await page.setViewportSize({ width, height });
        const found: string[] = [];
        for (const stop of [...missionStops, ...otherStops]) {
          await follow(page, inLanguage(stop.path, language));
          await settled(page, stop, language);
          found.push(...(await lost(stop)));
          if (language === "en") found.push(...(await barriers(page)).map((text) => `${stop.name}: ${text}`));
        }
        expect(found).toEqual([]);
      }, 600_000);
    }
  }
});
