import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type Page, chromium } from "playwright-core";
import { build } from "vite";
import { browserPath, switches } from "../tests/web/running.ts";
import { openBenchServer } from "./serving/bench-server.ts";
import { median, tell } from "./timing/measure.ts";

// The grid in a browser whose processor is slowed four times, at 5,000 and at 50,000 rows, against 5,000 rows
// as a bare HTML table. Scrolling: how long the rows in view were not all drawn with their values, at the worst.
const sizes = [5000, 50_000];
const runs = 3;
const slowed = 4;

if (browserPath === undefined) {
  console.error("no Chromium here, so the grid is not measured");
  process.exit(0);
}
const configFile = fileURLToPath(new URL("../vite.config.ts", import.meta.url));
if (!existsSync(new URL("../dist/web/index.html", import.meta.url))) await build({ configFile, logLevel: "error" });
const bench = await openBenchServer();
const browser = await chromium.launch({ executablePath: browserPath, args: switches });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const [name = "", value = ""] = bench.cookie.split("=");
await context.addCookies([{ name, value, url: bench.address }]);

async function slowPage(): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
  return page;
}

/** The page's own clock tells when the first rows were drawn: this process also serves, and may be late to look. */
const noteFirstRows = (): void => {
  const watch = new MutationObserver(() => {
    if (document.querySelector(".grid-rows [role=gridcell]") === null) return;
    watch.disconnect();
    requestAnimationFrame(() => performance.mark("first rows"));
  });
  watch.observe(document, { childList: true, subtree: true });
};

async function took(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** The plain alternative: a bare HTML table of the same size, loaded. */
async function bareTable(rows: number): Promise<number> {
  const table = Array.from({ length: rows }, (_, n) => `<tr>${`<td>Fictional site ${n}</td>`.repeat(20)}</tr>`).join(
    "",
  );
  const plain = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><table>${table}</table>`);
  });
  await new Promise<void>((done) => plain.listen(0, "127.0.0.1", done));
  const page = await slowPage();
  page.setDefaultTimeout(180_000);
  const address = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;
  const loaded = await took(() => page.goto(address, { waitUntil: "load", timeout: 180_000 }));
  await page.close();
  plain.close();
  plain.closeAllConnections();
  return loaded;
}

/** Scrolls as a wheel does, 120 pixels a frame; answers the longest time in which a row in view had no values. */
const longestBlank = (page: Page): Promise<number> =>
  page.locator(".grid").evaluate(async (grid) => {
    let since: number | null = null;
    let longest = 0;
    for (let step = 0; step < 240; step += 1) {
      grid.scrollTop += 120;
      // Written out: the loader of these sources names inner functions by a helper that a page does not have.
      const now = await new Promise<number>((done) => requestAnimationFrame(done));
      const view = grid.getBoundingClientRect();
      const middle = document.elementFromPoint(view.left + 60, view.top + view.height / 2);
      const low = document.elementFromPoint(view.left + 60, view.bottom - 40);
      const blank = [middle, low].some((element) => {
        const row = element?.closest("[data-row]");
        return !row || row.classList.contains("waiting");
      });
      if (!blank) since = null;
      else longest = Math.max(longest, now - (since ??= now));
    }
    return longest;
  });

type Times = Record<"opens" | "sorts twice" | "filters" | "takes an edit" | "scrolls, longest blank", number[]>;

async function walk(times: Times, number: number): Promise<void> {
  const page = await slowPage();
  const named = (name: string) => page.getByRole("gridcell", { name });
  await page.addInitScript(noteFirstRows);
  await page.goto(`${bench.address}/missions/${bench.mission}/data/sites?lang=en`, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("first rows").length > 0);
  times.opens.push(await page.evaluate(() => performance.getEntriesByName("first rows")[0]?.startTime ?? Infinity));
  times["scrolls, longest blank"].push(await longestBlank(page));
  times["sorts twice"].push(
    await took(async () => {
      await page.getByRole("button", { name: /^Name/ }).click();
      await page.getByRole("columnheader", { name: /^Name/ }).and(page.locator("[aria-sort=ascending]")).waitFor();
      await page.getByRole("button", { name: /^Name/ }).click();
      await named("Zwedru").or(named("Zorzor")).first().waitFor();
    }),
  );
  times.filters.push(
    await took(async () => {
      await page.getByLabel("Filter Name").fill("Fictional site 4321");
      await page.locator(".grid-rows").getByText("Fictional site 4321").first().waitFor();
    }),
  );
  await page.locator(".grid-rows [data-column='1']").first().click();
  times["takes an edit"].push(
    await took(async () => {
      await page.keyboard.press("F2");
      await page.keyboard.press("Control+a");
      await page.keyboard.type(`Fictional site 4321 ${number}`);
      await page.keyboard.press("Enter");
      await page.locator(".grid-rows").getByText(`Fictional site 4321 ${number}`).first().waitFor();
    }),
  );
  await page.close();
}

// The bare table of 5,000 rows stands for both sizes.
const plain = await bareTable(5000);
let there = 0;
for (const rows of sizes) {
  for (; there < rows; there += 5000) await bench.addSites(5000, there);
  const times: Times = { opens: [], "sorts twice": [], filters: [], "takes an edit": [], "scrolls, longest blank": [] };
  // The first run warms caches up.
  await walk({ opens: [], "sorts twice": [], filters: [], "takes an edit": [], "scrolls, longest blank": [] }, 0);
  for (let run = 1; run <= runs; run += 1) await walk(times, rows + run);
  for (const [what, taken] of Object.entries(times)) {
    const scroll = what.startsWith("scrolls");
    tell({
      bench: `grid of ${rows.toLocaleString("en")} rows ${what}, slowed`,
      value: scroll ? Math.max(...taken) : median(taken),
      unit: "ms",
      ...(scroll ? {} : { plain }),
      budget: scroll ? 100 : 2000,
      ...(what === "opens"
        ? { note: `processor slowed ${slowed} times; plain: a bare HTML table of 5,000 rows, loaded` }
        : {}),
    });
  }
}

await browser.close();
await bench.close();
