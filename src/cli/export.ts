import { resolve } from "node:path";
import { type ExportOutcome, exportFolder, exportMission } from "../operations/pack/export-pack.ts";
import { openWorkspace } from "../operations/workspace/workspace.ts";
import { say } from "../words/catalogue.ts";
import { readArguments } from "./arguments.ts";
import { type Terminal, UsageError } from "./terminal.ts";

/** Writes a mission as a pack: from a pack folder without any database, or from a database. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const found = readArguments(args, { values: ["out", "mission", "data", "database", "as-of"] });
  const [source, surplus] = found.positionals;
  if (surplus !== undefined) throw new UsageError("terminal.argument_unexpected", { argument: surplus });
  const out = found.value("out");
  if (out === null) throw new UsageError("terminal.argument_missing", { argument: "--out" });
  const folder = resolve(io.cwd, out);
  const isUrl = source !== undefined && /^postgres(ql)?:\/\//.test(source);
  const url = isUrl ? source : found.value("database");
  const data = found.value("data");
  if (source === undefined && url === null && data === null)
    throw new UsageError("terminal.argument_missing", { argument: "PACK|URL" });
  const mission = { id: found.value("mission"), as_of: readSeq(found.value("as-of")) };
  const outcome =
    source !== undefined && !isUrl
      ? await exportFolder(resolve(io.cwd, source), folder)
      : await fromDatabase(
          { ...(url === null ? {} : { url }), ...(data === null ? {} : { data: resolve(io.cwd, data) }) },
          mission,
          folder,
        );
  if (io.json) io.out(`${JSON.stringify(outcome)}\n`);
  io.err(
    `${say(io.language, "store.exported", { mission: outcome.mission_id, folder: outcome.folder, files: outcome.files.length })}\n`,
  );
  return 0;
}

function readSeq(text: string | null): number | null {
  if (text === null) return null;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new UsageError("terminal.argument_unexpected", { argument: text });
  return Number(text);
}

async function fromDatabase(
  options: Parameters<typeof openWorkspace>[0],
  mission: Parameters<typeof exportMission>[2],
  folder: string,
): Promise<ExportOutcome> {
  const { database } = await openWorkspace(options);
  try {
    return await exportMission(database, await database.openOperatorSession(), mission, folder);
  } finally {
    await database.close();
  }
}
