import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { tell } from "./timing/measure.ts";

/** What is read of a chunk in the manifest that the build writes. */
type Chunk = {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
};
type Manifest = Readonly<Record<string, Chunk>>;

/** What the opening of the overview fetches: the page, its own code, the words of one language; then the map. */
const opening = ["index.html", "app/page.tsx", "../words/catalogue/page.en.ts"];
const map = [
  "features/overview/MapPanel.tsx",
  "map/MapCanvas.tsx",
  "../../node_modules/world-atlas/countries-50m.json",
];

const folder = mkdtempSync(join(tmpdir(), "concert-page-"));
try {
  const configFile = fileURLToPath(new URL("../vite.config.ts", import.meta.url));
  await build({ configFile, logLevel: "error", build: { outDir: folder } });
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Manifest;
  const page = new Set(["index.html", ...opening.flatMap((name) => filesOf(manifest, name))]);
  const withMap = new Set([...page, ...map.flatMap((name) => filesOf(manifest, name))]);
  report("first load without the map", page, 500);
  report("first load with the map", withMap, 1200);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Files that a chunk brings with it, without what it asks for only when a person does something. */
function filesOf(manifest: Manifest, name: string, seen = new Set<string>()): string[] {
  const chunk = manifest[name];
  if (!chunk) throw new RangeError(`the built page has no ${name}`);
  if (seen.has(name)) return [];
  seen.add(name);
  return [
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.assets ?? []),
    ...(chunk.imports ?? [])
      .filter((other) => other !== "index.html")
      .flatMap((other) => filesOf(manifest, other, seen)),
  ];
}

function report(bench: string, files: ReadonlySet<string>, budget: number): void {
  const contents = [...files].map((file) => readFileSync(join(folder, file)));
  const kilobytes = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0) / 1000;
  tell({
    bench,
    value: kilobytes(contents.map((content) => gzipSync(content).length)),
    unit: "kB",
    plain: kilobytes(contents.map((content) => content.length)),
    budget,
    note: `${files.size} files, gzip; plain: not compressed`,
  });
}
