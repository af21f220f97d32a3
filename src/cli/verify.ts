import { resolve } from "node:path";
import { listMissions } from "../operations/records/read-mission.ts";
import { verifyJournal } from "../operations/records/verify-journal.ts";
import { openWorkspace } from "../operations/workspace/workspace.ts";
import { say } from "../words/catalogue.ts";
import type { Language } from "../words/say.ts";
import { readArguments } from "./arguments.ts";
import { type Terminal, UsageError } from "./terminal.ts";

type Verification = Awaited<ReturnType<typeof verifyJournal>>;

/** Recomputes the journal of every mission of a database; exit code 1 when one does not hold. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const found = readArguments(args, { values: ["data", "database", "mission"] });
  const [surplus] = found.positionals;
  if (surplus !== undefined) throw new UsageError("terminal.argument_unexpected", { argument: surplus });
  const url = found.value("database");
  const data = found.value("data");
  const { database } = await openWorkspace({
    ...(url === null ? {} : { url }),
    ...(data === null ? {} : { data: resolve(io.cwd, data) }),
  });
  try {
    const session = await database.openOperatorSession();
    const wanted = found.value("mission");
    const missions = wanted === null ? (await listMissions(database, session)).map((each) => each.id) : [wanted];
    const verifications: Verification[] = [];
    for (const mission of missions) verifications.push(await verifyJournal(database, session, mission));
    if (io.json)
      io.out(
        `${JSON.stringify({ schema: "concert.verify/1", ok: verifications.every((each) => each.ok), missions: verifications })}\n`,
      );
    for (const verification of verifications) io.err(`${told(verification, io.language)}\n`);
    if (missions.length === 0) io.err(`${say(io.language, "store.no_mission")}\n`);
    return verifications.every((each) => each.ok) ? 0 : 1;
  } finally {
    await database.close();
  }
}

function told({ mission_id: mission, first_fault: fault, ...counts }: Verification, language: Language): string {
  const { seq, digest, operations, withheld, erased } = counts;
  if (fault === null)
    return say(language, "store.verified", { mission, seq, digest: digest.slice(0, 16), operations, withheld, erased });
  const what = say(language, `store.fault.${fault.fault}`);
  return say(language, "store.not_verified", {
    mission,
    what,
    seq: fault.seq,
    position: fault.position ?? "-",
    noun: fault.noun ?? "-",
    id: fault.id ?? "",
  });
}
