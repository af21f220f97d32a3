import type { Position as Point } from "geojson";
import type { Extent } from "../../../kernel/geo.ts";
import type { BaseMap } from "../base-map.ts";
import { siteIcon } from "../map-icons.ts";
import type { MilitarySymbols } from "../military-symbols.ts";
import { namesOf, type NameWords } from "../names.ts";
import { paperPaint as paint } from "../paint.ts";
import { dayClass, type MapLook, type Scene, type SceneSite, siteRadius } from "../scene.ts";
import { entrySign, signPath, siteSigns } from "../shapes.ts";
import type { Frame } from "./frame.ts";
import { placedNames } from "./placed-names.ts";
import { sheetFont } from "./text-lines.ts";

export type SheetMapProps = {
  readonly frame: Frame;
  readonly base: BaseMap;
  readonly scene: Scene;
  readonly look: MapLook;
  readonly words: NameWords;
  readonly military: MilitarySymbols | null;
  /** Names the clipping, where several are on one page. */
  readonly id: string;
};

/** A map as a drawing in the colours of paper: sharp at any size, the same whatever the screen shows. */
export function SheetMap(props: SheetMapProps) {
  const { frame, base, scene, words, id } = props;
  const { box } = frame;
  const names = placedNames(namesOf({ scene, base, words, selected: null }), frame);
  return (
    <g>
      <clipPath id={id}>
        <rect x={box.x} y={box.y} width={box.width} height={box.height} />
      </clipPath>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} fill={paint.water} />
      <g clipPath={`url(#${id})`}>
        <Ground {...props} />
        <Routes {...props} />
        <Places {...props} />
        {names.map(({ text, x, y, kind, anchor, size }, index) => (
          <text
            key={index}
            x={x}
            y={y}
            fontSize={size}
            fontFamily={sheetFont}
            fontWeight={kind === "site" || kind === "closed" ? 600 : 400}
            fontStyle={kind === "disputed" && /\p{Script=Latin}|\p{Script=Cyrillic}/u.test(text) ? "italic" : undefined}
            textAnchor={anchor}
            direction="ltr"
            fill={nameColours[kind]}
            stroke={paint.surface}
            strokeWidth={2.5}
            strokeLinejoin="round"
            paintOrder="stroke"
          >
            {text}
          </text>
        ))}
      </g>
    </g>
  );
}

const nameColours = {
  site: paint.text,
  country: paint.quiet,
  disputed: paint.quiet,
  days: paint.slow,
  closed: paint.closed,
} as const;

function Ground({ frame, base, scene }: SheetMapProps) {
  const lines = (all: readonly (readonly Point[])[]) => all.map((line) => pathOf(line, frame)).join("");
  const seen = base.countries.features.filter(({ geometry }) =>
    (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).some(([outer]) =>
      reaches(outer ?? [], frame.extent),
    ),
  );
  return (
    <>
      {seen.map(({ properties: { iso2, key }, geometry }) => (
        <path
          key={key}
          d={(geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates)
            .flatMap((rings) => rings.map((ring) => pathOf(ring, frame, "Z")))
            .join("")}
          fill={scene.home.includes(iso2) ? paint.home : paint.land}
          fillRule="evenodd"
        />
      ))}
      <path
        d={base.disputed.flatMap(({ ground }) => ground.map((ring) => pathOf(ring, frame, "Z"))).join("")}
        fill={paint.land}
      />
      <path d={lines(base.coast.coordinates)} fill="none" stroke={paint.border} strokeWidth={0.6} />
      <path d={lines(base.borders)} fill="none" stroke={paint.border} strokeWidth={1} />
      <path
        d={lines([...base.unsettled, ...base.disputed.flatMap((shape) => shape.lines)])}
        fill="none"
        stroke={paint.border}
        strokeWidth={1.2}
        strokeDasharray="4 3"
      />
    </>
  );
}

function reaches(ring: readonly Point[], [west, south, east, north]: Extent): boolean {
  const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (const [x = 0, y = 0] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south;
}

/** A line in the frame; empty where it is wholly outside. Points that would fall together are left out. */
function pathOf(line: readonly Point[], { at, extent }: Frame, end: "" | "Z" = ""): string {
  if (!reaches(line, extent)) return "";
  let path = "";
  let [beforeX, beforeY] = [Infinity, Infinity];
  for (const [lon = 0, lat = 0] of line) {
    const [x, y] = at([lon, lat]);
    if (Math.abs(x - beforeX) < 0.4 && Math.abs(y - beforeY) < 0.4) continue;
    path += `${path === "" ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    [beforeX, beforeY] = [x, y];
  }
  return path + end;
}

function Routes({ frame, scene }: SheetMapProps) {
  return (
    <>
      {scene.routes.map(({ id, line, slow, closed }) => {
        const [[x1, y1], [x2, y2]] = [frame.at(line[0]), frame.at(line[1])];
        const colour = closed ? paint.closed : slow ? paint.slow : paint.route;
        const dash = closed ? "2 3" : slow ? "6 3" : undefined;
        return (
          <line
            key={id}
            {...{ x1, y1, x2, y2 }}
            stroke={colour}
            strokeWidth={closed ? 1.4 : 2}
            strokeDasharray={dash}
          />
        );
      })}
    </>
  );
}

function Places(props: SheetMapProps) {
  const { frame, scene, military } = props;
  const sites = scene.sites.toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0));
  return (
    <>
      {sites.map((site) => (
        <SiteMark key={site.id} site={site} {...props} />
      ))}
      {scene.entries.map(({ id, at, kind, closed }) => {
        const [x, y] = frame.at(at);
        const image = closed ? null : (military?.drawing(`app6-entry-${kind}`) ?? null);
        if (image) return <Picture key={id} image={image} x={x} y={y} scale={1} />;
        return (
          <g key={id}>
            <path
              d={signPath(entrySign(kind), x, y, 6)}
              fill={closed ? paint.surface : paint.text}
              stroke={closed ? paint.closed : paint.surface}
            />
            {closed && <path d={`M${x - 8} ${y + 8}L${x + 8} ${y - 8}`} stroke={paint.closed} strokeWidth={2} />}
          </g>
        );
      })}
    </>
  );
}

function SiteMark({ site, frame, look, military }: SheetMapProps & { site: SceneSite }) {
  const [x, y] = frame.at(site.at);
  const radius = siteRadius(site.people);
  const held = (site.people ?? 0) > 0;
  const ring = look.rings === null ? -1 : dayClass(site[look.rings]);
  const image = military?.drawing(siteIcon(site, true)) ?? null;
  const sign = siteSigns[site.kind];
  return (
    <>
      {ring >= 0 && <circle cx={x} cy={y} r={radius + 3} fill="none" stroke={paint.days[ring]} strokeWidth={2.5} />}
      {image ? (
        <Picture image={image} x={x} y={y} scale={held ? Math.max(0.6, Math.min(1.5, radius / 8)) : 0.4} />
      ) : (
        <path
          d={signPath(sign, x, y, sign === null ? radius : Math.max(5, radius))}
          fill={held ? paint.site : paint.surface}
          fillOpacity={held && sign === null ? 0.72 : 1}
          stroke={held ? paint.surface : paint.empty}
        />
      )}
    </>
  );
}

type Drawing = NonNullable<ReturnType<MilitarySymbols["drawing"]>>;
function Picture({ image, x, y, scale }: { image: Drawing; x: number; y: number; scale: number }) {
  return (
    <image
      href={image.href}
      x={x - image.anchor.x * scale}
      y={y - image.anchor.y * scale}
      width={image.width * scale}
      height={image.height * scale}
    />
  );
}
