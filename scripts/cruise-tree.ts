import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type ICruiseResult, cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import configuration from "../.dependency-cruiser.mjs";

export type ImportViolation = {
  readonly rule: string;
  readonly reason: string;
  readonly from: string;
  readonly to: string;
  /** The way round, where the violation is a cycle. */
  readonly cycle: readonly string[] | null;
};

/** Reads all imports of a tree and holds them against the import rules. Paths are relative to `root`, with slashes. */
export async function cruiseTree(
  root: string,
  folders: readonly string[],
): Promise<{ violations: ImportViolation[]; modules: Set<string> }> {
  const { forbidden, options } = configuration;
  const { output } = await cruise(
    [...folders],
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
    { tsConfig: extractTSConfig(join(root, "tsconfig.json")) },
  );
  if (typeof output === "string") throw new TypeError("the cruiser gave text where its result was asked");
  return { violations: violationsOf(output), modules: new Set(output.modules.map((module) => module.source)) };
}

function violationsOf(result: ICruiseResult): ImportViolation[] {
  const reasons = new Map(configuration.forbidden.map((rule) => [rule.name, rule.comment]));
  return result.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    reason: reasons.get(rule.name) ?? "",
    from,
    to,
    cycle: cycle?.map((step) => step.name) ?? null,
  }));
}

/** Every source file under `src` of a tree, relative to its root, with slashes. */
export function sourceFiles(root: string): string[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => /[.]tsx?$/.test(path))
    .map((path) => `src/${path.replaceAll("\\", "/")}`)
    .sort();
}
