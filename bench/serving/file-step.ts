import { createWriteStream, readFileSync } from "node:fs";
import { basename } from "node:path";
import { listAsFile } from "../../src/operations/download/list-as-file.ts";
import { commitImport } from "../../src/operations/import/commit-import.ts";
import { ImportShelf } from "../../src/operations/import/import-shelf.ts";
import { countsOf } from "../../src/operations/import/show-import.ts";
import { takeFile } from "../../src/operations/import/take-file.ts";
import { siteNoun } from "../../src/model/site.ts";
import { openDatabase } from "../../src/store/database.ts";

// One step of a file's way in or out, in a process of its own, so that its memory is its own.
const [url = "", mission = "", step = "", file = ""] = process.argv.slice(2);
const database = await openDatabase({ url });
const session = await database.openOperatorSession();
let longestPause = 0;
let last = performance.now();
const watch = setInterval(() => {
  longestPause = Math.max(longestPause, performance.now() - last - 20);
  last = performance.now();
}, 20);

const started = performance.now();
if (step === "download") {
  const query = { filters: [], sort: null, limit: 1, cursor: null, as_of: null };
  const { body } = await listAsFile(database, session, mission, {
    noun: siteNoun,
    query,
    format: "xlsx",
    language: "en",
  });
  if (typeof body === "string") throw new Error("a workbook comes as a stream");
  const target = createWriteStream(file);
  await new Promise<void>((done, fail) => body.on("error", fail).pipe(target).on("finish", done));
  say({});
} else {
  const sent = { name: basename(file), noun: null, bytes: readFileSync(file), owner: { user_id: 1, mission } };
  const { dryRun } = await takeFile(database, session, sent, new ImportShelf());
  say({ counts: countsOf(dryRun), refused: dryRun.refused.slice(0, 2) });
  if (step === "commit") {
    const from = performance.now();
    await commitImport(database, session, dryRun);
    say({ commitSeconds: (performance.now() - from) / 1000 });
  }
}
clearInterval(watch);
await database.close();

function say(more: object): void {
  const seconds = (performance.now() - started) / 1000;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ seconds, peakMb, longestPause, ...more }));
}
