import type { Database } from "../../store/store.ts";

/** Whether the database answers at all; asks for nothing that anybody could see. */
export async function databaseAnswers(database: Database, timeoutMs: number): Promise<boolean> {
  const asked = database
    .transaction("", (connection) => connection.query("select 1"), { readOnly: true, timeoutMs })
    .then(
      () => true,
      () => false,
    );
  const late = new Promise<false>((done) => setTimeout(() => done(false), timeoutMs).unref());
  return Promise.race([asked, late]);
}
