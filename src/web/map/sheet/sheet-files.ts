import type { Scene } from "../scene.ts";

/** A drawing as a picture; `factor` 3 is about 290 dots an inch. */
export async function pictureOf(drawing: SVGSVGElement, factor = 3): Promise<Blob> {
  const { width, height } = drawing.viewBox.baseVal;
  const address = URL.createObjectURL(drawingOf(drawing));
  try {
    const image = new Image(width * factor, height * factor);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * factor);
    canvas.height = Math.round(height * factor);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new RangeError("no picture"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A drawing on its own, with its size. */
export function drawingOf(drawing: SVGSVGElement): Blob {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError("a drawing stays a drawing");
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.removeAttribute("class");
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

/** What is seen as GeoJSON: sites and entry points as points, routes as lines. Unknown is null; days beyond reach are null with `reachable` false. */
export function geoJsonOf(scene: Scene, about: Readonly<Record<string, string>>): string {
  const point = (at: readonly [number, number]) => ({ type: "Point", coordinates: [...at] });
  const features = [
    ...scene.sites.map(({ at, aliases, dry, wet, days: _, entry, ...site }) => ({
      type: "Feature",
      id: `site/${site.id}`,
      properties: {
        noun: "site",
        ...site,
        aliases: [...aliases],
        people_basis: "estimated",
        dry_days: dry ?? null,
        wet_days: wet ?? null,
        reachable: dry === undefined ? null : scene.season === "wet" ? wet !== null : dry !== null,
        entry_point: entry,
      },
      geometry: point(at),
    })),
    ...scene.entries.map(({ at, ...entry }) => ({
      type: "Feature",
      id: `entry_point/${entry.id}`,
      properties: { noun: "entry_point", ...entry },
      geometry: point(at),
    })),
    ...scene.routes.map(({ line, ends, dry, wet, days: _, ...route }) => ({
      type: "Feature",
      id: `route/${route.id}`,
      properties: { noun: "route", ...route, from_id: ends[0], to_id: ends[1], dry_days: dry, wet_days: wet },
      geometry: { type: "LineString", coordinates: line.map((at) => [...at]) },
    })),
  ];
  return `${JSON.stringify({ type: "FeatureCollection", about, features }, null, 1)}\n`;
}

const cell = (value: string | number | null): string => {
  const text = value === null ? "" : String(value);
  // A text that a spreadsheet would take for a formula gets an apostrophe in front.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export type SiteTexts = {
  readonly heads: readonly string[];
  readonly kind: (code: string) => string;
  readonly noWay: string;
  readonly unknown: string;
};

/** The sites that are seen as a table of text: unknown in words, as on the screen. The last rows say what it is. */
export function csvOf(scene: Scene, texts: SiteTexts, notes: readonly string[]): string {
  const days = (value: number | null | undefined) =>
    value === undefined ? texts.unknown : value === null ? texts.noWay : value;
  const rows = [
    texts.heads,
    ...scene.sites.map(({ name, kind, at, people, dry, wet }) => [
      name,
      texts.kind(kind),
      at[1],
      at[0],
      people ?? texts.unknown,
      days(dry),
      days(wet),
    ]),
    ...notes.map((note) => [note]),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
