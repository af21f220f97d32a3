import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, type Running, startSignedIn, type Visit } from "./running.ts";

const mission = "/missions/unmil";
let concert: Running;
const visits: Visit[] = [];

async function visit(width: number, height: number, dark = false): Promise<Page> {
  const made = await concert.visit({ width, height, signedIn: true, dark });
  visits.push(made);
  return made.page;
}

const matrixDrawn = (page: Page) => page.locator(".force-matrix svg[role=img] .cell").first().waitFor();
const lanesDrawn = (page: Page) => page.locator(".timeline-chart svg[role=img] .lane").first().waitFor();

const screens = [
  { name: "force", path: `${mission}/force?month=2013-03&contributor=NPL&category=police`, ready: matrixDrawn },
  { name: "timeline", path: `${mission}/timeline?month=2013-03`, ready: lanesDrawn },
];
const looks = [
  { language: "en", width: 1440, dark: false },
  { language: "ar", width: 1440, dark: false },
  { language: "zh", width: 1440, dark: false },
  { language: "en", width: 1440, dark: true },
  { language: "en", width: 360, dark: false },
  { language: "ar", width: 360, dark: false },
];

describe.skipIf(noBrowser !== null)(noBrowser ?? "the force and the timeline in a browser", () => {
  beforeAll(async () => {
    concert = await startSignedIn();
  }, 240_000);
  afterEach(async () => {
    await Promise.all(visits.splice(0).map(({ context }) => context.close()));
  });
  afterAll(async () => concert?.stop());

  for (const { name, path, ready } of screens) {
    for (const { language, width, dark } of looks) {
      test(`${name} in ${language} at ${width} pixels${dark ? ", dark," : ""} is whole and has no barrier`, async () => {
        const page = await visit(width, width === 360 ? 740 : 900, dark);
        await page.goto(`${path}&lang=${language}`);
        await ready(page);
        const look = `${name}-${language}-${width}${dark ? "-dark" : ""}`;
        await page.screenshot({ path: join(artefacts, `${look}.png`) });
        await page.setViewportSize({ width, height: width === 360 ? 5200 : 3000 });
        await page.screenshot({ path: join(artefacts, `${look}-whole.png`) });
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBe(0);
        expect(await page.getByText(/\[[a-z_]+(\.[a-z_0-9]+)+\]/).allTextContents()).toEqual([]);
        expect(await barriers(page)).toEqual([]);
        if (language === "en" && width === 1440 && !dark)
          await page.pdf({ path: join(artefacts, `${name}-print.pdf`), format: "A4" });
      });
    }
  }

  test("how many women police Nepal had in March 2013 is found in four clicks", async () => {
    const page = await visit(1440, 900);
    await page.goto(`${mission}/overview?month=2013-03`);
    let clicks = 0;
    const click = async (target: ReturnType<Page["locator"]>) => {
      clicks++;
      await target.click();
    };
    await click(page.getByRole("link", { name: "Troops, police and civilians" }));
    await click(page.getByRole("searchbox", { name: "Search a contributor" }));
    await page.keyboard.type("Nepal");
    await click(page.locator(".force-found").getByRole("button", { name: "Nepal" }));
    const card = page.locator(".force-card");
    await card.getByRole("heading", { name: "Nepal in March 2013" }).waitFor();
    expect(
      await card
        .getByRole("row", { name: /^Police/ })
        .locator("td")
        .allTextContents(),
    ).toEqual(["395", "8", "2.0"]);
    expect(await card.textContent()).toContain("IPI-TCC");
    expect(clicks).toBeLessThanOrEqual(4);
    expect(new URL(page.url()).searchParams.get("contributor")).toBe("NPL");
  });

  test("arrows walk a chart and say each value, Home and End lead to its ends", async () => {
    const page = await visit(1440, 900);
    await page.goto(`${mission}/force?month=2013-03&contributor=NPL&category=police`);
    const line = page.locator(".force-line");
    await line.getByRole("application").focus();
    await page.keyboard.press("ArrowRight");
    const said = line.locator(".chart-readout");
    expect(await said.textContent()).toBe(
      "Nepal, March 2013: 395 (Police), reported for 31 March 2013, source IPI-TCC",
    );
    await page.keyboard.press("ArrowDown");
    expect(await said.textContent()).toContain("8 (Women: Police)");
    await page.keyboard.press("End");
    expect(await said.textContent()).toBe("Nepal, March 2018: unknown, no record");
  });

  test("a chart is saved as drawing, image, CSV and workbook with what it says of itself", async () => {
    const page = await visit(1440, 900);
    await page.goto(`${mission}/force?month=2013-03&category=police`);
    await matrixDrawn(page);
    const panel = page.locator(".force-rank");
    await panel.getByRole("button", { name: "Save picture or table" }).click();
    const saved: Record<string, { name: string; bytes: Buffer }> = {};
    for (const [kind, button] of [
      ["svg", "Drawing (SVG)"],
      ["png", "Image (PNG)"],
      ["csv", "Table (CSV)"],
      ["xlsx", "Table (Excel)"],
    ] as const) {
      // prettier-ignore
      const coming = page.waitForEvent("download");
      await panel.getByRole("button", { name: button }).click();
      const download = await coming;
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk as Uint8Array));
      saved[kind] = { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
      await download.saveAs(join(artefacts, `chart-saved.${kind}`));
    }
    expect(saved["svg"]?.name).toBe("unmil-ranking-police-people-2013-03.svg");
    const svg = saved["svg"]?.bytes.toString() ?? "";
    expect(svg).not.toMatch(/class=|var\(--/);
    for (const text of ["United Nations Mission in Liberia", "Source: IPI-TCC", "Handling: open", "As on March 2013"])
      expect(svg).toContain(text);
    expect(saved["png"]?.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(saved["csv"]?.bytes.toString()).toContain("Nepal,395,8,2,reported,IPI-TCC\r\n");
    expect(saved["xlsx"]?.bytes.subarray(0, 2).toString()).toBe("PK");
  });

  test("the timeline comes closer by key and button, keeps its stretch in the address, and opens a record", async () => {
    const page = await visit(1440, 900);
    await page.goto(`${mission}/timeline?month=2013-03`);
    await lanesDrawn(page);
    const chart = page.locator(".timeline-chart");
    await chart.getByRole("application").focus();
    await page.keyboard.press("+");
    await page.waitForURL(/from=\d{4}-\d{2}-\d{2}&until=/);
    await chart.getByRole("button", { name: "Whole mission" }).click();
    await page.waitForURL((url) => !url.searchParams.has("from"));
    await chart.getByRole("application").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    const card = page.locator(".timeline-card");
    await card.waitFor();
    await card.getByRole("link", { name: "Record" }).click();
    await page.waitForURL(/\/data\/instruments\?.*ids=/);
  });
});
