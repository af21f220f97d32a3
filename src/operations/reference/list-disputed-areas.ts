import { readDisputedAreas } from "../../exchange/reference/read-disputed-areas.ts";
import { referenceFolder } from "../../exchange/reference/reference-folder.ts";
import type { DisputedAreas } from "../../model/disputed-area.ts";

let read: Promise<DisputedAreas> | null = null;

/** The layer of disputed areas and lines, read once; a layer that could not be read is tried again when next asked for. */
export function listDisputedAreas(): Promise<DisputedAreas> {
  read ??= readDisputedAreas(referenceFolder()).catch((error: unknown) => {
    read = null;
    throw error;
  });
  return read;
}
