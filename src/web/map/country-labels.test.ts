import { expect, test } from "vitest";
import type { Country } from "./atlas.ts";
import { countryPlaces } from "./country-labels.ts";

const country = (iso2: string, ...rings: [number, number][][]): Country => ({
  type: "Feature",
  properties: { iso2, key: iso2 },
  geometry: { type: "MultiPolygon", coordinates: rings.map((ring) => [ring]) },
});
const box = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

test("a name stands in the middle of what the extent shows of its country", () => {
  const [half, whole] = countryPlaces([country("AA", box(-50, 0, 11, 23)), country("BB", box(12, 0, 23, 23))], [0, 0, 24, 24]); // prettier-ignore
  expect(half?.iso2).toBe("AA");
  expect(half?.at).toEqual([5.5, 11.5]);
  expect(whole?.at).toEqual([17.5, 11.5]);
});

test("a country beyond the extent, or of which hardly anything is seen, has no name on it", () => {
  const far = country("FF", box(100, 50, 120, 60));
  const corner = country("CC", box(-10, -10, 2, 2));
  expect(countryPlaces([far, corner], [0, 0, 24, 24])).toEqual([]);
});

test("of several islands those within are counted together; a bent shape holds its name", () => {
  const islands = country("II", box(0, 0, 4, 4), box(200, 0, 204, 4), box(6, 0, 10, 4));
  const [name] = countryPlaces([islands], [0, 0, 24, 24]);
  expect(name?.at[1]).toBeLessThan(4);
  const bent = country("LL", [
    [0, 0],
    [24, 0],
    [24, 3],
    [3, 3],
    [3, 24],
    [0, 24],
    [0, 0],
  ]);
  const at = countryPlaces([bent], [0, 0, 24, 24])[0]?.at ?? [99, 99];
  expect(at[0] < 3 || at[1] < 3).toBe(true);
});
