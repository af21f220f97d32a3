import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const servers = "tests/store/start-servers.ts";

/** Files that walk every screen: minutes each, so that one of them begun last would keep one worker busy alone. */
const longest = ["access", "pictures", "languages", "tasks"].map((name) => `/tests/web/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((end) => moduleId.endsWith(end));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Two cores are what a small machine has; kill tests and browsers suffer first when there are more workers.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/property-seed.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "whole",
          include: ["tests/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/property-seed.ts"],
          globalSetup: existsSync(new URL(servers, import.meta.url)) ? [servers] : [],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A machine under load shows a state late, and a second is too little to wait for it.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
