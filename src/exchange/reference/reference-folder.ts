import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Folder of the shipped reference tables: the one named by CONCERT_REFERENCE, else `reference/` of the nearest folder
 * above this code that has it, so that it is found from the sources and from the bundle alike.
 */
export function referenceFolder(): string {
  const named = process.env["CONCERT_REFERENCE"];
  if (named) return named;
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, "reference");
    if (existsSync(join(candidate, "regular_scale.csv"))) return candidate;
    if (dirname(folder) === folder) return join(start, "reference");
  }
}
