import { useEffect, useRef, useState } from "react";
import { paperWidth, usePrinting } from "./use-printing.ts";

/** The width of an element in whole pixels, followed as it changes; on paper at most what lies inside a panel there. */
export function useWidth<E extends Element>() {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(0);
  const printing = usePrinting();
  useEffect(() => {
    if (!element.current) return;
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, []);
  return { element, width: printing ? Math.min(width, paperWidth - 34) : width };
}
