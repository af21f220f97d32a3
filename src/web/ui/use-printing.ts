import { useSyncExternalStore } from "react";

/** Width of A4 less the margins of the page, in pixels of paper; Letter has a little more. */
export const paperWidth = 688;

let printing = false;

function listen(changed: () => void) {
  const begins = () => ((printing = true), changed());
  const ends = () => ((printing = false), changed());
  window.addEventListener("beforeprint", begins);
  window.addEventListener("afterprint", ends);
  return () => {
    window.removeEventListener("beforeprint", begins);
    window.removeEventListener("afterprint", ends);
  };
}

/** True from just before the page is laid out on paper until it is back on the screen. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(
    listen,
    () => printing,
    () => false,
  );
