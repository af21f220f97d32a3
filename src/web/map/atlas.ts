import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlasAddress from "world-atlas/countries-50m.json?url";

export type Country = Feature<Polygon | MultiPolygon, { readonly iso2: string }>;
/** The packaged world: countries, the lines between them, and the lines that not all accept. */
export type Atlas = {
  readonly countries: FeatureCollection<Polygon | MultiPolygon, { readonly iso2: string }>;
  readonly borders: MultiLineString;
  readonly disputed: MultiLineString;
};

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** The two-letter code of a numeric one; the browser's own region data know both. Empty where there is none. */
function iso2Of(numeric: string | number | undefined): string {
  if (numeric === undefined) return "";
  const region = new Intl.Locale(`und-${String(numeric).padStart(3, "0")}`).region ?? "";
  return /^[A-Z]{2}$/.test(region) ? region : "";
}

let loading: Promise<Atlas> | null = null;

/** Reads the atlas once (Natural Earth 1:50 million, public domain, as packaged in world-atlas). */
export function loadAtlas(): Promise<Atlas> {
  loading ??= fetch(atlasAddress)
    .then((answer) => answer.json() as Promise<World>)
    .then(atlasOf)
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

function atlasOf(world: World): Atlas {
  const { countries } = world.objects;
  // Areas that the source gives no country code are those whose standing is disputed; their lines are drawn dashed.
  const coded = (area: { id?: string | number | undefined }) => area.id !== undefined;
  const shapes = feature(world, countries).features.flatMap(({ id, geometry }): Country[] =>
    geometry.type === "Polygon" || geometry.type === "MultiPolygon"
      ? [{ type: "Feature", properties: { iso2: iso2Of(id) }, geometry }]
      : [],
  );
  return {
    countries: { type: "FeatureCollection", features: shapes },
    borders: mesh(world, countries, (a, b) => a !== b && coded(a) && coded(b)),
    disputed: mesh(world, countries, (a, b) => a !== b && !(coded(a) && coded(b))),
  };
}
