import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, type Running, signIn, signInFirst, startConcert } from "./running.ts";

const wait = 120_000;
let running: Running;
const reports = [
  { report: "mission", subject: "" },
  { report: "site", subject: "&site=gbarnga" },
  { report: "contributor", subject: "&contributor=NPL" },
  { report: "state", subject: "&state=FRA" },
] as const;
const address = (report: string, rest: string): string =>
  `/missions/unmil/briefs?month=2008-06&report=${report}${rest}`;
const looks = [
  { name: "en-1440", lang: "en", width: 1440, dark: false },
  { name: "en-360", lang: "en", width: 360, dark: false },
  { name: "ar-1440-dark", lang: "ar", width: 1440, dark: true },
  { name: "zh-1440", lang: "zh", width: 1440, dark: false },
] as const;

const opened = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await page.locator(".brief-sheet[aria-busy=false]").waitFor({ timeout: wait });
};

describe.skipIf(noBrowser !== null)("reports in a browser", () => {
  beforeAll(async () => {
    running = await startConcert();
    const first = await running.visit({ width: 1440, height: 900, signedIn: false });
    await signInFirst(first.page, running.oneTime);
    await first.context.close();
    await signIn(running.client);
  }, 300_000);
  afterAll(() => running.stop(), 60_000);

  test.each(looks)(
    "each is read without a barrier: $name",
    async ({ name, lang, width, dark }) => {
      const { page, context, outside, errors } = await running.visit({ width, height: 900, signedIn: true, dark });
      for (const { report, subject } of reports) {
        await opened(page, address(report, `${subject}&lang=${lang}`));
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `${report} is cut off`,
        ).toBe(true);
        expect(await barriers(page)).toEqual([]);
        await page.screenshot({ path: join(artefacts, `briefs-${report}-${name}.png`), fullPage: true });
        await page.locator(".brief-sheet").screenshot({ path: join(artefacts, `briefs-sheet-${report}-${name}.png`) });
      }
      expect([outside, errors]).toEqual([[], []]);
      await context.close();
    },
    400_000,
  );

  test("is chosen by hand, and its address can be sent", async () => {
    const { page, context } = await running.visit({ width: 1440, height: 900, signedIn: true });
    await opened(page, "/missions/unmil/briefs?month=2008-06");
    await page.getByLabel("Report", { exact: true }).selectOption({ label: "Contributor’s sheet" });
    await page.getByLabel("Contributor", { exact: true }).selectOption({ label: "Nepal" });
    await page.getByRole("heading", { name: "Nepal: contributor’s sheet, UNMIL" }).waitFor();
    await page.getByLabel("Language of the report").selectOption("fr");
    await page.getByRole("heading", { name: "Népal : fiche de contributeur, UNMIL" }).waitFor();
    const sent = page.url();
    expect(new URL(sent).searchParams.get("contributor")).toBe("NPL");
    await opened(page, sent);
    await page.getByRole("heading", { name: "Népal : fiche de contributeur, UNMIL" }).waitFor();
    expect(await page.locator(".brief-sheet").getAttribute("lang")).toBe("fr");
    const download = page.waitForEvent("download", { timeout: wait });
    await page.getByRole("link", { name: "Download DOCX" }).click();
    expect((await download).suggestedFilename()).toBe("unmil-contributor-NPL-2008-06-fr.docx");
    await context.close();
  }, 300_000);

  test.each([
    { lang: "en", paper: "a4", size: [595, 842], count: /Page 1 of 2/ },
    { lang: "en", paper: "letter", size: [612, 792], count: /Page 1 of 2/ },
    { lang: "ar", paper: "a4", size: [595, 842], count: null },
    { lang: "zh", paper: "a4", size: [595, 842], count: /第\s*1\s*页/ },
  ])(
    "the mission brief prints on two pages, marked and counted: $lang $paper",
    async ({ lang, paper, size, count }) => {
      const { page, context } = await running.visit({ width: 1440, height: 900, signedIn: true });
      await opened(page, address("mission", `&lang=${lang}&paper=${paper}`));
      const file = join(artefacts, `briefs-mission-${lang}-${paper}.pdf`);
      const pdf = (await page.pdf({ path: file, preferCSSPageSize: true })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
      const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf);
      expect([box?.[1], box?.[2]].map((side) => Math.round(Number(side)))).toEqual(size);
      if (existsSync("/usr/bin/pdftotext") && count !== null) {
        const pages = execFileSync("/usr/bin/pdftotext", ["-layout", file, "-"]).toString().split("\f").slice(0, 2);
        expect(pages[0]).toMatch(count);
        if (lang === "en")
          for (const each of pages) {
            expect(each).toContain("Handling: open.");
            expect(each).toContain("Plan as decided");
            expect(each).toContain("Unofficial calculation");
          }
      }
      await context.close();
    },
    300_000,
  );
});
