import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";
const key = "concert.theme";

/** The reader's choice on this machine, or what the system asks for. */
export function storedTheme(): Theme {
  const stored = localStorage.getItem(key);
  if (stored === "light" || stored === "dark") return stored;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}

const watching = new Set<() => void>();

export function keepTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  applyTheme(theme);
  watching.forEach((tell) => tell());
}

function watch(tell: () => void): () => void {
  watching.add(tell);
  return () => watching.delete(tell);
}

/** The theme, also after it was turned elsewhere on the page. */
export const useTheme = (): Theme => useSyncExternalStore(watch, storedTheme);

/** Maps are drawn in the colours of the theme, so paper gets a light page for as long as it is printed. */
export function printInLight(): void {
  addEventListener("beforeprint", () => applyTheme("light"));
  addEventListener("afterprint", () => applyTheme(storedTheme()));
}
