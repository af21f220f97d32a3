import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of Concert itself, found upwards from a file of its sources or of its bundle. */
export function packageFolder(home: string): string {
  let folder = dirname(fileURLToPath(home));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new RangeError(`no package.json above ${home}`);
    folder = parent;
  }
  return folder;
}
