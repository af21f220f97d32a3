import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What a provider in a process of its own was started with. */
export type ProviderStart = {
  readonly clientSecret: string;
  readonly redirect: string;
  /** Seconds for which its tokens hold; below zero they are old when they are made. */
  readonly tokenSeconds?: number;
};
export type RunningProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stop: () => Promise<void>;
};

/** Starts a real OpenID provider on a free port, as a process of its own. */
export async function startProvider(start: ProviderStart): Promise<RunningProvider> {
  const child = fork(fileURLToPath(new URL("oidc-provider-process.js", import.meta.url)), [JSON.stringify(start)], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: [],
  });
  const issuer = await issuerFrom(child);
  return {
    issuer,
    clientId: "concert",
    clientSecret: start.clientSecret,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

async function issuerFrom(child: ChildProcess): Promise<string> {
  let errors = "";
  child.stderr?.on("data", (more: Buffer) => (errors += more.toString()));
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(String(message)));
    child.once("exit", () => reject(new Error(`the provider ended: ${errors}`)));
  });
}

/** A browser that keeps the cookies of every host and goes where it is sent, up to the address that is waited for. */
export class Wanderer {
  readonly #jar = new Map<string, Map<string, string>>();

  /** Signs in at the provider under a name and answers with the address to which it sends the browser back. */
  async signInAt(address: string, login: string, back: string): Promise<string> {
    let at = address;
    for (let steps = 0; steps < 20; steps += 1) {
      if (at.startsWith(back)) return at;
      const page = await this.#go(at, null);
      if (page.to !== null) {
        at = page.to;
        continue;
      }
      // The pages of oidc-provider's own interactions: a login form, then consent.
      const [, action = ""] = /action="([^"]+)"/.exec(page.text) ?? [];
      if (action === "") throw new Error(`neither a form nor a way on: ${page.status} ${page.text.slice(0, 300)}`);
      const prompt = page.text.includes('name="login"') ? "login" : "consent";
      const form = new URLSearchParams({ prompt, ...(prompt === "login" ? { login, password: "any" } : {}) });
      const sentOn = await this.#go(new URL(action, at).href, form);
      if (sentOn.to === null) throw new Error(`the form led nowhere: ${sentOn.status}`);
      at = sentOn.to;
    }
    throw new Error("too many steps");
  }

  async #go(address: string, form: URLSearchParams | null) {
    const { host } = new URL(address);
    const jar = this.#jar.get(host) ?? new Map<string, string>();
    this.#jar.set(host, jar);
    const response = await fetch(address, {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { body: form } : {}),
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const split = pair.indexOf("=");
      if (/expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(pair.slice(0, split));
      else jar.set(pair.slice(0, split), pair.slice(split + 1));
    }
    const to = response.headers.get("location");
    return {
      status: response.status,
      to: to === null ? null : new URL(to, address).href,
      text: to === null ? await response.text() : "",
    };
  }
}
