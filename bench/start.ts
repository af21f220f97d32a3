import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { tell } from "./timing/measure.ts";

const limitSeconds = 180;
const root = fileURLToPath(new URL("..", import.meta.url));
const parts = ["bin", "src", "missions", "reference", "package.json", "tsconfig.json", "vite.config.ts"];

// A copy without anything built and with an empty data folder: what a person sees who starts for the first time.
const folder = mkdtempSync(join(tmpdir(), "concert-start-"));
chmodSync(folder, 0o755);
try {
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "data"));
  tell({ bench: "first start to usable page", value: await secondsToPage(), unit: "s", note: "packages installed" });
  tell({ bench: "second start to usable page", value: await secondsToPage(), unit: "s", budget: 10 });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the workspace, waits until the built page is served, and ends it again. */
async function secondsToPage(): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const args = ["bin/concert.js", "start", "missions/unmil", "--data", join(folder, "data"), "--port", String(port)];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  try {
    while (!(await isUsable(port))) {
      const seconds = (performance.now() - started) / 1000;
      if (child.exitCode !== null || seconds > limitSeconds)
        throw new Error(`no page after ${seconds.toFixed(0)} s: ${said}`);
      await pause(50);
    }
    return (performance.now() - started) / 1000;
  } finally {
    await end(child);
  }
}

async function isUsable(port: number): Promise<boolean> {
  try {
    const health = (await (await fetch(`http://127.0.0.1:${port}/api/v1/health`)).json()) as Record<string, unknown>;
    if (health["status"] !== "ok" || health["page"] !== "ready") return false;
    return (await (await fetch(`http://127.0.0.1:${port}/`)).text()).includes('id="root"');
  } catch {
    return false;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await Promise.race([ended, pause(15_000).then(() => child.kill("SIGKILL"))]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
