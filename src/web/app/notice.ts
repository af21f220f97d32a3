import { useSyncExternalStore } from "react";

const shownMs = 5000;
const listeners = new Set<() => void>();
let shown = "";
let timer: ReturnType<typeof setTimeout> | undefined;

function show(text: string): void {
  shown = text;
  for (const tell of listeners) tell();
}

/** Says for a few seconds, to eyes and to screen readers, that something was done. */
export function notice(text: string): void {
  clearTimeout(timer);
  show(text);
  timer = setTimeout(() => show(""), shownMs);
}

/** What is to be said now; empty when there is nothing. */
export function useNotice(): string {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => shown,
  );
}
