import { createHash } from "node:crypto";
import { unlink } from "node:fs/promises";
import { type Server, createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Refusal } from "../kernel/refusal.ts";

/**
 * Runs `work` while no other process on this machine does so for the same folder. The lock is a listening socket,
 * which the system itself gives back when its process dies, so that none is ever left behind.
 *
 * @throws Refusal `store.locked` when another process keeps it longer than the limit
 */
export async function withStartLock<T>(folder: string, limitMs: number, work: () => Promise<T>): Promise<T> {
  const address = lockAddress(folder);
  const deadline = Date.now() + limitMs;
  let server = await tryListen(address);
  while (!server) {
    if (Date.now() > deadline) throw new Refusal("unavailable", "store.locked", { folder });
    await wait(100);
    await removeIfDead(address);
    server = await tryListen(address);
  }
  const held = server;
  try {
    return await work();
  } finally {
    await new Promise<void>((done) => held.close(() => done()));
  }
}

function lockAddress(folder: string): string {
  const name = `concert-${createHash("sha256").update(folder).digest("hex").slice(0, 24)}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? done(undefined) : fail(error),
    );
    server.listen(address, () => done(server.unref()));
  });
}

/** Only where the socket is a file can one be left by a process that died. */
async function removeIfDead(address: string): Promise<void> {
  if (process.platform === "win32" || address.startsWith("\0")) return;
  const alive = await new Promise<boolean>((done) => {
    const socket = connect(address);
    socket.once("connect", () => (socket.destroy(), done(true)));
    socket.once("error", () => done(false));
  });
  if (!alive) await unlink(address).catch(() => undefined);
}
