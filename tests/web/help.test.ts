import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { screens } from "../../src/web/app/screens.ts";
import { helpPageAt, helpPages } from "../../src/web/help/pages.ts";
import { terms } from "../../src/web/help/terms.ts";
import { tourSteps } from "../../src/web/help/tour-steps.ts";
import { catalogues } from "../../src/words/catalogue.ts";
import { languages } from "../../src/words/say.ts";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, type Running, startSignedIn } from "./running.ts";
import { cutOff, widerThanWindow } from "./texts-on-page.ts";

describe("the texts of help", () => {
  test.each(languages)("every screen, term and step has its texts in %s", (language) => {
    const due = [
      ...[...screens.map(({ name }) => name), "start", "people", "account"].flatMap((name) =>
        ["answers", "do", "from"].map((part) => `help.page.${name}.${part}`),
      ),
      ...Object.keys(terms).flatMap((code) => ["", ".is", ".not"].map((part) => `help.term.${code}${part}`)),
      ...tourSteps.flatMap(({ name }) => [`help.tour.${name}.title`, `help.tour.${name}.text`]),
      ...Object.values(helpPages).flatMap(({ marks, out }) => [
        ...marks.map((mark) => `help.mark.${mark}`),
        ...out.map((way) => `help.out.${way}`),
      ]),
    ];
    expect(due.filter((code) => !(code in catalogues[language]))).toEqual([]);
  });

  test("an address leads to the help of its own screen", () => {
    const at = ["/", "/account", "/people", "/missions/unmil/funding", "/missions/unmil/data/sites", "/missions/unmil"];
    expect(at.map(helpPageAt)).toEqual(["start", "account", "people", "funding", "data", "overview"]);
  });
});

const talmara = "/missions/extal/overview";
const panel = (page: Page) => page.locator(".help-panel");
const ready = (page: Page) => page.locator(".facts .fact:not(.skeleton)").first().waitFor();
const looks = [
  { language: "en", width: 1440, height: 900, dark: false },
  { language: "ar", width: 1440, height: 900, dark: true },
  { language: "en", width: 360, height: 740, dark: true },
  { language: "ar", width: 360, height: 740, dark: false },
];

describe.skipIf(noBrowser !== null)(noBrowser ?? "help on the page", () => {
  let concert: Running;
  beforeAll(async () => {
    concert = await startSignedIn(["unmil", "extal"]);
  }, 240_000);
  afterAll(async () => concert?.stop());
  const visit = async (width = 1440, height = 900, dark = false) =>
    (await concert.visit({ width, height, signedIn: true, dark })).page;

  test("a new person is offered the tour once, takes it by keys on Talmara, and is not asked again", async () => {
    const page = await visit();
    await page.goto("/");
    await page.getByRole("button", { name: "Take the tour" }).click();
    const box = page.locator(".tour-box");
    for (const [at, { name }] of tourSteps.entries()) {
      await box.getByText(`Step ${at + 1} of ${tourSteps.length}`).waitFor();
      if (name === "flags") await ready(page);
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("tour-box");
      await page.screenshot({ path: join(artefacts, `help-tour-${at + 1}-${name}.png`) });
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    }
    await expect.poll(() => box.count()).toBe(0);
    expect(new URL(page.url()).pathname).toMatch(/^\/missions\/extal\/data/);
    await page.goto("/");
    await page.locator(".mission-card").first().waitFor();
    expect(await page.locator(".tour-offer").count()).toBe(0);
    await page.context().close();
  });

  test("the tour leaves the page in use, ends with Esc, and opens again from the person's menu", async () => {
    const page = await visit();
    await page.goto(talmara);
    await ready(page);
    await page
      .getByRole("button", { name: /Signed in|Person|concert/i })
      .last()
      .click();
    await page.getByRole("button", { name: "First steps" }).click();
    await page.locator(".tour-box").waitFor();
    await page.getByRole("combobox", { name: "Mission" }).focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".tour-box").count()).toBe(0);
    await page.context().close();
  });

  test("F1 opens the help of each screen beside it, Esc closes it and gives the focus back", async () => {
    const page = await visit();
    await page.goto("/missions/unmil/overview");
    await ready(page);
    await page.keyboard.press("F1");
    for (const { name } of screens) {
      await page.goto(`/missions/unmil/${name}?help=screen`);
      await panel(page).getByRole("heading", { name: "What this screen answers" }).waitFor();
      const text = catalogues.en[`help.page.${name}.answers`] ?? "";
      expect(await panel(page).getByText(text).count()).toBe(1);
    }
    const before = new URL(page.url()).pathname;
    await panel(page).focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => panel(page).count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("help-button");
    await page.context().close();
  });

  test("a term opens its meaning by key, closes with Esc, and leads into the glossary", async () => {
    const page = await visit();
    await page.goto("/missions/unmil/funding?help=screen");
    const term = panel(page).getByRole("button", { name: "premium of the permanent members" });
    await term.focus();
    await page.keyboard.press("Enter");
    const box = page.getByRole("dialog", { name: "premium of the permanent members" });
    await box.getByText("What the permanent members pay above their regular rate").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => box.count()).toBe(0);
    expect(await term.evaluate((button) => button === document.activeElement)).toBe(true);
    await term.click();
    await box.getByRole("button", { name: "Open the glossary" }).click();
    await page.locator(".term.chosen").waitFor();
    await panel(page).getByLabel("Search the glossary").fill("entry");
    await panel(page)
      .locator("dt", { hasText: /^entry point$/ })
      .waitFor();
    await page.context().close();
  });

  test("search finds a term and opens it", async () => {
    const page = await visit();
    await page.goto("/missions/unmil/overview");
    await ready(page);
    await page.keyboard.press("/");
    await page.getByRole("combobox", { name: /search/i }).fill("reimbursement");
    await page.getByRole("option", { name: /What contributors get/ }).click();
    await page.locator(".term.chosen", { hasText: "reimbursement" }).waitFor();
    await page.context().close();
  });

  for (const { language, width, height, dark } of looks) {
    test(`help in ${language} at ${width} pixels is whole and has no barrier${dark ? ", also in the dark" : ""}`, async () => {
      const page = await visit(width, height, dark);
      for (const help of ["screen", "glossary"]) {
        await page.goto(`${talmara}?lang=${language}&help=${help}`);
        await ready(page);
        await panel(page)
          .locator(help === "screen" ? ".help-page" : ".glossary .term")
          .first()
          .waitFor();
        await page.screenshot({ path: join(artefacts, `help-${help}-${language}-${width}.png`) });
        const cut = (await page.evaluate(cutOff)).filter((text) => !text.startsWith("button.number fact-value"));
        expect([...(await page.evaluate(widerThanWindow)), ...cut]).toEqual([]);
        expect(await page.getByText(/\[[a-z_]+(\.[a-z_0-9]+)+\]/).allTextContents()).toEqual([]);
        expect(await barriers(page)).toEqual([]);
      }
      await panel(page).locator(".help-foot .button").first().click();
      for (const [at, { name }] of tourSteps.entries()) {
        const box = page.locator(".tour-box", {
          hasText: catalogues[language as "en"][`help.tour.${name}.title`] ?? "",
        });
        await box.waitFor();
        const place = await box.boundingBox();
        expect(place !== null && place.x >= 0 && place.x + place.width <= width).toBe(true);
        await page.screenshot({ path: join(artefacts, `help-tour-${language}-${width}-${at + 1}.png`) });
        if (at === 1) expect(await barriers(page)).toEqual([]);
        await box.locator(".button.primary").click();
      }
      await page.context().close();
    });
  }

  test("an exercise says so over every screen, in the title, in names of files and on paper", async () => {
    const page = await visit();
    for (const { name } of screens) {
      await page.goto(`/missions/extal/${name}`);
      await page.locator(".nature-band", { hasText: "EXERCISE" }).waitFor();
      await expect.poll(() => page.title()).toMatch(/^EXERCISE · /);
    }
    for (const list of ["sites?format=csv", "sites?format=xlsx", "sites/template", "workbook"]) {
      const answer = await page.request.get(`/api/v1/missions/extal/${list}`);
      expect(answer.headers()["content-disposition"]).toMatch(/filename="EXERCISE-extal/);
    }
    await page.goto(`${talmara}?lang=ru`);
    await page.locator(".nature-band", { hasText: "УЧЕНИЯ" }).waitFor();
    await ready(page);
    await page.pdf({ path: join(artefacts, "help-exercise-print.pdf"), format: "A4" });
    await page.goto("/missions/unmil/overview");
    await ready(page);
    expect(await page.locator(".nature-band").count()).toBe(0);
    await page.context().close();
  });
});
