#!/usr/bin/env node
// Starts Concert. The TypeScript sources are bundled once per state of the sources into dist/cli/<stamp>/ and run from there.
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fs.realpathSync(fileURLToPath(import.meta.url))), "..");
const source = path.join(root, "src");
const builds = path.join(root, "dist", "cli");
// The page is built by the server, and tests are not part of the program.
const isSkipped = (name) => name === "web" || /\.test\.tsx?$/.test(name);

/** Path, size and time of change of every source file, as one short digest. */
function stampOf() {
  const hash = createHash("sha256");
  const add = (file) => {
    const stat = fs.statSync(file);
    hash.update(`${path.relative(root, file)}\0${stat.size}\0${stat.mtimeMs}\0`);
  };
  const walk = (folder) => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      if (isSkipped(entry.name)) continue;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else add(file);
    }
  };
  walk(source);
  add(path.join(root, "package.json"));
  add(fileURLToPath(import.meta.url));
  hash.update(process.version);
  return hash.digest("hex").slice(0, 16);
}

/** Each command and each worker is an entry of its own, so that a command loads only what it needs. */
function entryPoints() {
  const list = (folder) => {
    const full = path.join(source, folder);
    if (!fs.existsSync(full)) return [];
    const names = fs.readdirSync(full).filter((name) => name.endsWith(".ts") && !isSkipped(name));
    return names.map((name) => path.join(full, name));
  };
  return [...list("cli"), ...list("workers")];
}

/** Builds beside the place and renames, so that two processes at once do not meet and a half build is never run. */
async function build(target) {
  const { build: bundle } = await import("esbuild");
  const draft = path.join(builds, `.draft-${process.pid}-${randomBytes(4).toString("hex")}`);
  fs.mkdirSync(draft, { recursive: true });
  try {
    await bundle({
      entryPoints: entryPoints(),
      outbase: source,
      outdir: draft,
      absWorkingDir: root,
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20.19",
      packages: "external",
      sourcemap: true,
      chunkNames: "chunks/[name]-[hash]",
      logLevel: "error",
    });
    try {
      fs.renameSync(draft, target);
    } catch (error) {
      if (!fs.existsSync(path.join(target, "cli", "main.js"))) throw error;
    }
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
  removeOldBuilds(path.basename(target));
}

/** A running server may still load parts of an older build, so builds of the last six hours and the last three stay. */
function removeOldBuilds(current) {
  const old = fs
    .readdirSync(builds)
    .filter((name) => name !== current)
    .map((name) => ({ name, time: fs.statSync(path.join(builds, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.time - a.time);
  for (const { name, time } of old.slice(3)) {
    if (Date.now() - time < 21_600_000 && !name.startsWith(".draft-")) continue;
    if (Date.now() - time < 600_000) continue;
    fs.rmSync(path.join(builds, name), { recursive: true, force: true });
  }
}

const isBuilt = (folder) => fs.existsSync(path.join(folder, "cli", "main.js"));

/** The build of the sources as they stand; where nothing may be written here (a medium, another user), the newest there is. */
async function buildInUse() {
  const target = path.join(builds, stampOf());
  if (isBuilt(target)) return target;
  try {
    await build(target);
    return target;
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
    const names = fs.existsSync(builds) ? fs.readdirSync(builds) : [];
    const ready = names.map((name) => path.join(builds, name)).filter(isBuilt);
    if (ready.length === 0) throw error;
    return ready.sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)[0];
  }
}

try {
  const target = await buildInUse();
  process.setSourceMapsEnabled(true);
  // Where the parts of this build lie, for those who start a worker.
  process.env.CONCERT_BUILD = target;
  const { main } = await import(pathToFileURL(path.join(target, "cli", "main.js")).href);
  await main(process.argv.slice(2));
} catch (error) {
  // Nothing of Concert runs yet, its words neither.
  const missing = error?.code === "ERR_MODULE_NOT_FOUND";
  process.stderr.write(missing ? `Concert is not installed: run \`npm ci\` in ${root}\n` : "");
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exitCode = 3;
}
