import { type IncomingMessage, type RequestListener, type Server, type ServerResponse, createServer } from "node:http";
import type { Socket } from "node:net";

/** What one address, and all together, may hold open; how long the head of a request may take (milliseconds). */
export type ConnectionLimits = { readonly perAddress: number; readonly total: number; readonly headersMs: number };
/** An office behind one address: some forty browsers of six connections each. */
export const usualLimits: ConnectionLimits = { perAddress: 256, total: 4096, headersMs: 10_000 };

/** How often Node looks for requests that take too long; its own half minute would let them live three times as long. */
export const checkEveryMs = 1000;

/** Sets the limits that keep slow or greedy clients from using up the server (times in milliseconds). */
export function limitConnections(server: Server, limits: ConnectionLimits = usualLimits): void {
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  // Live streams beat every 15 seconds; a connection without any traffic for this long is dead.
  server.timeout = 120_000;
  server.maxConnections = limits.total;
  server.maxHeadersCount = 100;
  const open = new Map<string, number>();
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > limits.perAddress) socket.destroy();
  });
}

/** A listening HTTP server whose handler can be exchanged: the waiting page first, the app once it is there. */
export type Door = {
  readonly port: number;
  readonly use: (handler: RequestListener) => void;
  readonly close: () => Promise<void>;
};

/**
 * Opens the door at once, before anything behind it is ready.
 * Fails with the system's error (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`) where it cannot listen.
 */
export function openDoor(handler: RequestListener, host: string, port: number, limits = usualLimits): Promise<Door> {
  let current = handler;
  const server = createServer(
    { connectionsCheckingInterval: checkEveryMs },
    (request: IncomingMessage, response: ServerResponse) => current(request, response),
  );
  limitConnections(server, limits);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve({
        port: typeof address === "object" && address !== null ? address.port : port,
        use: (next) => {
          current = next;
        },
        close: () => closeServer(server),
      });
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
