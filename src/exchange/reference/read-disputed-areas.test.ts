import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { disputedStandings } from "../../model/disputed-area.ts";
import { sayIn } from "../../words/catalogue.ts";
import { languages } from "../../words/say.ts";
import { readDisputedAreas } from "./read-disputed-areas.ts";
import { referenceFolder } from "./reference-folder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "layer "));
});
afterEach(() => rm(folder, { recursive: true }));

test("the shipped layer reads whole, in the order of its ids, and every entry can be drawn", async () => {
  const { features } = await readDisputedAreas(referenceFolder());
  const ids = features.map(({ properties }) => properties.id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids.length).toBeGreaterThanOrEqual(12);
  const undrawn = features.filter(
    ({ geometry, properties: { atlas } }) =>
      geometry === null && atlas.areas.length === 0 && atlas.between.length === 0,
  );
  expect(undrawn).toEqual([]);
});

test.each(languages)("every entry has its name, its reason and its standing in %s", async (language) => {
  const { features } = await readDisputedAreas(referenceFolder());
  const say = sayIn(language);
  const said = [
    ...features.flatMap(({ properties: { id } }) => [say(`map.disputed.${id}`), say(`map.disputed.${id}.why`)]),
    ...disputedStandings.map((standing) => say(`map.standing.${standing}`)),
  ];
  expect(said.filter((text) => text.startsWith("["))).toEqual([]);
});

test.each([
  ["{", ""],
  ['{"type":"FeatureCollection","features":[{"type":"Feature"}]}', "features.0.properties"],
])("a layer that is not well formed is refused with the place of its first fault: %s", async (text, place) => {
  await writeFile(join(folder, "disputed-areas.geojson"), text);
  await expect(readDisputedAreas(folder)).rejects.toMatchObject({
    code: "reference.layer",
    values: { file: "disputed-areas.geojson", place },
  });
});
