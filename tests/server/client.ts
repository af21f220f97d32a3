export type Sent = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
};

/** A browser's worth of HTTP: keeps its cookie, sends and reads JSON. */
export class Client {
  readonly address: string;
  cookie = "";

  constructor(address: string) {
    this.address = address;
  }

  async send(method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Answer> {
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        ...(this.cookie === "" ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(";")[0] ?? "";
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: type.includes("json") ? JSON.parse(text) : null,
    };
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send("GET", path, { headers });
  }
}

/** One event of a stream. */
export type StreamEvent = { readonly event: string; readonly id: string; readonly data: unknown };

/** Listens to the commits of a mission. */
export class Stream {
  readonly #abort = new AbortController();
  readonly #events: StreamEvent[] = [];
  #wake: () => void = () => undefined;

  static async open(client: Client, mission: string, lastEventId?: string): Promise<Stream> {
    const stream = new Stream();
    const response = await fetch(`${client.address}/api/v1/missions/${mission}/events`, {
      headers: { cookie: client.cookie, ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }) },
      signal: stream.#abort.signal,
    });
    if (!response.ok || !response.body) throw new Error(`no stream: ${response.status} ${await response.text()}`);
    void stream.#read(response.body).catch(() => undefined);
    return stream;
  }

  /** The next event; fails after ten seconds without one. */
  async next(): Promise<StreamEvent> {
    const until = Date.now() + 10_000;
    for (;;) {
      const event = this.#events.shift();
      if (event) return event;
      if (Date.now() > until) throw new Error("no event came");
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 200);
      });
    }
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) this.#take(block);
    }
  }

  #take(block: string): void {
    const fields = new Map(
      block
        .split("\n")
        .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()] as const),
    );
    const event = fields.get("event");
    // The name of the page's build comes first on every stream.
    if (event === undefined || event === "build") return;
    this.#events.push({ event, id: fields.get("id") ?? "", data: JSON.parse(fields.get("data") ?? "null") });
    this.#wake();
  }
}
