import type { Label } from "../labels.ts";
import type { Frame } from "./frame.ts";
import { widthOf } from "./text-lines.ts";

export type PlacedName = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly kind: Label["kind"];
  readonly anchor: "start" | "middle" | "end";
  readonly size: number;
};

const sizes = { site: 10.5, country: 11.5, disputed: 10.5, days: 9.5, closed: 9.5 } as const;

/** Names that lie whole in the frame and on no other; of two that would overlap the one with the higher rank stays. */
export function placedNames(labels: readonly Label[], { at, box }: Frame): readonly PlacedName[] {
  const taken: (readonly [left: number, top: number, right: number, bottom: number])[] = [];
  return labels
    .toSorted((a, b) => b.rank - a.rank)
    .flatMap((label): PlacedName[] => {
      const [x, y] = at(label.at);
      const size = sizes[label.kind];
      const width = widthOf(label.text, size, 600);
      const beside = label.kind === "site";
      // A name stands after its sign; where there is no room, before it.
      for (const side of beside ? (["start", "end"] as const) : (["middle"] as const)) {
        const offset = side === "end" ? -label.offset[0] : label.offset[0];
        const left = x + offset - (side === "middle" ? width / 2 : side === "end" ? width : 0);
        const middle = y + label.offset[1];
        const area = [left - 1, middle - size * 0.6, left + width + 1, middle + size * 0.6] as const;
        const inside =
          area[0] > box.x && area[2] < box.x + box.width && area[1] > box.y && area[3] < box.y + box.height;
        if (!inside || taken.some((other) => overlaps(area, other))) continue;
        taken.push(area);
        return [{ text: label.text, x: x + offset, y: middle + size * 0.36, kind: label.kind, anchor: side, size }];
      }
      return [];
    });
}

type Area = readonly [number, number, number, number];
const overlaps = (a: Area, b: Area): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
