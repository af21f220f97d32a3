import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** What the page is made of, inside Concert's folder. */
const parts = [
  "src/web",
  "src/model",
  "src/engines",
  "src/methods",
  "src/kernel",
  "src/words",
  "vite.config.ts",
  "package-lock.json",
];

export type PageBuild = {
  /** Ends when the page is there; rejects with what the builder said. */
  readonly done: Promise<void>;
  readonly stop: () => void;
};

/** Path, size and time of change of everything the page is made of, as one short digest. */
async function stampOf(root: string): Promise<string> {
  const hash = createHash("sha256");
  const add = async (path: string): Promise<void> => {
    const found = await stat(path).catch(() => null);
    if (!found) return;
    if (found.isDirectory()) {
      for (const name of (await readdir(path)).sort()) await add(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(`${relative(root, path)}\0${found.size}\0${found.mtimeMs}\0`);
    }
  };
  for (const part of parts) await add(join(root, part));
  return hash.digest("hex").slice(0, 16);
}

/** Names and sizes of the files of a built page: one that went missing or was cut short shows. */
async function filesOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const found = await stat(join(folder, name));
    if (found.isFile() && name !== stampName) hash.update(`${name}\0${found.size}\0`);
  }
  return hash.digest("hex").slice(0, 16);
}

const stampName = ".stamp";
const stampFile = (folder: string): string => join(folder, stampName);

/** Where the built page of a copy of Concert lies. */
export const pageFolderOf = (root: string): string => join(root, "dist", "web");

/** True when some page is there, from whatever sources. */
export const hasPage = (root: string): boolean => existsSync(join(pageFolderOf(root), "index.html"));

/** True when the page is built from the sources as they are. A copy without its sources keeps the page it has. */
export async function isPageFresh(root: string): Promise<boolean> {
  const folder = pageFolderOf(root);
  if (!hasPage(root)) return false;
  if (!existsSync(join(root, "src", "web"))) return true;
  const built = await readFile(stampFile(folder), "utf8").catch(() => "");
  return built === `${await stampOf(root)} ${await filesOf(folder)}`;
}

/** Builds the page in a process of its own, beside its place, and puts it there when it is whole. */
export function buildPage(root: string): PageBuild {
  let child: ChildProcess | null = null;
  let stopped = false;
  const draft = join(root, "dist", `web-draft-${process.pid}-${randomBytes(4).toString("hex")}`);
  const run = async (): Promise<void> => {
    const stamp = await stampOf(root);
    await mkdir(draft, { recursive: true });
    if (stopped) return;
    child = startBuilder(root, draft);
    await whenBuilt(child);
    await writeFile(stampFile(draft), `${stamp} ${await filesOf(draft)}`);
    await replace(draft, pageFolderOf(root));
  };
  const done = run().finally(() => rm(draft, { recursive: true, force: true }));
  return {
    done,
    stop: () => {
      stopped = true;
      child?.kill("SIGKILL");
    },
  };
}

function startBuilder(root: string, draft: string): ChildProcess {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const args = [vite, "build", "--outDir", draft, "--emptyOutDir", "--logLevel", "error"];
  return spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
  });
}

function whenBuilt(child: ChildProcess): Promise<void> {
  let said = "";
  const listen = (text: Buffer): void => {
    said = (said + text.toString("utf8")).slice(-4000);
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(firstLines(said) || `exit code ${String(code)}`)),
    );
  });
}

/** Puts the new page in the place of the old one; two builders at once end with one whole page. */
async function replace(draft: string, folder: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const old = `${draft}-old`;
    await rename(folder, old).catch(() => undefined);
    try {
      await rename(draft, folder);
      await rm(old, { recursive: true, force: true });
      return;
    } catch (error) {
      if (attempt >= 3) throw error;
    }
  }
}

/** What a builder says first is what is wrong; the rest is where it was noticed. */
const firstLines = (text: string): string => text.trim().split("\n").slice(0, 12).join("\n");
