let pen: CanvasRenderingContext2D | null = null;

/** Width of a text in drawing units, as the browser will draw it. */
export function widthOf(text: string, size: number, weight = 400): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (pen === null) return text.length * size * 0.6;
  pen.font = `${weight} ${size}px ${sheetFont}`;
  return pen.measureText(text).width;
}

export const sheetFont = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif";

/** Breaks a text into lines no wider than the room; where a language has no spaces, between its words. */
export function linesOf(text: string, room: number, size: number, weight = 400): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
  for (const { segment } of segments) {
    // A full stop or comma never begins a line.
    if (
      line !== "" &&
      !/^[.,;:!?)»”、。，；：）\u060c\u061b]/.test(segment) &&
      widthOf((line + segment).trimEnd(), size, weight) > room
    ) {
      lines.push(line.trim());
      line = segment.trimStart();
    } else line += segment;
  }
  return line.trim() === "" ? lines : [...lines, line.trim()];
}
