import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { Client } from "../server/client.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const artefacts = join(root, "artefacts");

const browsers = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
export const browserPath = browsers.find((path) => path !== undefined && existsSync(path));
/** Why there is no browser to test with; null where there is one. */
export const noBrowser =
  browserPath === undefined ? "no Chromium here: apt-get install chromium, or name one in the variable CHROMIUM" : null;

export const switches = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const name = "concert";
export const password = "a password of my own";

/** The program as a person starts it, with a browser beside it. */
export type Running = {
  readonly address: string;
  readonly client: Client;
  /** The password printed at first start; it was not used yet. */
  readonly oneTime: string;
  /** A browser of its own: other cookies, other storage. */
  readonly visit: (look: Look) => Promise<Visit>;
  readonly stop: () => Promise<void>;
};
export type Look = {
  readonly width: number;
  readonly height: number;
  readonly signedIn: boolean;
  readonly dark?: boolean;
};
/** What one browser did: its page, and every address it asked for that is not the server's own. */
export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly outside: string[];
  readonly errors: string[];
};

/** Starts with the packs named, UNMIL where none is. */
export async function startConcert(packs: readonly string[] = ["unmil"]): Promise<Running> {
  mkdirSync(artefacts, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), "concert-page-"));
  chmodSync(folder, 0o755);
  const args = [
    join(root, "bin", "concert.js"),
    "start",
    ...packs.map((pack) => join(root, "missions", pack)),
    "--data",
    join(folder, "data"),
    "--port",
    "0",
  ];
  const program = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, LANG: "en_GB.UTF-8" } });
  const said = listenTo(program);
  const [, address = ""] = await said(/open at (http:\/\/localhost:\d+)\//);
  const [, oneTime = ""] = await said(/password (\S+)/);
  await said(/Ready after/);
  await pageReady(address);
  const browser = await chromium.launch({
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: switches,
  });
  const client = new Client(address);
  return {
    address,
    client,
    oneTime,
    visit: (look) => visit(browser, client, look),
    stop: async () => {
      await browser.close();
      program.kill("SIGTERM");
      await new Promise((resolve) => program.once("close", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts with the packs named; its first person is there, and the client is signed in as that person. */
export async function startSignedIn(packs?: readonly string[]): Promise<Running> {
  const concert = await startConcert(packs);
  const first = await concert.visit({ width: 1440, height: 900, signedIn: false });
  await signInFirst(first.page, concert.oneTime);
  await first.context.close();
  await signIn(concert.client);
  return concert;
}

/** Waits for what the program says; fails with all it said when it ends before. */
function listenTo(program: ChildProcess): (pattern: RegExp) => Promise<RegExpExecArray> {
  let text = "";
  let over = false;
  program.stderr?.on("data", (more: Buffer) => (text += more.toString()));
  program.once("close", () => (over = true));
  return async (pattern) => {
    for (;;) {
      const match = pattern.exec(text);
      if (match) return match;
      if (over) throw new Error(`ended without ${String(pattern)}: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
}

/** The page may still be in the making when the server is ready. */
async function pageReady(address: string): Promise<void> {
  for (;;) {
    const health = (await (await fetch(`${address}/api/v1/health`)).json()) as { page: string };
    if (health.page === "ready") return;
    if (health.page !== "building") throw new Error(`the page could not be built: ${health.page}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function visit(browser: Browser, client: Client, look: Look): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.dark ? "dark" : "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    baseURL: client.address,
  });
  if (look.signedIn) {
    const [cookieName = "", value = ""] = client.cookie.split("=");
    await context.addCookies([{ name: cookieName, value, url: client.address }]);
  }
  const outside: string[] = [];
  const errors: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && origin !== client.address) outside.push(request.url());
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content.Security.Policy|Refused/i.test(message.text()))
      errors.push(message.text());
  });
  return { page, context, outside, errors };
}

/** Signs in with the printed password and puts one of their own in its place. */
export async function signInFirst(page: Page, oneTime: string): Promise<void> {
  await page.goto("/");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(oneTime);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByLabel("Password you were given").fill(oneTime);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Save and go on" }).click();
  await page.getByRole("heading", { name: "Missions" }).waitFor();
}

export const signIn = (client: Client) => client.send("POST", "/session", { body: { name, password } });
