/** Order of UTF-8 bytes, the same as `collate "C"` of the database; use it wherever order is stored or compared. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  // JavaScript compares UTF-16 units; they differ from UTF-8 order only where surrogates meet U+E000 and above.
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const xSurrogate = x >= 0xd800 && x <= 0xdfff;
      const ySurrogate = y >= 0xd800 && y <= 0xdfff;
      if (xSurrogate !== ySurrogate) return xSurrogate ? 1 : -1;
      return x - y;
    }
  }
  return a.length - b.length;
}
