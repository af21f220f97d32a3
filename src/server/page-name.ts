import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const restMs = 2_000;

/** Gives the name of the built page in a folder, as the page itself says; null where none is there. Asked often. */
export function pageNames(folder: string): () => string | null {
  let asked = -Infinity;
  let changed = -1;
  let name: string | null = null;
  return () => {
    const now = performance.now();
    if (now - asked < restMs) return name;
    asked = now;
    try {
      const path = join(folder, "index.html");
      const { mtimeMs } = statSync(path);
      if (mtimeMs !== changed) {
        changed = mtimeMs;
        name = /<meta name="concert-build" content="([0-9a-f]+)"/.exec(readFileSync(path, "utf8"))?.[1] ?? null;
      }
    } catch {
      changed = -1;
      name = null;
    }
    return name;
  };
}
