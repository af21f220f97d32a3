import type { Column } from "./columns.ts";

/** How one person likes the table of one noun: columns in their order, those hidden, and widths in pixels. */
export type Layout = {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
};
export const plainLayout: Layout = { order: [], hidden: [], widths: {} };

const narrowest = 56;
const widest = 900;
export const fitWidth = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)));

/** The columns in the order of the layout; those that it does not know stand where the noun has them. */
export function inOrder(columns: readonly Column[], { order, widths }: Layout): readonly Column[] {
  const place = new Map(order.map((name, index) => [name, index]));
  const known = columns.filter(({ name }) => place.has(name));
  known.sort((a, b) => (place.get(a.name) ?? 0) - (place.get(b.name) ?? 0));
  let next = 0;
  return columns
    .map((column) => (place.has(column.name) ? (known[next++] ?? column) : column))
    .map((column) => ({ ...column, width: fitWidth(widths[column.name] ?? column.width) }));
}

/** The columns to show; never none. */
export function shownColumns(columns: readonly Column[], layout: Layout): readonly Column[] {
  const hidden = new Set(layout.hidden);
  const all = inOrder(columns, layout);
  const shown = all.filter(({ name }) => !hidden.has(name));
  return shown.length > 0 ? shown : all.slice(0, 1);
}

/** The layout with a column moved by some places. */
export function withMoved(columns: readonly Column[], layout: Layout, name: string, by: number): Layout {
  const order = inOrder(columns, layout).map((column) => column.name);
  const from = order.indexOf(name);
  const to = Math.max(0, Math.min(order.length - 1, from + by));
  if (from < 0) return layout;
  order.splice(to, 0, ...order.splice(from, 1));
  return { ...layout, order };
}

const keyOf = (person: string, noun: string): string => `concert.columns.${person}.${noun}`;

export function storedLayout(person: string, noun: string): Layout {
  try {
    return readLayout(JSON.parse(localStorage.getItem(keyOf(person, noun)) ?? "null"));
  } catch {
    // A browser that keeps nothing, or text that is not ours, is the same as no wish.
    return plainLayout;
  }
}

export function keepLayout(person: string, noun: string, layout: Layout): void {
  try {
    localStorage.setItem(keyOf(person, noun), JSON.stringify(layout));
  } catch {
    // The wish then holds for this visit.
  }
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

export function readLayout(value: unknown): Layout {
  if (typeof value !== "object" || value === null) return plainLayout;
  const { order, hidden, widths }: { order?: unknown; hidden?: unknown; widths?: unknown } = value;
  const sizes = typeof widths === "object" && widths !== null ? Object.entries(widths) : [];
  return {
    order: texts(order),
    hidden: texts(hidden),
    widths: Object.fromEntries(sizes.filter((pair): pair is [string, number] => typeof pair[1] === "number")),
  };
}
