import type { Database, OpenOptions } from "./store.ts";

/** Opens the database: the embedded server unless a URL is given; migrates it and checks its guards. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  throw new RangeError(`not built yet: ${JSON.stringify(options)}`);
}
