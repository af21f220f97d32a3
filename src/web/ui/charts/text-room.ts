/** Pixels that a text of 11 px takes in the interface's font, near enough to leave room for it. */
export function textRoom(text: string): number {
  let room = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    room += code >= 0x2e80 ? 11.2 : code >= 0x600 && code < 0x700 ? 5.8 : /[A-ZА-ЯMW%]/.test(sign) ? 7.4 : 6;
  }
  return Math.ceil(room);
}

/** The text where it fits, else its beginning and an ellipsis; empty where not even two signs fit. */
export function fitText(text: string, room: number): string {
  if (textRoom(text) <= room) return text;
  const signs = [...text];
  while (signs.length > 1) {
    signs.pop();
    const cut = `${signs.join("").trimEnd()}…`;
    if (textRoom(cut) <= room) return signs.length > 1 ? cut : "";
  }
  return "";
}

/** Heights moved apart so that no two labels stand closer than `gap`, in their order, kept above `bottom`. */
export function spreadLabels(heights: readonly number[], gap: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let free = -Infinity;
  for (const index of order) {
    const at = Math.max(heights[index] ?? 0, free);
    placed[index] = at;
    free = at + gap;
  }
  let limit = bottom;
  for (const index of order.toReversed()) {
    const at = Math.min(placed[index] ?? 0, limit);
    placed[index] = at;
    limit = at - gap;
  }
  return placed;
}
