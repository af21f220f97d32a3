import type { BriefPicture, PictureMark, PictureShape } from "../../model/brief.ts";
import { type Markup, html } from "../plan/report/markup.ts";

type Paint = { readonly fill: string; readonly stroke: string; readonly width: number; readonly dash: string | null };

/** Tones that stay apart in grey: dark, light, outline only. */
export const paints: Readonly<Record<PictureMark, Paint>> = {
  dark: { fill: "#2f6f73", stroke: "none", width: 0, dash: null },
  light: { fill: "#b9d3d2", stroke: "#2f6f73", width: 0.4, dash: null },
  hollow: { fill: "#ffffff", stroke: "#5b6770", width: 0.7, dash: null },
  level: { fill: "none", stroke: "#10191e", width: 1.8, dash: null },
  grid: { fill: "none", stroke: "#c9d2d6", width: 0.6, dash: null },
  chosen: { fill: "none", stroke: "#8a5a00", width: 1.4, dash: "4 3" },
};

/** The picture as SVG that needs no style sheet: colours stand in its attributes. */
export function pictureSvg(picture: BriefPicture, font = "sans-serif"): Markup {
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${picture.width} ${picture.height}"
    width="${picture.width}"
    height="${picture.height}"
    role="img"
    font-family="${font}"
    font-size="9"
    fill="#333f46"
  >
    <title>${picture.title}</title>
    <desc>${picture.alt}</desc>
    ${picture.shapes.map(shapeSvg)}
  </svg>`;
}

function shapeSvg(shape: PictureShape): Markup {
  if (shape.shape === "text")
    return html`<text x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}">${shape.text}</text>`;
  const { fill, stroke, width, dash } = paints[shape.mark];
  const pen = html`fill="${fill}" stroke="${stroke}" stroke-width="${width}"
  ${dash === null ? null : html`stroke-dasharray="${dash}"`}`;
  if (shape.shape === "bar")
    return html`<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" ${pen} />`;
  const way = shape.points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
  return html`<path d="${way}" ${pen} />`;
}
