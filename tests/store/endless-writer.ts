import { commitChanges } from "../../src/operations/records/commit-changes.ts";
import { openDatabase } from "../../src/store/database.ts";

/**
 * Commits without end until it is killed: `node endless-writer.js FOLDER MISSION NAME`. A line `NAME-n seq` on stdout
 * stands for a commit that was acknowledged.
 */
const [folder = "", mission = "", name = ""] = process.argv.slice(2);
const database = await openDatabase({ data: folder });
const session = await database.openOperatorSession();
for (let n = 1; ; n += 1) {
  const id = `${name}-${n}`;
  const values = { name: `Site ${n}`, note: "x".repeat(200), basis: "fictional" };
  const { seq } = await commitChanges(database, session, mission, [
    { op_id: id, kind: "add", noun: "site", id, base_version: null, values },
  ]);
  process.stdout.write(`${id} ${seq}\n`);
}
