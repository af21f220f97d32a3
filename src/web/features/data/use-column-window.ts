import { type RefObject, useEffect, useMemo, useState } from "react";
import type { Column } from "./columns.ts";
import type { ColumnWindow } from "./GridRow.tsx";

/** Pixels drawn beyond each side. */
const beyond = 240;

/** The columns beside the first that lie between two distances from the start of the line. */
function columnsBetween(columns: readonly Column[], start: number, end: number, kept = -1): ColumnWindow {
  let left = columns[0]?.width ?? 0;
  let from = columns.length;
  let to = 0;
  let before = 0;
  for (let place = 1; place < columns.length; place += 1) {
    const width = columns[place]?.width ?? 0;
    if ((left + width > start && left < end) || place === kept) {
      if (place < from) {
        from = place;
        before = left - (columns[0]?.width ?? 0);
      }
      to = place;
    }
    left += width;
  }
  return { from, to, before };
}

/** The columns in view, and one more that is being edited. The same object until the columns in view change. */
export function useColumnWindow(
  box: RefObject<HTMLDivElement | null>,
  columns: readonly Column[],
  kept: number,
): ColumnWindow {
  const [view, setView] = useState({ start: 0, end: 2000 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      // In a page that reads from the right the distance counts down from zero.
      const at = Math.abs(element.scrollLeft);
      const step = (value: number) => Math.round(value / 80) * 80;
      const next = { start: step(at - beyond), end: step(at + element.clientWidth + beyond) };
      setView((before) => (before.start === next.start && before.end === next.end ? before : next));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const sized = new ResizeObserver(look);
    sized.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      sized.disconnect();
    };
  }, [box]);
  const { from, to, before } = columnsBetween(columns, view.start, view.end, kept);
  return useMemo(() => ({ from, to, before }), [from, to, before]);
}
