import { useSyncExternalStore } from "react";

/** The build that this tab runs, as its page says; null in development. */
const own = globalThis.document?.querySelector('meta[name="concert-build"]')?.getAttribute("content") ?? null;
const listeners = new Set<() => void>();
let renewed = false;

/** Tells that the server has moved on to another build than the one this tab runs. */
export function noticeBuild(build: string | null): void {
  if (renewed || own === null || build === null || build === own) return;
  markRenewed();
}

function markRenewed(): void {
  renewed = true;
  for (const listener of listeners) listener();
}

// A part of the page that the server does not have any more tells it too, unless it is only the link that is down.
globalThis.addEventListener?.("vite:preloadError", () => {
  if (own !== null)
    void fetch("/api/v1/health").then(
      (answer) => noticeBuild(answer.headers.get("concert-build")),
      () => undefined,
    );
});

export const useRenewed = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => renewed,
  );
