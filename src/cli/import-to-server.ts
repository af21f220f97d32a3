import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { Refusal } from "../kernel/refusal.ts";
import type { ShownImport } from "../operations/import/show-import.ts";
import { say } from "../words/catalogue.ts";
import type { Terminal } from "./terminal.ts";

export type ServerImport = {
  /** Address of the mission: `https://host/missions/ID`. */
  readonly address: string;
  readonly files: readonly string[];
  readonly dryRun: boolean;
};

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Sends files to a running workspace as a person would in the browser: each is checked there, then taken as a whole or
 * not at all. Answers with the exit code.
 */
export async function importToServer({ address, files, dryRun }: ServerImport, io: Terminal): Promise<number> {
  const url = new URL(address);
  const mission = /^\/missions\/([^/]+)/.exec(url.pathname)?.[1];
  if (mission === undefined) throw new Refusal("invalid", "upload.cli.mission_missing", { address: url.origin });
  if (url.protocol !== "https:" && !loopback.has(url.hostname))
    throw new Refusal("invalid", "upload.cli.plain_http", { host: url.host });
  const link = new ServerLink(url.origin, io.language);
  await link.signIn(await credentials(io));
  let ok = true;
  for (const file of files) {
    const bytes = await readFile(file).catch(() => {
      throw new Refusal("not-found", "import.file_missing", { file });
    });
    const path = `/missions/${mission}/imports`;
    const found = await link.send<ShownImport>(`${path}?name=${encodeURIComponent(basename(file))}`, bytes);
    const taken = found.state === "ready" && !dryRun;
    const receipt = taken ? await link.send<object>(`${path}/${found.id}/commit`, null) : null;
    if (io.json) io.out(`${JSON.stringify({ ...found, receipt })}\n`);
    tell(found, receipt !== null, io);
    ok &&= found.state !== "refused";
  }
  await link.signOut();
  return ok ? 0 : 1;
}

function tell({ file, counts, refused, faults, notes }: ShownImport, taken: boolean, io: Terminal): void {
  for (const { message } of notes) io.err(`${message}\n`);
  for (const { sheet, row, column, message, remedy } of refused)
    io.err(`${[sheet, row, ...(column === null ? [] : [column])].join(":")}: ${message}; ${remedy}\n`);
  if (faults > refused.length)
    io.err(`${say(io.language, "terminal.faults_left_out", { shown: refused.length, total: faults })}\n`);
  io.err(`${say(io.language, "terminal.imported", { file, ...counts })}\n`);
  if (counts.refused > 0) io.err(`${say(io.language, "terminal.import_refused")}\n`);
  else if (!taken) io.err(`${say(io.language, "terminal.import_dry")}\n`);
}

/** One signed-in way to a server. */
class ServerLink {
  readonly #origin: string;
  readonly #language: string;
  #cookie = "";

  constructor(origin: string, language: string) {
    this.#origin = origin;
    this.#language = language;
  }

  async signIn(body: { readonly name: string; readonly password: string }): Promise<void> {
    const response = await this.#reach("/session", "POST", JSON.stringify(body), "application/json");
    this.#cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const session = (await response.json()) as { readonly step?: unknown };
    if (session.step === "second_factor") throw new Refusal("forbidden", "upload.cli.second_step");
  }

  async signOut(): Promise<void> {
    await this.#reach("/session", "DELETE", null, null).catch(() => undefined);
  }

  async send<T>(path: string, body: Uint8Array | null): Promise<T> {
    const response = await this.#reach(path, "POST", body, body === null ? null : "application/octet-stream");
    // The server answers with these shapes; its description documents them.
    return (await response.json()) as T;
  }

  async #reach(path: string, method: string, body: Uint8Array | string | null, type: string | null): Promise<Response> {
    const headers: Record<string, string> = { "accept-language": this.#language };
    if (type !== null) headers["content-type"] = type;
    if (this.#cookie !== "") headers["cookie"] = this.#cookie;
    const sent = typeof body === "string" || body === null ? body : new Uint8Array(body);
    const response = await fetch(`${this.#origin}/api/v1${path}`, {
      method,
      headers,
      body: sent,
      redirect: "error",
    }).catch(() => {
      throw new Refusal("unavailable", "upload.cli.unreachable", { address: this.#origin });
    });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as {
      readonly code?: string;
      readonly values?: Refusal["values"];
    };
    throw new Refusal("invalid", problem.code ?? "upload.cli.unreachable", problem.values ?? { address: this.#origin });
  }
}

/** Name and password: from the environment, else asked for on the terminal, the password unseen. */
async function credentials(io: Terminal): Promise<{ readonly name: string; readonly password: string }> {
  const { CONCERT_NAME: name, CONCERT_PASSWORD: password } = process.env;
  if (name !== undefined && password !== undefined) return { name, password };
  if (!io.isTerminal || !process.stdin.isTTY) throw new Refusal("invalid", "upload.cli.sign_in_missing");
  const asked = name ?? (await ask(say(io.language, "upload.cli.name"), false));
  return { name: asked, password: await ask(say(io.language, "upload.cli.password", { name: asked }), true) };
}

function ask(question: string, unseen: boolean): Promise<string> {
  const quiet = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, output: unseen ? quiet : process.stderr, terminal: true });
  return new Promise((resolve) =>
    lines.question("", (answer) => {
      lines.close();
      if (unseen) process.stderr.write("\n");
      resolve(answer);
    }),
  );
}
