/** A cell by its place in the list and among the columns shown. */
export type At = { readonly row: number; readonly column: number };
/** What is chosen: from where the reader began to where the keyboard stands. */
export type Selection = { readonly anchor: At; readonly head: At };
/** A range with all four ends included. */
export type Bounds = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

export const cellAt = (row: number, column: number): Selection => ({ anchor: { row, column }, head: { row, column } });

export const boundsOf = ({ anchor, head }: Selection): Bounds => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
});

export const isSingle = ({ top, bottom, left, right }: Bounds): boolean => top === bottom && left === right;
export const rowsIn = ({ top, bottom }: Bounds): number => bottom - top + 1;
export const columnsIn = ({ left, right }: Bounds): number => right - left + 1;

/** The selection kept inside a list that may have become shorter. */
export function inside(
  { anchor, head }: Selection,
  size: { readonly rows: number; readonly columns: number },
): Selection {
  const fit = ({ row, column }: At): At => ({
    row: Math.max(0, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  });
  return { anchor: fit(anchor), head: fit(head) };
}

export type Key = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};
export type Size = {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
  readonly mirrored: boolean;
};

/** Where a key leads, or null where it does not move. In a page that reads from the right, left is onward. */
export function moved({ key, ctrlKey, metaKey, altKey }: Key, { row, column }: At, size: Size): At | null {
  if (altKey) return null;
  const onward = size.mirrored ? -1 : 1;
  const far = ctrlKey || metaKey;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const aside = (step: number) => (far ? (step > 0 ? last.column : 0) : column + step);
  const to = (nextRow: number, nextColumn: number): At => ({
    row: Math.max(0, Math.min(last.row, nextRow)),
    column: Math.max(0, Math.min(last.column, nextColumn)),
  });
  switch (key) {
    case "ArrowDown":
      return to(far ? last.row : row + 1, column);
    case "ArrowUp":
      return to(far ? 0 : row - 1, column);
    case "ArrowRight":
      return to(row, aside(onward));
    case "ArrowLeft":
      return to(row, aside(-onward));
    case "PageDown":
      return to(row + size.page, column);
    case "PageUp":
      return to(row - size.page, column);
    case "Home":
      return to(far ? 0 : row, 0);
    case "End":
      return to(far ? last.row : row, last.column);
    default:
      return null;
  }
}
