import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../kernel/refusal.ts";
import { DisputedAreas } from "../../model/disputed-area.ts";

const name = "disputed-areas.geojson";

/**
 * Reads the layer of disputed areas and lines from the folder of the reference tables.
 * @throws Refusal with the file and the place of the first fault
 */
export async function readDisputedAreas(folder: string): Promise<DisputedAreas> {
  const read = DisputedAreas.safeParse(jsonOf(await readFile(join(folder, name), "utf8")));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new Refusal("invalid", "reference.layer", { file: name, place: first?.path.join(".") ?? "" });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
