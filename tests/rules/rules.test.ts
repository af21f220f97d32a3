import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import configuration from "../../.dependency-cruiser.mjs";
import { cruiseTree, sourceFiles } from "../../scripts/cruise-tree.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Tree = Readonly<Record<string, string>>;
const value = "export const thing = 1;\n";
const uses = (path: string) => `import { thing } from "${path}";\nexport const other = thing;\n`;

/** For each import rule the smallest tree that breaks it. */
const seeds: Readonly<Record<string, Tree>> = {
  "kernel-is-sealed": { "src/kernel/money.ts": uses("zod") },
  "methods-is-sealed": { "src/methods/flow.ts": uses("../model/site.ts"), "src/model/site.ts": value },
  "words-is-sealed": { "src/words/say.ts": uses("../model/site.ts"), "src/model/site.ts": value },
  "model-is-sealed": { "src/model/site.ts": uses("node:fs") },
  "engines-is-sealed": { "src/engines/supply/needs.ts": uses("fflate") },
  "engines-do-not-mix": {
    "src/engines/supply/needs.ts": uses("../funding/shares.ts"),
    "src/engines/funding/shares.ts": value,
  },
  "checker-is-independent": {
    "src/engines/check/sums.ts": uses("../../methods/flow.ts"),
    "src/methods/flow.ts": value,
  },
  "exchange-looks-down": { "src/exchange/pack.ts": uses("../store/sites.ts"), "src/store/sites.ts": value },
  "store-looks-down": {
    "src/store/sites.ts": uses("../engines/supply/needs.ts"),
    "src/engines/supply/needs.ts": value,
  },
  "workers-looks-down": { "src/workers/plan.ts": uses("../store/sites.ts"), "src/store/sites.ts": value },
  "operations-looks-down": { "src/operations/supply/order.ts": uses("../../cli/main.ts"), "src/cli/main.ts": value },
  "server-looks-down": {
    "src/server/app.ts": uses("../engines/supply/needs.ts"),
    "src/engines/supply/needs.ts": value,
  },
  "cli-looks-down": { "src/cli/main.ts": uses("../exchange/pack.ts"), "src/exchange/pack.ts": value },
  "web-looks-down": { "src/web/main.ts": uses("../store/sites.ts"), "src/store/sites.ts": value },
  "web-takes-types-only": { "src/web/main.ts": uses("../server/app.ts"), "src/server/app.ts": value },
  "web-runs-without-node": { "src/web/main.ts": uses("node:path") },
  "features-do-not-mix": {
    "src/web/features/supply/Panel.tsx": uses("../funding/Panel.tsx"),
    "src/web/features/funding/Panel.tsx": value,
  },
  "widgets-know-no-screen": {
    "src/web/ui/Table.tsx": uses("../features/funding/Panel.tsx"),
    "src/web/features/funding/Panel.tsx": value,
  },
  "only-store-speaks-to-postgresql": { "src/operations/supply/order.ts": uses("pg") },
  "only-threads-load-the-solver": { "src/operations/funding/search.ts": uses("highs") },
  "shipped-code-needs-no-tests": { "src/cli/main.ts": uses("../../tests/thing.ts"), "tests/thing.ts": value },
  "shipped-code-needs-no-development-package": { "src/cli/main.ts": uses("fast-check") },
  "no-cycles": {
    "src/kernel/a.ts": `import { b } from "./b.ts";\nexport const a = () => b;\n`,
    "src/kernel/b.ts": `import { a } from "./a.ts";\nexport const b = () => a;\n`,
  },
  "no-barrels": { "src/kernel/a.ts": uses("./index.ts"), "src/kernel/index.ts": value },
  "no-orphans": { "src/kernel/left-over.ts": value },
  "no-dead-files": { "src/cli/main.ts": uses("./help.ts"), "src/cli/help.ts": value, "src/kernel/dead.ts": value },
  "no-unresolved": { "src/cli/main.ts": uses("./nowhere.ts") },
};

const sound: Tree = {
  "src/kernel/money.ts": value,
  "src/model/site.ts": `import "zod";\n${uses("../kernel/money.ts")}`,
  "src/engines/supply/needs.ts": `import type { other } from "../../model/site.ts";\nexport type Need = typeof other;\n`,
  "src/engines/plan/chain.ts": `import type { Need } from "../supply/needs.ts";\nexport type Chain = Need;\n`,
  "src/store/sites.ts": `import "pg";\nimport type { Chain } from "../engines/plan/chain.ts";\nexport type X = Chain;\n`,
  "src/cli/main.ts": `import "node:fs";\nimport "../operations/do.ts";\n`,
  "src/operations/do.ts": `import type { X } from "../store/sites.ts";\nexport type Y = X;\n`,
};

async function rulesBroken(tree: Tree): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "import rules "));
  try {
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    mkdirSync(join(folder, "src"), { recursive: true });
    for (const name of ["tsconfig.json", "package.json", "node_modules"]) {
      symlinkSync(join(root, name), join(folder, name));
    }
    const { violations } = await cruiseTree(folder, ["src"]);
    return [...new Set(violations.map((violation) => violation.rule))].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("every import rule has a reason and a seeded violation", () => {
  const rules = configuration.forbidden;
  expect(rules.filter((rule) => rule.comment.length < 20).map((rule) => rule.name)).toEqual([]);
  expect(rules.map((rule) => rule.name).sort()).toEqual(Object.keys(seeds).sort());
});

test.each(Object.entries(seeds))("a tree that breaks %s is caught", async (rule, tree) => {
  expect(await rulesBroken(tree)).toContain(rule);
});

test("a tree that looks down only is let through, but for the one arrow from the store to an engine", async () => {
  expect(await rulesBroken(sound)).toEqual(["store-looks-down"]);
});

test("the real run reads every source file and finds no import against the rules", async () => {
  const { modules, violations } = await cruiseTree(root, ["src"]);
  const files = sourceFiles(root);
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !modules.has(file))).toEqual([]);
  expect(violations).toEqual([]);
});
