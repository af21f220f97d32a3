import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Client } from "./client.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "concert-start-"));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program as a person does. */
class Program {
  readonly #child: ChildProcess;
  readonly ended: Promise<number | null>;
  said = "";
  out = "";

  constructor(...args: readonly string[]) {
    const environment = { ...process.env, LANG: "en_GB.UTF-8", LC_ALL: "" };
    delete (environment as Record<string, unknown>)["CONCERT_FIRST_PASSWORD"];
    this.#child = spawn(process.execPath, [join(root, "bin", "concert.js"), "start", ...args], {
      cwd: folder,
      env: environment,
    });
    this.#child.stderr?.on("data", (text: Buffer) => (this.said += text.toString()));
    this.#child.stdout?.on("data", (text: Buffer) => (this.out += text.toString()));
    this.ended = new Promise((resolve) => this.#child.once("close", resolve));
  }

  /** Waits until it says something, or ends. */
  async until(pattern: RegExp): Promise<RegExpExecArray> {
    let over = false;
    void this.ended.then(() => (over = true));
    for (;;) {
      const match = pattern.exec(this.said);
      if (match) return match;
      if (over) throw new Error(`ended without ${String(pattern)}: ${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop(signal: "SIGINT" | "SIGTERM"): Promise<{ readonly code: number | null; readonly seconds: number }> {
    const started = performance.now();
    this.#child.kill(signal);
    const code = await this.ended;
    return { code, seconds: (performance.now() - started) / 1000 };
  }
}

test("a first start serves at once, shows one password that must be changed, and stops when told; a second finds everything there", async () => {
  const first = new Program("--data", join(folder, "database"), "--port", "0", "--json");
  const [, address = ""] = await first.until(/open at (http:\/\/localhost:\d+)\//);
  const early = await fetch(address, { headers: { "accept-language": "fr" } });
  expect([early.status, (await early.text()).includes('lang="fr"')]).toEqual([200, true]);
  const health = await new Client(address).get("/health");
  expect(health.json).toMatchObject({
    status: expect.stringMatching(/starting|ok/),
    page: expect.stringMatching(/building|ready/),
  });
  const [, name = "", word = ""] = await first.until(/name (\S+), password (\S+)/);
  await first.until(/Ready after/);
  expect(JSON.parse(first.out)).toMatchObject({ address: `${address}/`, seconds: { ready: expect.any(Number) } });
  const client = new Client(address);
  const signedIn = await client.send("POST", "/session", { body: { name, password: word } });
  expect(signedIn.json).toMatchObject({ user: { name: "concert" }, change_password: true });
  await client.send("PUT", "/session/password", { body: { old: word, new: "a password of my own" } });
  expect((await client.get("/missions/unmil/plan")).json).toMatchObject({ mission: "unmil", peak: { total: 16112 } });
  const stopped = await first.stop("SIGTERM");
  expect(stopped.code).toBe(0);
  expect(stopped.seconds).toBeLessThan(10);

  const second = new Program("--data", join(folder, "database"), "--port", "0");
  const [, again = ""] = await second.until(/Ready after [\d.]+ s: (http:\/\/localhost:\d+)\//);
  expect(second.said).toContain("unmil: already in the database, left as it is");
  expect(second.said).not.toContain("password");
  const back = new Client(again);
  expect(
    (await back.send("POST", "/session", { body: { name: "concert", password: "a password of my own" } })).status,
  ).toBe(200);
  expect((await second.stop("SIGINT")).code).toBe(0);
});

test("a port that was asked for and is taken is refused; the usual one gives way", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const program = new Program("--data", join(folder, "unused"), "--port", String(port));
  expect(await program.ended).toBe(1);
  expect(program.said).toBe(`Port ${port} is in use. Choose another with --port, or leave --port out.\n`);
  other.close();
  const nonsense = new Program("--port", "eighty");
  expect(await nonsense.ended).toBe(1);
  expect(nonsense.said).toBe("eighty is not a port number between 0 and 65535.\n");
});

test("a start that is stopped half-way leaves nothing running", async () => {
  const program = new Program("--data", join(folder, "half"), "--port", "0");
  await program.until(/open at/);
  const { code, seconds } = await program.stop("SIGINT");
  expect(code).toBe(0);
  expect(seconds).toBeLessThan(10);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s to npm alone stops Concert and its database", async (signal) => {
  const data = join(folder, `under npm ${signal}`);
  const npm = spawn("npm", ["start", "--", join(root, "missions", "kfor"), "--data", data, "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const closed = new Promise((resolve) => npm.once("close", resolve));
  let said = "";
  npm.stderr.on("data", (text: Buffer) => (said += text.toString()));
  while (!said.includes("Ready after") && npm.exitCode === null) await new Promise((done) => setTimeout(done, 50));
  const postmaster = Number(readFileSync(join(data, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  const started = performance.now();
  npm.kill(signal);
  await closed;
  expect(performance.now() - started).toBeLessThan(8000);
  expect(said).toMatch(/Stopped\.\n$/);
  expect(() => process.kill(postmaster, 0)).toThrow("ESRCH");
});
