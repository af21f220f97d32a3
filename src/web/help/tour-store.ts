import { useSyncExternalStore } from "react";

/** Where the tour stands: not running, or at a step, counted from 0. */
let at: number | null = null;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** Goes to a step of the tour; null ends it. */
export function goToStep(step: number | null): void {
  at = step;
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useTourStep = (): number | null => useSyncExternalStore(subscribe, () => at);

const keyOf = (person: string) => `concert.tour.${person}`;

/** Remembers in this browser that the person took the tour or did not want it. */
export function rememberTour(person: string): void {
  try {
    localStorage.setItem(keyOf(person), "seen");
  } catch {
    // A browser that keeps nothing offers the tour again.
  }
  tell();
}

/** Whether the tour is still to be offered to this person. */
export const useTourDue = (person: string | undefined): boolean =>
  useSyncExternalStore(subscribe, () => person !== undefined && localStorage.getItem(keyOf(person)) === null);
