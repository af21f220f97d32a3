import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Layers on which the figures of a plan rest. */
const layers = ["engines", "kernel", "methods", "model"];

/**
 * Digest of the sources of engines, methods, model and kernel, found above this file from the sources and from the
 * bundle alike: a stored plan is served again only while the code that made it is unchanged.
 */
export function engineHash(): string {
  const source = sourceFolder();
  const hash = createHash("sha256");
  for (const layer of layers) {
    const names = readdirSync(join(source, layer), { recursive: true, encoding: "utf8" });
    for (const name of names.filter((each) => each.endsWith(".ts") && !each.endsWith(".test.ts")).sort()) {
      hash.update(`${layer}/${name}\0`).update(readFileSync(join(source, layer, name)));
    }
  }
  return `sha256:${hash.digest("hex").slice(0, 16)}`;
}

function sourceFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, "src");
    if (existsSync(join(candidate, "engines", "plan"))) return candidate;
    if (dirname(folder) === folder) throw new RangeError(`no sources above ${import.meta.url}`);
  }
}
