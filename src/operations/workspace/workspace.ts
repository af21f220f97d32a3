import { readReference } from "../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../exchange/reference/reference-folder.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { openDatabase } from "../../store/database.ts";
import type { Database, OpenOptions } from "../../store/store.ts";

/** What every door works on: the one database and the tables of facts that hold for every mission. */
export type Workspace = { readonly database: Database; readonly reference: ReferenceData };

/** Opens the database and reads the reference folder. */
export async function openWorkspace(options: OpenOptions): Promise<Workspace> {
  const [database, reference] = await Promise.all([openDatabase(options), readReference(referenceFolder())]);
  return { database, reference };
}
