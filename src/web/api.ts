import type { HistoryEntry, Receipt } from "../model/commit.ts";
import type { Language } from "../words/say.ts";
import { takeAhead } from "./ahead.ts";
import { connection } from "./live/connection.ts";
import { noticeBuild } from "./offline/build.ts";
import { newOpId } from "./offline/op-id.ts";

/** A record as lists and single reads give it. */
export type Item = {
  readonly id: string;
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
};
export type ItemPage = { readonly items: readonly Item[]; readonly total: number; readonly next_cursor: string | null };
export type Operation = {
  readonly op_id: string;
  readonly kind: "add" | "change" | "remove";
  readonly noun: string;
  readonly id: string;
  readonly base_version: number | null;
  readonly values: Readonly<Record<string, unknown>>;
};
export type History = { readonly items: readonly HistoryEntry[] };
export type { HistoryEntry, Receipt };

/** What the server says instead of an answer; `detail` is in the reader's language. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly id: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  readonly current: Item | null;
  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail ?? "");
    this.status = status;
    this.code = body.code ?? "";
    this.title = body.title ?? "";
    this.id = body.id ?? null;
    this.values = body.values ?? {};
    this.current = body.current ?? null;
  }
}
type ProblemBody = {
  detail: string;
  code: string;
  title: string;
  id: string;
  values: Record<string, unknown>;
  current: Item;
};

/** The server could not be reached at all; nothing was changed. */
export class Unreachable extends Error {}

let language: Language = "en";
export const setApiLanguage = (next: Language): void => {
  language = next;
};

type Ask = {
  readonly method?: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/** Asks the server; its answers have the shapes that its own interface description documents. */
export async function ask<T>(path: string, { method, body, signal }: Ask = {}): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json", "accept-language": language };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (method === "POST" || method === "PATCH") headers["idempotency-key"] = newOpId();
  const init: RequestInit = {
    method: method ?? "GET",
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  };
  const waits = method === "POST" && isKnownAgain.test(path) ? againAfterMs : [];
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await askOnce<T>(`/api/v1${path}`, init);
    } catch (error) {
      const wait = waits[attempt];
      if (!(error instanceof Unreachable) || wait === undefined) throw error;
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

/** Acts that the server knows again by their ids or their key, so that a broken line may send them twice. */
const isKnownAgain = /[/]commits([/]\d+[/]undo)?$/;
const againAfterMs = [500, 2000];

async function askOnce<T>(address: string, init: RequestInit): Promise<T> {
  const response = await reach(address, init);
  if (!response.ok) throw new ApiProblem(response.status, await problemBody(response));
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch (error) {
    // The link died in the middle of the answer.
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    connection.set(false);
    throw new Unreachable();
  }
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    const response = await ((init.method === "GET" ? takeAhead(address) : undefined) ?? fetch(address, init));
    const keptAt = response.headers.get("concert-kept");
    if (keptAt === null) connection.set(true);
    else connection.kept(keptAt);
    noticeBuild(response.headers.get("concert-build"));
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    connection.set(false);
    throw new Unreachable();
  }
}

async function problemBody(response: Response): Promise<Partial<ProblemBody>> {
  if (!response.headers.get("content-type")?.includes("json")) return {};
  return (await response.json()) as Partial<ProblemBody>;
}

/** Query text of the given parts, without those that are missing. */
export function queryText(parts: Readonly<Record<string, string | number | undefined | readonly string[]>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) {
    if (value === undefined || value === "") continue;
    for (const item of Array.isArray(value) ? value : [String(value)]) search.append(name, String(item));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
