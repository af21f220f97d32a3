import { findNoun } from "../src/model/nouns.ts";
import { tableSql } from "../src/store/columns.ts";

/** Prints the migration of a noun's table: `npx tsx scripts/table-sql.ts site`. */
const name = process.argv[2] ?? "";
const noun = findNoun(name);
if (!noun) {
  console.error(`There is no noun "${name}" in src/model/nouns.ts.`);
  process.exit(2);
}
process.stdout.write(tableSql(noun));
