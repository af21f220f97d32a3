import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { artefacts, noBrowser, type Running, signIn, signInFirst, startConcert, type Visit } from "./running.ts";

const data = "/missions/unmil/data";
let concert: Running;
const visits: Visit[] = [];

async function open(path: string, width = 1440, height = 900): Promise<Page> {
  const made = await concert.visit({ width, height, signedIn: true });
  visits.push(made);
  await made.page.goto(`${data}/${path}`);
  await made.page.locator(".grid-rows [role=gridcell]").first().waitFor();
  return made.page;
}

/** Places the keyboard on a cell by walking there. */
async function standOn(page: Page, row: number, column: number): Promise<void> {
  await page.getByRole("grid").focus();
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < row; step += 1) await page.keyboard.press("ArrowDown");
  for (let step = 0; step < column; step += 1) await page.keyboard.press("ArrowRight");
}

/** What a sheet puts on the clipboard arrives in the grid. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole("grid").evaluate((grid, copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", copied);
    grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

const copied = (page: Page): Promise<string> =>
  page.getByRole("grid").evaluate((grid) => {
    const clipboardData = new DataTransfer();
    grid.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData("text/plain");
  });

/** Machines under load take their time. */
const poll = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 30_000 });

const rowCount = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();
const commits = async (): Promise<number> => {
  const answer = await concert.client.send("GET", "/missions/unmil/journal?limit=1");
  return (JSON.parse(answer.text) as { items: { seq: number }[] }).items[0]?.seq ?? 0;
};

/** Milestones `PREFIX-0`, `PREFIX-1`, ... for one test, so that tests do not meet. */
async function addMilestones(prefix: string, count: number): Promise<void> {
  const operations = Array.from({ length: count }, (_, n) => ({
    op_id: `${prefix}-op-${n}`,
    kind: "add",
    noun: "milestone",
    id: `${prefix}-${n}`,
    base_version: null,
    values: {
      id: `${prefix}-${n}`,
      when: "2006-01",
      kind: "context",
      title: `${prefix} ${String(n).padStart(4, "0")}`,
      value: n % 3 === 0 ? null : n,
      unit: "items",
      basis: "fictional",
    },
  }));
  const answer = await concert.client.send("POST", "/missions/unmil/commits", { body: { operations } });
  expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(300);
}
const only = (prefix: string) => `milestones?filter=id:contains:${prefix}-&sort=title`;

describe.skipIf(noBrowser !== null)(noBrowser ?? "the grid in a browser", () => {
  beforeAll(async () => {
    concert = await startConcert();
    const { page, context } = await concert.visit({ width: 1440, height: 900, signedIn: false });
    await signInFirst(page, concert.oneTime);
    await context.close();
    await signIn(concert.client);
  }, 240_000);
  afterEach(async () => {
    await Promise.all(visits.map(({ context }) => context.close()));
  });
  afterAll(async () => concert?.stop());

  test("the end of a list is its last row, also where nothing between was read", async () => {
    await addMilestones("far", 3000);
    const page = await open(only("far"));
    await rowCount(page, "3,000 rows");
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+End");
    await page.getByRole("gridcell", { name: "far 2999" }).waitFor();
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe("3003");
    await page.keyboard.press("Control+Home");
    await page.getByRole("gridcell", { name: "far 0000" }).waitFor();
  });

  test("40 rows from a sheet become 40 records as one commit, and one undo takes them back", async () => {
    const page = await open("milestones?filter=title:contains:from%20a%20sheet");
    await page.getByText("New row").waitFor();
    const before = await commits();
    await standOn(page, 0, 0);
    const lines = Array.from({ length: 40 }, (_, n) => `2007-0${1 + (n % 9)}\tcontext\tfrom a sheet ${n}\tfictional`);
    await paste(page, ["when\tkind\ttitle\tbasis", ...lines].join("\r\n"));
    await rowCount(page, "40 rows");
    await poll(commits).toBe(before + 1);
    await page.keyboard.press("Control+z");
    await rowCount(page, "0 rows");
    await page.keyboard.press("Control+y");
    await rowCount(page, "40 rows");
  });

  test("rows with a fault are listed with rule and remedy, and the reader writes the good ones or none", async () => {
    await addMilestones("fault", 4);
    const page = await open(only("fault"));
    const before = await commits();
    await page.getByRole("gridcell", { name: "fault 0000" }).click();
    await page.keyboard.press("ArrowRight");
    await paste(page, "11\nmany\n13\n14");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("many", { exact: true }).waitFor();
    expect(await dialog.locator("tbody tr").count()).toBe(1);
    expect(await dialog.locator("tbody tr td").nth(0).textContent()).toBe("2");
    await dialog.getByText("write digits with a decimal point", { exact: false }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Write nothing" }).click();
    await poll(commits).toBe(before);
    await paste(page, "11\nmany\n13\n14");
    await dialog.getByRole("button", { name: "Write the 3 good rows" }).click();
    await page.getByRole("gridcell", { name: "14", exact: true }).waitFor();
    await poll(commits).toBe(before + 1);
  });

  test("a range is chosen, copied, filled and emptied by keyboard, each as one commit with one undo", async () => {
    await addMilestones("range", 5);
    const page = await open(only("range"));
    const before = await commits();
    await page.getByRole("gridcell", { name: "range 0000" }).click();
    for (const key of ["ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight"])
      await page.keyboard.press(key);
    await page.getByText("Chosen: 3 rows, 2 columns.").waitFor();
    await page.getByText("sum of 2 of 3 rows; 1 unknown left out").waitFor();
    expect(await copied(page)).toBe("range 0001\t1\r\nrange 0002\t2\r\nrange 0003\t");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("77");
    await page.keyboard.press("Control+Enter");
    await poll(() => page.getByRole("gridcell", { name: "77", exact: true }).count()).toBe(3);
    await poll(commits).toBe(before + 1);
    await page.keyboard.press("Delete");
    await poll(() => page.getByRole("gridcell", { name: "77", exact: true }).count()).toBe(0);
    await poll(commits).toBe(before + 2);
    await page.keyboard.press("Control+z");
    await poll(() => page.getByRole("gridcell", { name: "77", exact: true }).count()).toBe(3);
    await page.keyboard.press("Control+z");
    await page.getByRole("gridcell", { name: "2", exact: true }).waitFor();
    await poll(() => page.getByRole("gridcell", { name: "77", exact: true }).count()).toBe(0);
  });

  test("a column's menu counts its values under the other filters, and those ticked pass", async () => {
    await addMilestones("count", 9);
    const page = await open(only("count"));
    await page.getByRole("button", { name: "Values and filter of Value" }).click();
    const menu = page.getByRole("dialog", { name: "Values and filter of Value" });
    await menu.getByText("7 different values").waitFor();
    expect((await menu.locator("li").first().textContent())?.replace(/\s/g, "")).toBe("unknown3");
    expect(await barriers(page)).toEqual([]);
    await menu.getByRole("checkbox", { name: /unknown/ }).check();
    await rowCount(page, "3 rows");
    await menu.getByRole("button", { name: "Take the filter off" }).click();
    await rowCount(page, "9 rows");
    await menu.getByLabel("From").fill("4");
    await menu.getByLabel("To", { exact: true }).fill("7");
    await menu.getByRole("button", { name: "Apply" }).click();
    await rowCount(page, "3 rows");
    await page.keyboard.press("Escape");
    await poll(() => menu.count()).toBe(0);
    await page.getByText("sum of all 3 rows").waitFor();
  });

  test("which columns are shown is remembered for the person", async () => {
    const page = await open("milestones");
    await page.getByRole("button", { name: "Columns", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "Unit" }).uncheck();
    await dialog.getByRole("button", { name: "Move Title towards the start" }).click();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press("Escape");
    const heads = () => page.getByRole("columnheader").locator(".ellipsis").allTextContents();
    const asked = await heads();
    expect(asked).not.toContain("Unit");
    await page.reload();
    await page.locator(".grid-rows [role=gridcell]").first().waitFor();
    expect(await heads()).toEqual(asked);
  });

  test("a row is added by a form, duplicated, and removed after its name was read, with undo", async () => {
    const page = await open("milestones?filter=title:contains:by%20hand");
    await page.getByRole("button", { name: "Add row" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await dialog.getByText("give a value; this column may not be unknown").first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByLabel("When").fill("2008-02");
    await dialog.getByLabel("Kind").fill("context");
    await dialog.getByLabel("Title").fill("Made by hand");
    await dialog.getByLabel("Basis").fill("fictional");
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await rowCount(page, "1 row");
    await page.getByRole("gridcell", { name: "Made by hand" }).click();
    await page.getByRole("button", { name: "Remove" }).click();
    await dialog.getByText("Made by hand").waitFor();
    await dialog.getByRole("button", { name: "Remove 1 record" }).click();
    await rowCount(page, "0 rows");
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+z");
    await rowCount(page, "1 row");
  });

  test("a refusal of the server stands at its cell with what was typed", async () => {
    const page = await open("routes");
    await standOn(page, 0, 1);
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("no-such-site");
    await page.keyboard.press("Enter");
    const alert = page.locator(".cell-fault");
    await alert.waitFor();
    expect(await page.getByRole("combobox", { name: "From" }).inputValue()).toBe("no-such-site");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await poll(() => alert.count()).toBe(0);
  });

  test("tables as known at a change are read and downloaded, never changed, with a way back to now", async () => {
    await addMilestones("past", 2);
    const then = await commits();
    const change = { op_id: "past-op-later", kind: "change", noun: "milestone", id: "past-0", base_version: 1 };
    const operations = [{ ...change, values: { title: "past renamed", value: 40 } }];
    await concert.client.send("POST", "/missions/unmil/commits", { body: { operations } });
    const page = await open(`${only("past")}&as_of=${then}`);
    await page.getByText(`As known at change ${then}`).waitFor();
    await page.getByRole("gridcell", { name: "past 0000" }).waitFor();
    await page.getByText("sum of 1 of 2 rows").waitFor();
    expect(await page.getByRole("grid").getAttribute("aria-readonly")).toBe("true");
    expect(await page.getByRole("link", { name: "CSV" }).getAttribute("href")).toContain(`as_of=${then}`);
    for (const name of ["Undo", "Add row", "Remove", "Upload"])
      expect(await page.getByRole("button", { name }).count(), name).toBe(0);
    await standOn(page, 0, 3);
    await page.keyboard.type("z");
    await paste(page, "pasted");
    await page.getByRole("status").getByText("These tables are from the past").waitFor();
    expect(await page.locator(".cell-editor").count()).toBe(0);
    await poll(commits).toBe(then + 1);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("link", { name: "Routes", exact: true }).click();
    await page.getByText(`As known at change ${then}`).waitFor();
    await page.getByRole("button", { name: "Back to now" }).click();
    await page.getByRole("button", { name: "Upload" }).waitFor();
    expect(page.url()).not.toContain("as_of");
  });

  test("two who change one record in a form see both versions field by field", async () => {
    await addMilestones("both", 1);
    const page = await open(only("both"));
    await page.locator(".cell-act").first().click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Title").fill("both, mine");
    await form.getByLabel("Unit").fill("mine");
    const change = await concert.client.send("PATCH", "/missions/unmil/milestones/both-0", {
      body: { title: "both, theirs", unit: "theirs" },
      headers: { "if-match": '"1"' },
    });
    expect(change.status).toBe(200);
    await form.getByRole("button", { name: "Save" }).click();
    const dialog = page.getByRole("dialog", { name: "Changed in the meantime" });
    await dialog.getByText("both, theirs").waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("radio", { name: "theirs", exact: true }).check();
    await dialog.getByRole("button", { name: "Save what is picked" }).click();
    await page.getByRole("gridcell", { name: "both, mine" }).waitFor();
    await page.getByRole("gridcell", { name: "theirs", exact: true }).waitFor();
  });

  test("arrow keys go where they point in a page that reads from the right", async () => {
    const page = await open("sites?lang=ar");
    await standOn(page, 0, 0);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await poll(() => page.locator(".grid-cell.at").getAttribute("data-column")).toBe("2");
    await page.keyboard.press("ArrowRight");
    await poll(() => page.locator(".grid-cell.at").getAttribute("data-column")).toBe("1");
    expect(await barriers(page)).toEqual([]);
    await page.screenshot({ path: join(artefacts, "grid-ar-1440.png") });
  });

  test("on a phone a row opens as a form, and nothing is wider than the screen", async () => {
    const page = await open("sites", 360, 740);
    await page.locator(".cell-act").first().click();
    await page.getByRole("dialog").getByLabel("Name", { exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.screenshot({ path: join(artefacts, "grid-form-en-360.png") });
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
  });
});
