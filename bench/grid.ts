import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type Page, chromium } from "playwright-core";
import { build } from "vite";
import { browserPath, switches } from "../tests/web/running.ts";
import { openBenchServer } from "./serving/bench-server.ts";
import { median, tell } from "./timing/measure.ts";

// The grid of 5,000 rows in a browser whose processor is slowed four times, against the same rows as a bare HTML table.
const rows = 5000;
const runs = 5;
const slowed = 4;

if (browserPath === undefined) {
  console.error("no Chromium here, so the grid is not measured");
  process.exit(0);
}
const configFile = fileURLToPath(new URL("../vite.config.ts", import.meta.url));
if (!existsSync(new URL("../dist/web/index.html", import.meta.url))) await build({ configFile, logLevel: "error" });
const bench = await openBenchServer();
await bench.addSites(rows);
const table = Array.from({ length: rows }, (_, n) => `<tr>${`<td>Fictional site ${n}</td>`.repeat(20)}</tr>`).join("");
const plain = createServer((_request, response) => {
  response.setHeader("content-type", "text/html");
  response.end(`<!doctype html><table>${table}</table>`);
});
await new Promise<void>((done) => plain.listen(0, "127.0.0.1", done));
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

async function took(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

const opened: number[] = [];
const sorted: number[] = [];
const filtered: number[] = [];
const bare: number[] = [];
for (let run = 0; run <= runs; run += 1) {
  const page = await slowPage();
  const open = await took(async () => {
    await page.goto(`${bench.address}/missions/${bench.mission}/data/sites?lang=en`, { waitUntil: "commit" });
    await page.getByRole("gridcell").first().waitFor();
  });
  const sort = await took(async () => {
    await page.getByRole("button", { name: /^Name/ }).click();
    await page.getByRole("columnheader", { name: /^Name/ }).and(page.locator("[aria-sort=ascending]")).waitFor();
    await page.getByRole("button", { name: /^Name/ }).click();
    await page
      .getByRole("gridcell", { name: "Zwedru" })
      .or(page.getByRole("gridcell", { name: "Zorzor" }))
      .first()
      .waitFor();
  });
  const filter = await took(async () => {
    await page.getByLabel("Filter Name").fill("Fictional site 4321");
    await page.getByText(/^1 row$/).waitFor();
  });
  await page.close();
  const other = await slowPage();
  const address = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;
  const table = await took(() => other.goto(address, { waitUntil: "load" }));
  await other.close();
  // The first run warms caches up.
  if (run === 0) continue;
  opened.push(open);
  sorted.push(sort);
  filtered.push(filter);
  bare.push(table);
}
const note = `processor slowed ${slowed} times; plain: a bare HTML table of the same size, loaded`;
const common = { unit: "ms", plain: median(bare), budget: 2000 };
tell({ bench: "grid of 5,000 rows opens, slowed", value: median(opened), ...common, note });
tell({ bench: "grid of 5,000 rows sorts twice, slowed", value: median(sorted), ...common });
tell({ bench: "grid of 5,000 rows filters, slowed", value: median(filtered), ...common });

await browser.close();
plain.close();
plain.closeAllConnections();
await bench.close();
