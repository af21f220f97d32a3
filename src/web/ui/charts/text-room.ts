/**
 * Pixels that a text of 11 px takes, near enough to leave room for it: by the widest of the fonts that the interface
 * may find, so that no text is cut on a system that lacks the narrower ones.
 */
export function textRoom(text: string): number {
  let room = 0;
  for (const sign of text) room += roomOf(sign);
  return Math.ceil(room);
}

function roomOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return 11.2;
  if (code >= 0x600 && code < 0x700) return 6.8;
  if (/[A-ZА-ЯmwшщжюMW%]/.test(sign)) return 8.2;
  if (/[0-9а-я]/.test(sign)) return 7;
  return /[ .,:;ijlt'’|]/.test(sign) ? 4 : 6.8;
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
