import { spawn } from "node:child_process";
import { isAbsolute, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Refusal } from "../kernel/refusal.ts";
import { serveWorkspace } from "../server/serve-workspace.ts";
import { say } from "../words/catalogue.ts";
import { packageFolder } from "./package-folder.ts";
import type { Terminal } from "./terminal.ts";

const usualPort = 8080;

function portFrom(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Refusal("invalid", "start.port_invalid", { port: text });
  return port;
}

function readArguments(args: readonly string[], io: Terminal) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: "string" },
      database: { type: "string" },
      port: { type: "string" },
      host: { type: "string" },
      open: { type: "boolean" },
      "behind-tls": { type: "boolean" },
      "oidc-issuer": { type: "string" },
      "oidc-client-id": { type: "string" },
      "oidc-label": { type: "string" },
      json: { type: "boolean" },
    },
  });
  const root = packageFolder(import.meta.url);
  const place = (path: string): string => (isAbsolute(path) ? path : resolve(io.cwd, path));
  return {
    values,
    root,
    packs:
      positionals.length > 0 ? positionals.map(place) : ["unmil", "extal"].map((pack) => join(root, "missions", pack)),
    place,
  };
}

/**
 * The provider of sign-ins, from flags or variables; its secret comes by the variable alone, since every process of a
 * machine can read the arguments of another.
 */
function providerFrom(values: ReturnType<typeof readArguments>["values"]) {
  const issuer = values["oidc-issuer"] ?? process.env["CONCERT_OIDC_ISSUER"] ?? "";
  if (issuer === "") return null;
  return {
    issuer,
    clientId: values["oidc-client-id"] ?? process.env["CONCERT_OIDC_CLIENT_ID"] ?? "",
    clientSecret: process.env["CONCERT_OIDC_CLIENT_SECRET"] ?? "",
    label: (values["oidc-label"] ?? process.env["CONCERT_OIDC_LABEL"]) || hostOf(issuer),
  };
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

/** A terminal and npm both pass Ctrl-C on: what comes this soon after the first signal is the same wish (milliseconds). */
const sameWishMs = 1000;

/** Ends with the first signal to stop; a later one ends the process at once. */
const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    let first: number | null = null;
    const stop = (): void => {
      first ??= performance.now();
      if (performance.now() - first > sameWishMs) process.exit(130);
      done();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  });

function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", address]
        : ["xdg-open", address];
  const child = spawn(command ?? "xdg-open", args, { detached: true, stdio: "ignore" });
  child.on("error", () => undefined);
  child.unref();
}

/** `concert start`: the workspace in the browser, until it is told to stop. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, root, packs, place } = readArguments(args, io);
  const stopping = untilStopped();
  const tell = (code: string, told: Refusal["values"] = {}): void => io.err(`${say(io.language, code, told)}\n`);
  const asked = portFrom(values.port);
  const serving = await serveWorkspace({
    root,
    packs,
    database: {
      ...(values.data === undefined ? {} : { data: place(values.data) }),
      ...(values.database === undefined ? {} : { url: values.database }),
    },
    host: values.host ?? "127.0.0.1",
    port: asked ?? usualPort,
    portIsFixed: asked !== null,
    secure: values["behind-tls"] ?? false,
    firstPassword: process.env["CONCERT_FIRST_PASSWORD"] || null,
    provider: providerFrom(values),
    stopping,
    tell,
  });
  if (serving) {
    if (io.json) io.out(`${JSON.stringify({ address: serving.address, seconds: serving.seconds })}\n`);
    if (values.open) openBrowser(serving.address);
    await stopping;
    await serving.close();
  }
  tell("start.stopped");
  return 0;
}
