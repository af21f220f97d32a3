import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let reachable = true;
let readAt: string | null = null;

/** Whether the last attempt to reach the server came through, and of when the oldest answer shown without it is. */
export const connection = {
  set(next: boolean): void {
    if (next === reachable) return;
    reachable = next;
    if (next) readAt = null;
    for (const listener of listeners) listener();
  },
  /** An answer was not the server's but the one kept in this browser at `time`. */
  kept(time: string): void {
    if (!reachable && readAt !== null && readAt <= time) return;
    reachable = false;
    readAt = readAt === null || time < readAt ? time : readAt;
    for (const listener of listeners) listener();
  },
  reachable: (): boolean => reachable,
  watch(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const useReachable = (): boolean => useSyncExternalStore(connection.watch, connection.reachable);

/** When the oldest answer on screen was read, while there is no link; null where nothing kept is shown. */
export const useReadAt = (): string | null => useSyncExternalStore(connection.watch, () => readAt);
