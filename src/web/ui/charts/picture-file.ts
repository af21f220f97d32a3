import type { ChartNotes } from "./chart-stamp.ts";
import { textRoom } from "./text-room.ts";

/** Everything of the page's styles that a chart uses, as attributes, so that a file needs no style sheet. */
const carried = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "opacity",
  "font-size",
  "font-weight",
  "font-family",
  "text-anchor",
  "direction",
  "unicode-bidi",
  "paint-order",
] as const;

/** What an element does not take from the one around it, with what it is where nothing is said. */
const alone: ReadonlyMap<string, string> = new Map([
  ["opacity", "1"],
  ["unicode-bidi", "normal"],
]);

const svgNamespace = "http://www.w3.org/2000/svg";
const edge = 16;

export type Line = { readonly text: string; readonly size: number; readonly bold: boolean };

/** Title and subtitle above, all notes below, each broken where the width ends. */
export function noteLines(notes: ChartNotes, width: number): { readonly above: Line[]; readonly below: Line[] } {
  const lines = (text: string, size: number, bold: boolean) =>
    wrapped(text, (width * 11) / size).map((line) => ({ text: line, size, bold }));
  return {
    above: [
      ...(notes.mark === null ? [] : lines(notes.mark, 14, true)),
      ...lines(notes.title, 16, true),
      ...lines(notes.subtitle, 12, false),
    ],
    below: notes.foot.flatMap((note) => lines(note, 11, false)),
  };
}

/** A text in lines of at most `room` pixels at 11 px; scripts without blanks break anywhere. */
export function wrapped(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    if (line !== "" && textRoom((line + word).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

/** The drawing as it is seen, on its own: styles as attributes, notes around it, its own ground. */
export function svgOf(
  drawn: SVGSVGElement,
  notes: ChartNotes,
  { rtl }: { rtl: boolean },
): { text: string; width: number; height: number } {
  // prettier-ignore
  const [inner, tall] = [drawn.clientWidth, drawn.clientHeight];
  const width = inner + 2 * edge;
  const { above, below } = noteLines(notes, inner);
  const style = getComputedStyle(drawn);
  const file = document.createElementNS(svgNamespace, "svg");
  const ground = add(file, "rect", { width: "100%", height: "100%" });
  ground.setAttribute("fill", style.getPropertyValue("--surface").trim() || "#ffffff");
  let y = edge;
  const write = (lines: readonly Line[]) => {
    for (const { text, size, bold } of lines) {
      y += size + 5;
      const line = add(file, "text", {
        x: rtl ? width - edge : edge,
        y,
        "font-size": size,
        "font-family": "sans-serif",
      });
      line.setAttribute("fill", style.getPropertyValue("--text").trim() || "#000000");
      line.setAttribute("text-anchor", rtl ? "end" : "start");
      line.setAttribute("unicode-bidi", "plaintext");
      if (bold) line.setAttribute("font-weight", "700");
      line.textContent = text;
    }
  };
  write(above);
  const copy = withStyles(drawn);
  for (const [name, value] of Object.entries({ x: edge, y: y + 12, width: inner, height: tall })) copy.setAttribute(name, String(value)); // prettier-ignore
  file.append(copy);
  y += 12 + tall + 8;
  write(below);
  const height = y + edge;
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) file.setAttribute(name, String(value)); // prettier-ignore
  return { text: new XMLSerializer().serializeToString(file), width, height };
}

function add(parent: Element, name: string, attributes: Record<string, string | number>): Element {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  parent.append(element);
  return element;
}

/** A copy whose every element carries its styles; the ring of the keyboard stays behind. */
function withStyles(drawn: SVGSVGElement): Element {
  const copy = drawn.cloneNode(true);
  if (!(copy instanceof Element)) throw new TypeError("a drawing is an element");
  const [from, to] = [
    [drawn, ...drawn.querySelectorAll("*")],
    [copy, ...copy.querySelectorAll("*")],
  ];
  from.forEach((element, index) => {
    const target = to[index];
    const style = getComputedStyle(element);
    const above = element === drawn || element.parentElement === null ? null : getComputedStyle(element.parentElement);
    for (const name of carried) {
      const value = style.getPropertyValue(name);
      const passedOn = above !== null && !alone.has(name) && above.getPropertyValue(name) === value;
      if (passedOn || (alone.has(name) && value === alone.get(name))) target?.removeAttribute(name);
      else target?.setAttribute(name, value.replaceAll('"', "'"));
    }
    for (const name of ["class", "role", "aria-label", "aria-hidden"]) target?.removeAttribute(name);
  });
  copy.querySelectorAll("[data-ring]").forEach((ring) => ring.remove());
  return copy;
}

/** The drawing as an image of twice its size, for slides and messages. */
export async function pngOf({ text, width, height }: ReturnType<typeof svgOf>): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * 2, height * 2];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
