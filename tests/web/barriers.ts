import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What to look for: all that WCAG 2.2 asks at A and AA, or colours alone. */
type Looked = "levels" | "colours";

const options = (looked: Looked): RunOptions => ({
  // Passes are most of the work on a long table, and nobody reads them.
  resultTypes: ["violations"],
  iframes: false,
  runOnly: looked === "levels" ? levels : { type: "rule", values: ["color-contrast"] },
});

/**
 * Every barrier on the page, said so that it can be found. Axe stays in the page while no address is loaded anew; a page
 * that is followed like a link is read by it without sending it again.
 */
export async function barriers(page: Page, looked: Looked = "levels"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate(
    (asked) => (window as unknown as { axe: { run: (of: Document, how: unknown) => Promise<AxeResults> } }).axe.run(document, asked), // prettier-ignore
    options(looked),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(({ html, target }) => `${target.join(" ")} ${html.slice(0, 160)}`).join(" | ")}`); // prettier-ignore
}
