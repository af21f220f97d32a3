import type { IconName } from "../ui/Icon.tsx";

/** A screen of a mission: its address under the mission, the letter that follows `g`, its icon. */
export type Screen = { readonly name: ScreenName; readonly key: string; readonly icon: IconName };
export type ScreenName =
  | "overview"
  | "supply"
  | "compare"
  | "briefs"
  | "mandate"
  | "force"
  | "timeline"
  | "data"
  | "funding"
  | "places"
  | "sources"
  | "dictionary"
  | "journal"
  | "outbox";

/** The screens that work, in the order of the rail. Each has a route of the same name and a message `screen.NAME`. */
export const screens: readonly Screen[] = [
  { name: "overview", key: "o", icon: "overview" },
  { name: "mandate", key: "m", icon: "mandate" },
  { name: "places", key: "p", icon: "places" },
  { name: "force", key: "u", icon: "force" },
  { name: "timeline", key: "l", icon: "timeline" },
  { name: "data", key: "d", icon: "data" },
  { name: "supply", key: "n", icon: "supply" },
  { name: "funding", key: "f", icon: "funding" },
  { name: "compare", key: "c", icon: "compare" },
  { name: "briefs", key: "b", icon: "brief" },
  { name: "sources", key: "s", icon: "sources" },
  { name: "dictionary", key: "y", icon: "dictionary" },
  { name: "journal", key: "j", icon: "history" },
  { name: "outbox", key: "w", icon: "outbox" },
];
