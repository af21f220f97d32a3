import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";

const servers = "tests/store/start-servers.ts";

export default defineConfig({
  test: {
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
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
