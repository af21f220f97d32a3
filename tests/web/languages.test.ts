import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fieldsOf } from "../../src/model/noun.ts";
import { nouns } from "../../src/model/nouns.ts";
import { screens } from "../../src/web/app/screens.ts";
import { languages } from "../../src/words/say.ts";
import { artefacts, noBrowser, type Running, startSignedIn, type Visit } from "./running.ts";
import { cutOff, outsideBrackets, widerThanWindow } from "./texts-on-page.ts";

const addresses = [
  { name: "start", path: "/" },
  ...screens.map(({ name }) => ({ name, path: `/missions/unmil/${name}?month=2008-06` })),
];
const addressIn = (path: string, language: string): string =>
  `${path}${path.includes("?") ? "&" : "?"}lang=${language}`;

/** A screen is there when its heading is and nothing on it waits for the server any more. */
async function open(page: Page, path: string, language: string): Promise<void> {
  await page.goto(addressIn(path, language));
  await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
  await page.locator("h1, h2").first().waitFor();
  await expect
    .poll(() => page.locator("[aria-busy=true]:visible, .page-loading:visible").count(), { timeout: 30_000 })
    .toBe(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

describe.skipIf(noBrowser !== null)(noBrowser ?? "the page in six languages", () => {
  let concert: Running;
  let visit: Visit;
  const said = new Set<string>();

  beforeAll(async () => {
    concert = await startSignedIn();
    visit = await concert.visit({ width: 1440, height: 900, signedIn: true });
    visit.page.on("response", (response) => {
      if (!response.headers()["content-type"]?.includes("json")) return;
      void response.json().then(
        (body: unknown) => keepTexts(body, said),
        () => undefined,
      );
    });
  }, 240_000);
  afterAll(async () => concert?.stop());

  test.each(addresses)("every word of $name comes from the catalogue or from the data", async ({ name, path }) => {
    const { page } = visit;
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, path, "en-XA");
    await page.screenshot({ path: join(artefacts, `languages-${name}-en-XA-1440.png`) });
    const strange = async (): Promise<string[]> => {
      const data = `${[...said].join("\n")}\n${datesAndUnits}`.toLowerCase();
      return (await page.evaluate(outsideBrackets)).filter((text) => !isData(text, data));
    };
    await expect.poll(strange, { timeout: 15_000 }).toEqual([]);
  });

  for (const language of languages) {
    test.each(addresses)(`nothing is cut off on $name in ${language}`, async ({ name, path }) => {
      const { page } = visit;
      const found: string[] = [];
      await page.setViewportSize({ width: 1440, height: 900 });
      await open(page, path, language);
      for (const [width, height] of [
        [1440, 900],
        [360, 740],
      ] as const) {
        await page.setViewportSize({ width, height });
        const wider = await page.evaluate(widerThanWindow);
        const cut = await page.evaluate(cutOff);
        found.push(...[...wider, ...cut].map((text) => `${width} px: ${text}`));
        await page.screenshot({ path: join(artefacts, `languages-${name}-${language}-${width}.png`) });
      }
      expect(found).toEqual([]);
      expect(await page.getByText(/\[[a-z_]+(\.[a-z_0-9]+)+\]/).allTextContents()).toEqual([]);
    });
  }

  test("Arabic is written with the digits that the reader chose, and the address does not say which", async () => {
    const { page } = visit;
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, "/missions/unmil/overview?month=2008-06", "ar");
    const language = page.getByRole("combobox", { name: "اللغة" });
    expect(await page.locator("main").innerText()).not.toMatch(/[٠-٩]/);
    await language.selectOption("ar-u-nu-arab");
    await page.locator('html[lang="ar-u-nu-arab"]').waitFor({ state: "attached" });
    await expect.poll(() => page.locator("main").innerText()).toMatch(/[٠-٩]{4}/);
    expect(new URL(page.url()).searchParams.get("lang")).toBe("ar");
    await page.screenshot({ path: join(artefacts, "languages-overview-ar-arab-1440.png") });
    await page.reload();
    await page.locator('html[lang="ar-u-nu-arab"][dir="rtl"]').waitFor({ state: "attached" });
    await language.selectOption("ar");
    await page.locator('html[lang="ar"]').waitFor({ state: "attached" });
  });
});

/** All texts of an answer of the server, without those that it said in words of its own. */
function keepTexts(body: unknown, kept: Set<string>): void {
  if (typeof body === "string") kept.add(body.replace(/\s+/g, " "));
  else if (Array.isArray(body)) for (const each of body) keepTexts(each, kept);
  else if (typeof body === "object" && body !== null)
    for (const [name, value] of Object.entries(body)) {
      kept.add(name);
      keepTexts(value, kept);
    }
}

const months = ["long", "short"].flatMap((month) =>
  Array.from({ length: 12 }, (_, index) =>
    new Intl.DateTimeFormat("en-GB", { month: month as "long" | "short" }).format(new Date(2001, index)),
  ),
);
/** Names and codes of the model, which the data dictionary and headings of files show as they are stored. */
const codes = nouns.flatMap((noun) => [
  noun.name,
  ...fieldsOf(noun).flatMap(({ name, meta }) => [name, meta.hxl ?? "", ...(meta.codes ?? [])]),
]);
/** What `Intl`, sources and makers of formats write without a catalogue. */
const signs = "concert usd k m bn km wgs and enter esc ctrl shift csv xlsx json png svg pdf docx geojson".split(" ");
const datesAndUnits = [...months, ...codes, ...signs].join("\n");

/** Whether every run of letters is made of texts of the data, of dates and of units, the longest first. */
function isData(text: string, data: string): boolean {
  const isKnown = (phrase: string): boolean =>
    phrase.includes(" ") ? data.includes(phrase) : new RegExp(`(^|[^\\p{L}])${phrase}($|[^\\p{L}])`, "um").test(data);
  const covered = (words: readonly string[]): boolean => {
    if (words.length === 0) return true;
    const most = words.findLastIndex((_, index) => isKnown(words.slice(0, index + 1).join(" ")));
    return most >= 0 && covered(words.slice(most + 1));
  };
  const runs = text.toLowerCase().split(/[^\p{L}'’ -]+/u);
  return runs.every(
    (run) => data.includes(run.trim()) || covered(run.split(/[^\p{L}'’-]+/u).filter((word) => /\p{L}/u.test(word))),
  );
}
