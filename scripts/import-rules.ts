import { fileURLToPath } from "node:url";
import { cruiseTree, sourceFiles } from "./cruise-tree.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { violations, modules } = await cruiseTree(root, ["src"]);

for (const violation of violations) {
  const way = violation.cycle ?? [violation.to];
  console.error(`${violation.from} -> ${way.join(" -> ")}\n    ${violation.rule}: ${violation.reason}`);
}

// A cruiser that met a compiler it does not know once passed with 0 modules read: count them.
const files = sourceFiles(root);
const unread = files.filter((file) => !modules.has(file));
for (const file of unread) console.error(`${file} was not read by the import rules`);

console.log(`${modules.size} modules, ${violations.length} against the rules`);
process.exitCode = violations.length + unread.length === 0 && files.length > 0 ? 0 : 1;
