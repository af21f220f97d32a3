import { textRoom } from "./text-room.ts";

/** Something dated; days are numbers, `to` is the last day. How exactly its time is known decides how it is drawn. */
export type GanttBar = {
  readonly key: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** On one day, somewhere within a stretch, or through all of it. */
  readonly kind: "day" | "within" | "span";
  readonly openStart?: boolean;
  readonly openEnd?: boolean;
  readonly estimated?: boolean;
  readonly text: () => string;
  readonly pick?: () => void;
};
export type GanttLane = {
  readonly key: string;
  readonly name: string;
  readonly tone: number;
  readonly bars: readonly GanttBar[];
};
/** A bar in pixels, with its track from the top and the room for its name, 0 where there is none. */
export type PlacedBar = {
  readonly bar: GanttBar;
  readonly left: number;
  readonly right: number;
  readonly track: number;
  readonly labelRoom: number;
};

export const trackHeight = 17;
const mostTracks = 12;
const longestLabel = 230;

/** Bars of one lane on as few tracks as keep them apart; where names would need too many tracks, some go without. */
export function placeLane(
  bars: readonly GanttBar[],
  view: { readonly from: number; readonly to: number },
  x: (day: number) => number,
  edge: number,
): { readonly bars: readonly PlacedBar[]; readonly tracks: number } {
  const seen = bars
    .filter((bar) => bar.to >= view.from && bar.from <= view.to)
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map((bar) => ({
      bar,
      left: x(Math.max(bar.from, view.from)),
      right: x(Math.min(bar.kind === "day" ? bar.from : bar.to + 1, view.to)),
    }));
  const roomy = onTracks(seen, ({ bar }) => Math.min(longestLabel, textRoom(bar.name) + 4));
  const chosen = roomy.tracks <= mostTracks ? roomy : onTracks(seen, () => 0);
  return { tracks: chosen.tracks, bars: chosen.bars.map((bar) => ({ ...bar, labelRoom: roomAfter(bar, chosen.bars, edge) })) }; // prettier-ignore
}

type Seen = Pick<PlacedBar, "bar" | "left" | "right">;

function onTracks(seen: readonly Seen[], labelOf: (bar: Seen) => number) {
  const ends: number[] = [];
  const bars = seen.map((bar) => {
    const free = ends.findIndex((end) => end + 8 <= bar.left);
    const track = free === -1 ? ends.length : free;
    ends[track] = Math.max(bar.right, bar.left + 6) + labelOf(bar);
    return { ...bar, track };
  });
  return { bars, tracks: ends.length };
}

/** Room between a bar and the next on its track, or the edge; a name that would be cut to nothing gets none. */
function roomAfter(
  bar: Seen & { readonly track: number },
  all: readonly (Seen & { readonly track: number })[],
  edge: number,
): number {
  // prettier-ignore
  const next = all.find((other) => other.track === bar.track && other.left > bar.left);
  const room = Math.min(next ? next.left - 12 : edge, edge) - bar.right - 10;
  const asked = textRoom(bar.bar.name);
  return room >= Math.min(asked, 48) ? Math.min(room, longestLabel) : 0;
}
