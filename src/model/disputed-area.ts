import * as z from "zod";

/** Longitude and latitude, WGS 84, drawn by hand to about a tenth of a degree. */
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4);
const line = z.array(position).min(2);

/** Why a line is not drawn as a boundary; each code has its word. */
export const disputedStandings = ["undetermined", "claimed", "ceasefire", "occupied", "declared"] as const;

/**
 * An area or line whose standing is not settled, as the map draws it: dashed and without a fill. Its name and the
 * reason, in neutral words, are messages `map.disputed.ID` and `map.disputed.ID.why`.
 */
const DisputedArea = z.strictObject({
  type: z.literal("Feature"),
  properties: z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    kind: z.enum(["area", "line"]),
    standing: z.enum(disputedStandings),
    /** Symbols of documents, joined by `; `; empty where none is known. */
    source: z.string(),
    status: z.enum(["found", "unverified"]),
    reviewed_on: z.iso.date(),
    label_at: position.nullable(),
    /** Shapes of the base map that belong to it: areas and shared boundaries, by numeric code or, without one, name. */
    atlas: z.strictObject({
      areas: z.array(z.string()),
      between: z.array(z.tuple([z.string(), z.string()])),
      /** West, south, east, north: only the part of the shared boundaries inside it. */
      within: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    }),
    /** Rings that a map shaded by state leaves unshaded, where the base map counts them to a state. */
    ground: z.array(ring).nullable(),
  }),
  geometry: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("Polygon"), coordinates: z.array(ring) }),
      z.strictObject({ type: z.literal("LineString"), coordinates: line }),
    ])
    .nullable(),
});
export type DisputedArea = z.infer<typeof DisputedArea>;

/** The reviewed layer of disputed areas and lines. */
export const DisputedAreas = z.strictObject({
  type: z.literal("FeatureCollection"),
  features: z.array(DisputedArea),
});
export type DisputedAreas = z.infer<typeof DisputedAreas>;
