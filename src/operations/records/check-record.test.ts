import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readPack } from "../../exchange/pack/read-pack.ts";
import { nouns } from "../../model/nouns.ts";
import { checkRecord } from "./check-record.ts";

const missions = fileURLToPath(new URL("../../../missions/", import.meta.url));

test.each(readdirSync(missions))("every record of the pack %s is taken as it stands", async (pack) => {
  const { records } = await readPack(`${missions}${pack}`);
  for (const noun of nouns) {
    for (const row of records.get(noun.name) ?? []) expect(checkRecord(noun, row.id, row)).toEqual(row);
  }
});

test("what is left out is unknown, and blanks around a text go", () => {
  const source = nouns.find((noun) => noun.name === "source");
  expect(source && checkRecord(source, "s1", { title: "  A title " })).toEqual({
    id: "s1",
    title: "A title",
    where: null,
    note: null,
  });
});
