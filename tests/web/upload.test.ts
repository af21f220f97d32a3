import ExcelJS from "exceljs";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./barriers.ts";
import { type Running, artefacts, noBrowser, signIn, signInFirst, startConcert } from "./running.ts";

let concert: Running;
let folder = "";

beforeAll(async () => {
  if (noBrowser !== null) return;
  folder = mkdtempSync(join(tmpdir(), "concert-upload-"));
  concert = await startConcert();
  const { page, context } = await concert.visit({ width: 1440, height: 900, signedIn: false });
  await signInFirst(page, concert.oneTime);
  await context.close();
  await signIn(concert.client);
}, 300_000);
afterAll(async () => {
  if (noBrowser !== null) return;
  await concert.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The list of sites as a person downloads it, with cells changed in it. */
async function editedSites(
  name: string,
  edit: (cell: (id: string, header: string) => ExcelJS.Cell) => void,
): Promise<string> {
  const { client } = concert;
  const answer = await fetch(`${client.address}/api/v1/missions/unmil/sites?format=xlsx`, {
    headers: { cookie: client.cookie },
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await answer.arrayBuffer()) as unknown as ExcelJS.Buffer);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error("no sheet");
  const headers = (sheet.getRow(2).values as (string | undefined)[]).map((text) => text ?? "");
  edit((id, header) => {
    for (let line = 3; line <= sheet.rowCount; line += 1)
      if (sheet.getRow(line).getCell(headers.indexOf("Id")).value === id)
        return sheet.getRow(line).getCell(headers.indexOf(header));
    throw new Error(`no row ${id}`);
  });
  const file = join(folder, name);
  await workbook.xlsx.writeFile(file);
  return file;
}

const withBrowser = test.skipIf(noBrowser !== null);

withBrowser(
  "a file is dropped, shown before anything is written, taken with one button and undone",
  async () => {
    const file = await editedSites("sites.xlsx", (cell) => {
      cell("harper", "Note").value = "changed in the sheet";
      cell("ganta", "Note").value = "changed too";
    });
    const { page, context, errors, outside } = await concert.visit({ width: 1440, height: 900, signedIn: true });
    await page.goto("/missions/unmil/data/sites");
    await page.getByRole("button", { name: "Upload" }).click();
    const box = page.getByRole("dialog", { name: "Upload a file" });
    await box.waitFor();
    expect(page.url()).toContain("upload=1");
    await page.screenshot({ path: join(artefacts, "upload-choose.png") });
    await box.locator('input[type="file"]').setInputFiles(file);
    await box.getByText("Nothing is written yet").waitFor();
    await box.getByText("changed in the sheet").waitFor();
    await page.screenshot({ path: join(artefacts, "upload-ready.png") });
    expect(await barriers(page)).toEqual([]);
    await box.getByRole("button", { name: "Take all 2 rows" }).click();
    await box.getByText(/Taken as commit \d+/).waitFor();
    await page.screenshot({ path: join(artefacts, "upload-taken.png") });
    const stored = await concert.client.get("/missions/unmil/sites/harper");
    expect(stored.json).toMatchObject({ values: { note: "changed in the sheet" } });
    await box.getByRole("button", { name: "Undo" }).click();
    await box.getByText(/Undone by commit/).waitFor();
    const back = await concert.client.get("/missions/unmil/sites/harper");
    expect((back.json as { values: { note: unknown } }).values.note).not.toBe("changed in the sheet");
    expect([errors, outside]).toEqual([[], []]);
    await context.close();
  },
  120_000,
);

withBrowser(
  "refused rows are shown with what to do and come back as a file, in Arabic and on a phone too",
  async () => {
    const file = await editedSites("wrong.xlsx", (cell) => {
      cell("harper", "Latitude (°)").value = "north";
      cell("ganta", "Note").value = "sound";
      cell("buchanan", "Same place as").value = "nowhere";
    });
    for (const [name, look, lang] of [
      ["upload-refused", { width: 1440, height: 900, signedIn: true }, "en"],
      ["upload-refused-dark", { width: 1440, height: 900, signedIn: true, dark: true }, "en"],
      ["upload-refused-arabic", { width: 1440, height: 900, signedIn: true }, "ar"],
      ["upload-refused-narrow", { width: 360, height: 780, signedIn: true }, "en"],
    ] as const) {
      const { page, context } = await concert.visit(look);
      await page.goto(`/missions/unmil/data/sites?upload=1&lang=${lang}`);
      await page.locator('input[type="file"]').setInputFiles(file);
      const refused = page.locator(".count-refused dd");
      await refused.waitFor();
      expect(await refused.textContent()).toBe("2");
      await page.screenshot({ path: join(artefacts, `${name}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(
        await page
          .getByRole("dialog")
          .getByRole("button", { name: /Take|أخذ/ })
          .count(),
      ).toBe(0);
      await context.close();
    }
  },
  180_000,
);

withBrowser(
  "a picture named .xlsx is answered with a sentence, and the line may break on the way",
  async () => {
    const { page, context } = await concert.visit({ width: 1440, height: 900, signedIn: true });
    await page.goto("/missions/unmil/data/sites?upload=1");
    const picture = join(folder, "photo.xlsx");
    writeFileSync(picture, readFileSync(join(artefacts, "upload-choose.png")));
    let broken = 0;
    await page.route("**/uploads/**", async (route) => {
      if (route.request().method() === "PUT" && broken < 2) {
        broken += 1;
        await route.abort("connectionreset");
      } else await route.continue();
    });
    await page.locator('input[type="file"]').setInputFiles(picture);
    await page.getByText("The file is a picture, whatever its name says.").waitFor();
    expect(broken).toBe(2);
    await context.close();
  },
  120_000,
);
