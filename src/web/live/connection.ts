import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let reachable = true;

/** Whether the last attempt to reach the server came through. */
export const connection = {
  set(next: boolean): void {
    if (next === reachable) return;
    reachable = next;
    for (const listener of listeners) listener();
  },
};

export function useReachable(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => reachable,
  );
}
