/** Colours of a map. */
export type Paint = Readonly<
  Record<
    | "water"
    | "land"
    | "home"
    | "border"
    | "site"
    | "empty"
    | "route"
    | "slow"
    | "closed"
    | "text"
    | "quiet"
    | "surface",
    string
  >
> & {
  /** One a class of days, see `dayClass`. */
  readonly days: readonly string[];
};

/** The colours of the page, so that the map follows it from light to dark. */
export function paintOfPage(): Paint {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    water: of("--map-water"),
    land: of("--map-land"),
    home: of("--map-home"),
    border: of("--map-border"),
    site: of("--military"),
    empty: of("--line-strong"),
    route: of("--quiet"),
    slow: of("--medium"),
    closed: of("--high"),
    text: of("--text"),
    quiet: of("--quiet"),
    surface: of("--surface"),
    days: [0, 1, 2, 3, 4].map((index) => of(`--days-${index}`)),
  };
}

/** Colours on paper: always light, whatever the screen shows. */
export const paperPaint: Paint = {
  water: "#e3ebf2",
  land: "#f4f3ee",
  home: "#ffffff",
  border: "#7f8b98",
  site: "#0072b2",
  empty: "#8b97a5",
  route: "#536173",
  slow: "#8a5300",
  closed: "#b3261e",
  text: "#18222e",
  quiet: "#465364",
  surface: "#ffffff",
  days: ["#c9b94b", "#9a8f5a", "#5d616f", "#00224e", "#b3261e"],
};
