import { useSyncExternalStore } from "react";

const touch = "(max-width: 600px), (pointer: coarse)";

/** Pixels of one row: on phones high enough for a finger. */
export function useRowHeight(): number {
  const small = useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(touch);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(touch).matches,
  );
  return small ? 44 : 32;
}
