import { useSyncExternalStore } from "react";

/** What the page tells its service worker. */
export type ToWorker =
  | { readonly kind: "keep"; readonly addresses: readonly string[]; readonly language: string }
  | { readonly kind: "take-over" };
/** What the service worker tells its pages. */
export type FromWorker = { readonly kind: "full" };

const listeners = new Set<() => void>();
let full = false;
let started = false;

const worker = (): ServiceWorkerContainer | undefined =>
  "serviceWorker" in navigator ? navigator.serviceWorker : undefined;

/** Whether this browser can open the page without a link: only over TLS, or from this machine itself. */
export const canOpenOffline = (): boolean => worker() !== undefined;

/** Starts the service worker once the page has what it needs; pages read before it was there are handed to it. */
export function startWorker(): void {
  const container = worker();
  if (started || !container || import.meta.env.DEV) return;
  started = true;
  const controlled = container.controller !== null;
  container.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind !== "full") return;
    full = true;
    for (const listener of listeners) listener();
  });
  void container
    .register("/service-worker.js")
    .then(() => container.ready)
    .then(({ active }) => {
      if (!controlled && active) active.postMessage(readSoFar());
    })
    // Without it everything works but opening without a link, and the outbox says so.
    .catch(() => undefined);
}

/** What this visit has fetched, so that the first visit is enough. */
function readSoFar(): ToWorker {
  const here = performance.getEntriesByType("resource").map(({ name }) => name);
  const addresses = here.filter((name) => new URL(name).origin === location.origin);
  return { kind: "keep", addresses: [...new Set(addresses)], language: document.documentElement.lang };
}

/** Loads the newest page; its worker takes the place of the older one first where it waits to. */
export function takeOver(): void {
  const container = worker();
  if (!container) return location.reload();
  void container.getRegistration().then((registration) => {
    const waiting = registration?.waiting;
    if (!waiting) return location.reload();
    container.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage({ kind: "take-over" } satisfies ToWorker);
  });
}

export const useKeepingFull = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => full,
  );
