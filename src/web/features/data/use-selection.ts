import { useCallback, useMemo, useState } from "react";
import { type At, boundsOf, cellAt, inside, type Selection } from "./range.ts";

/** What is chosen in a list of so many rows and columns. */
export function useSelection(size: { readonly rows: number; readonly columns: number }) {
  const [held, setHeld] = useState<Selection>(cellAt(0, 0));
  const selection = useMemo(() => inside(held, size), [held, size.rows, size.columns]);
  /** Goes to a cell; `extend` keeps where the choice began. */
  const choose = useCallback(
    (at: At, extend: boolean) => setHeld((before) => ({ anchor: extend ? before.anchor : at, head: at })),
    [],
  );
  const bounds = useMemo(() => boundsOf(selection), [selection]);
  return { at: selection.head, anchor: selection.anchor, bounds, choose, chooseRange: setHeld };
}
