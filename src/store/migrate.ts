import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "../kernel/refusal.ts";
import type { Connection } from "./store.ts";

type Migration = { readonly name: string; readonly text: string; readonly checksum: string };

/** Runs the files that this database has not seen, in the order of their names, each in a transaction of its own. */
export async function migrate(connection: Connection, onFirst: () => void): Promise<number> {
  await connection.query(
    `create table if not exists concert.migration (name text collate "C" primary key, checksum text not null, done timestamptz not null default now())`,
  );
  await connection.query(
    `do $$ begin
       alter table concert.migration enable row level security;
       alter table concert.migration force row level security;
       if not exists (select from pg_policies where schemaname = 'concert' and tablename = 'migration') then
         create policy owner on concert.migration to concert_owner using (true) with check (true);
       end if;
     end $$`,
  );
  const done = new Map(
    (await connection.query<{ name: string; checksum: string }>("select name, checksum from concert.migration")).map(
      (row) => [row.name, row.checksum],
    ),
  );
  const files = await readMigrations();
  refuseUnknown(done, files);
  const missing = files.filter((file) => !done.has(file.name));
  if (missing.length > 0) onFirst();
  for (const file of missing) await runOne(connection, file);
  return missing.length;
}

async function runOne(connection: Connection, file: Migration): Promise<void> {
  await connection.query("begin");
  try {
    await connection.query(file.text);
    await connection.query("insert into concert.migration (name, checksum) values ($1, $2)", [
      file.name,
      file.checksum,
    ]);
    await connection.query("commit");
  } catch (error) {
    await connection.query("rollback");
    throw error;
  }
}

/** A database that a newer Concert has migrated, or whose history is not ours, is left alone. */
function refuseUnknown(done: ReadonlyMap<string, string>, files: readonly Migration[]): void {
  const known = new Map(files.map((file) => [file.name, file.checksum]));
  for (const [name, checksum] of done) {
    if (!known.has(name)) throw new Refusal("invalid", "store.migration_unknown", { name });
    if (known.get(name) !== checksum) throw new Refusal("invalid", "store.migration_changed", { name });
  }
}

async function readMigrations(): Promise<readonly Migration[]> {
  const folder = migrationsFolder();
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

/** The same files whether this runs from the sources or from a bundle elsewhere in the package. */
function migrationsFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, "src", "store", "migrations");
    if (existsSync(folder)) return folder;
    if (dirname(at) === at) throw new RangeError("the migrations of the store are not beside the program");
  }
}
