import ms from "milsymbol";

/** Symbols of APP-6 (D) by what a record says of itself: own units are friends, places and entry points are neutral. */
const codes: Readonly<Record<string, string>> = {
  "app6-unit": "10031000000000000000",
  "app6-hq": "10031002000000000000",
  "app6-aviation": "10031000001206000000",
  "app6-medical": "10031000001613000000",
  "app6-place": "10042000000000000000",
  "app6-entry-port": "10042000001213090000",
  "app6-entry-airport": "10042000001213010000",
  "app6-entry-airfield": "10042000001213010000",
  "app6-entry-staging": "10042000000000000000",
};

export type MilitarySymbols = {
  readonly images: () => readonly { readonly name: string; readonly image: ImageData | null }[];
  /** A picture of its own, for paper, with its size and the point that stands on the place, in pixels. */
  readonly drawing: (name: string) => {
    readonly href: string;
    readonly width: number;
    readonly height: number;
    readonly anchor: { readonly x: number; readonly y: number };
  } | null;
};

const pixels = 15;

/** Every symbol, drawn so that the point of the place is the middle of its picture. */
export const militarySymbols: MilitarySymbols = {
  images: () =>
    Object.entries(codes).map(([name, code]) => {
      const drawn = new ms.Symbol(code, { size: pixels }).asCanvas(2);
      const { x, y } = new ms.Symbol(code, { size: pixels }).getAnchor();
      const half = Math.ceil(2 * Math.max(x, y, drawn.width / 2 - x, drawn.height / 2 - y));
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 2 * half;
      const pen = canvas.getContext("2d");
      pen?.drawImage(drawn, half - 2 * x, half - 2 * y);
      return { name, image: pen?.getImageData(0, 0, 2 * half, 2 * half) ?? null };
    }),
  drawing: (name) => {
    const code = codes[name];
    if (code === undefined) return null;
    const symbol = new ms.Symbol(code, { size: pixels });
    const { width, height } = symbol.getSize();
    const href = `data:image/svg+xml;base64,${btoa(symbol.asSVG())}`;
    return { href, width, height, anchor: symbol.getAnchor() };
  },
};
