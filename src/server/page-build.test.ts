import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPage, hasPage, isPageFresh, pageFolderOf } from "./page-build.ts";

const here = fileURLToPath(new URL("../..", import.meta.url));
let root = "";

// A small page in a copy of its own, built by the real builder.
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "concert-page-build-"));
  mkdirSync(join(root, "src", "web"), { recursive: true });
  symlinkSync(join(here, "node_modules"), join(root, "node_modules"));
  cpSync(join(here, "package.json"), join(root, "package.json"));
  writeFileSync(join(root, "vite.config.ts"), 'export default { root: "src/web" };\n');
  writeFileSync(
    join(root, "src", "web", "index.html"),
    '<!doctype html><html><body><script type="module" src="./main.ts"></script></body></html>\n',
  );
  writeFileSync(join(root, "src", "web", "main.ts"), 'document.title = "one";\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("a page is fresh until a source changes or a file of it is lost, and what cannot be built leaves the old one", async () => {
  expect([hasPage(root), await isPageFresh(root)]).toEqual([false, false]);
  await buildPage(root).done;
  expect([hasPage(root), await isPageFresh(root)]).toEqual([true, true]);

  const assets = join(pageFolderOf(root), "assets");
  const [script = ""] = readdirSync(assets);
  writeFileSync(join(assets, script), "");
  expect(await isPageFresh(root)).toBe(false);
  await buildPage(root).done;
  expect(await isPageFresh(root)).toBe(true);

  writeFileSync(join(root, "src", "web", "main.ts"), "this is no program (");
  expect(await isPageFresh(root)).toBe(false);
  const before = readFileSync(join(assets, script), "utf8");
  await expect(buildPage(root).done).rejects.toThrow("main.ts");
  expect([hasPage(root), readFileSync(join(assets, script), "utf8")]).toEqual([true, before]);
  expect(readdirSync(join(root, "dist"))).toEqual(["web"]);
});
