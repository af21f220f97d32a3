import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readPack } from "../../src/exchange/pack/read-pack.ts";
import { say } from "../../src/words/catalogue.ts";
import { languages } from "../../src/words/say.ts";

const packs = fileURLToPath(new URL(".", import.meta.url));
const broken = join(packs, "broken");
const listed = readFileSync(join(broken, "index.csv"), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [pack = "", ...place] = line.split(",");
    return { pack, place: place.join(" ") };
  });

const placesIn = async (folder: string): Promise<string[]> => {
  const { errors, warnings } = await readPack(folder);
  return [...errors, ...warnings].map(({ code, file, row, column }) => [code, file, row ?? "", column ?? ""].join(" ")).sort();
};

test("the pack that the broken ones are made from has no fault", async () => {
  expect(await placesIn(join(packs, "testland"))).toEqual([]);
});

test("every broken pack is listed", () => {
  const folders = readdirSync(broken, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).sort()).toEqual([...new Set(listed.map(({ pack }) => pack))].sort());
});

test.each([...new Set(listed.map(({ pack }) => pack))])("%s: its faults are found, and no other", async (pack) => {
  const wanted = listed.filter((each) => each.pack === pack).map(({ place }) => place);
  expect(await placesIn(join(broken, pack))).toEqual(wanted.sort());
});

test.each(languages)("every fault has a sentence and a remedy in %s", async (language) => {
  for (const code of new Set(listed.map(({ place }) => place.split(" ")[0] ?? ""))) {
    for (const key of [`fault.${code}`, `remedy.${code}`]) expect(say(language, key, {})).not.toBe(`[${key}]`);
  }
});
