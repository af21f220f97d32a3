import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import atlasAddress from "world-atlas/countries-50m.json?url";

/** `key` is the numeric code, or the name where the source gives none. */
export type Country = Feature<Polygon | MultiPolygon, { readonly iso2: string; readonly key: string }>;
/** Picks boundaries by the keys of the two areas that share them. */
export type Shared = (a: string, b: string) => boolean;
/** The packaged world: countries, coasts, and the boundaries that two areas share. */
export type Atlas = {
  readonly countries: FeatureCollection<Polygon | MultiPolygon, Country["properties"]>;
  readonly coast: MultiLineString;
  readonly shared: (pick: Shared) => MultiLineString;
};

type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;
type Area = GeometryObject;

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

function keyOf({ id, properties }: Area): string {
  if (id !== undefined) return String(id);
  return properties && "name" in properties ? String(properties.name) : "";
}
/** Areas that the source gives no country code are those whose standing is disputed. */
export const isCoded = (key: string): boolean => /^-?\d+$/.test(key);

function atlasOf(world: World): Atlas {
  const { countries } = world.objects;
  const shapes = feature(world, countries).features.flatMap(({ id, properties, geometry }): Country[] =>
    geometry.type === "Polygon" || geometry.type === "MultiPolygon"
      ? [
          {
            type: "Feature",
            properties: { iso2: iso2Of(id), key: String(id ?? properties.name) },
            geometry,
          },
        ]
      : [],
  );
  return {
    countries: { type: "FeatureCollection", features: shapes },
    coast: mesh(world, countries, (a, b) => a === b),
    shared: (pick) => mesh(world, countries, (a, b) => a !== b && pick(keyOf(a), keyOf(b))),
  };
}
