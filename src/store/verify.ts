import { canonicalJson } from "../kernel/canonical-json.ts";
import { compareText } from "../kernel/text-order.ts";
import type { Noun } from "../model/noun.ts";
import { findNoun, nouns } from "../model/nouns.ts";
import { recordSource } from "./as-of.ts";
import { tableOf } from "./columns.ts";
import { commitDigest, firstDigest, operationDigest, rowsDigest } from "./digest.ts";
import { listRowsOfCommit, storedColumns, toStored } from "./records.ts";
import type { Connection, JournalFault, Verification } from "./store.ts";

type CommitRow = {
  readonly seq: number;
  readonly previous: Buffer;
  readonly digest: Buffer;
  readonly kind: string;
  readonly actor: string;
  readonly origin: string;
  readonly time: string;
  readonly digests: Buffer;
};
type DigestRow = {
  readonly seq: number;
  readonly position: number;
  readonly digest: Buffer;
  readonly erased: boolean;
  readonly readable: boolean;
};
type BodyRow = {
  readonly seq: number;
  readonly position: number;
  readonly op_id: string;
  readonly kind: string;
  readonly noun: string;
  readonly id: string | null;
  readonly base_version: number | null;
  readonly version: number | null;
  readonly origin: string;
  readonly label: string;
  readonly salt: Buffer;
  readonly body: Readonly<Record<string, unknown>>;
};
type Counts = { operations: number; withheld: number; erased: number };
type Place = Partial<Pick<JournalFault, "position" | "noun" | "id">>;

/** Commits read at a time. */
const page = 200;

const faultAt = (seq: number, fault: JournalFault["fault"], place: Place = {}): JournalFault => ({
  seq,
  position: place.position ?? null,
  noun: place.noun ?? null,
  id: place.id ?? null,
  fault,
});

/** Recomputes a mission's journal from its first commit, and holds the tables to what it says. */
export async function verifyMission(connection: Connection, missionId: string): Promise<Verification> {
  const [head] = await connection.query<{ readonly seq: number; readonly digest: Buffer }>(
    "select seq, digest from concert.mission_head where mission_id = $1",
    [missionId],
  );
  if (!head) throw new RangeError(`no mission ${missionId}`);
  const counts: Counts = { operations: 0, withheld: 0, erased: 0 };
  const fault =
    (await verifyChain(connection, missionId, head, counts)) ?? (await verifyTables(connection, missionId, head.seq));
  return {
    mission_id: missionId,
    ok: fault === null,
    seq: head.seq,
    digest: head.digest.toString("hex"),
    ...counts,
    first_fault: fault,
  };
}

async function verifyChain(
  connection: Connection,
  missionId: string,
  head: { readonly seq: number; readonly digest: Buffer },
  counts: Counts,
): Promise<JournalFault | null> {
  let previous: Buffer = firstDigest;
  let last = 0;
  for (;;) {
    const commits = await connection.query<CommitRow>(
      "select seq, previous, digest, kind, actor, origin, time, digests from concert.commit where mission_id = $1 and seq > $2 order by seq limit $3",
      [missionId, last, page],
    );
    if (commits.length === 0) break;
    const found = await readOperations(connection, missionId, last, commits.at(-1)?.seq ?? last);
    for (const commit of commits) {
      const fault =
        checkCommit(missionId, commit, last + 1, previous) ??
        checkOperations(commit, found, counts) ??
        (await checkBatches(connection, missionId, commit.seq, found.bodies.get(commit.seq) ?? []));
      if (fault) return fault;
      previous = commit.digest;
      last = commit.seq;
    }
  }
  return head.seq === last && head.digest.equals(previous) ? null : faultAt(Math.max(last, head.seq), "head_differs");
}

function checkCommit(missionId: string, commit: CommitRow, expected: number, previous: Buffer): JournalFault | null {
  if (commit.seq !== expected) return faultAt(expected, "seq_gap");
  if (!commit.previous.equals(previous)) return faultAt(commit.seq, "previous_differs");
  const { seq, kind, actor, origin, time } = commit;
  const digest = commitDigest(previous, { mission_id: missionId, seq, kind, actor, origin, time }, commit.digests);
  return digest.equals(commit.digest) ? null : faultAt(seq, "commit_differs");
}

type Operations = {
  readonly digests: ReadonlyMap<number, readonly DigestRow[]>;
  readonly bodies: ReadonlyMap<number, readonly BodyRow[]>;
};

/** Digests of all operations of commits after one up to another, and the bodies that may be read. */
async function readOperations(
  connection: Connection,
  missionId: string,
  after: number,
  upTo: number,
): Promise<Operations> {
  const digests = await connection.query<DigestRow>("select * from concert.operation_digests($1, $2, $3)", [
    missionId,
    after + 1,
    upTo,
  ]);
  const bodies = await connection.query<BodyRow>(
    `select o.seq, o.position, o.op_id, o.kind, o.noun, o.record_id as id, o.base_version, o.version, o.origin,
       encode(l.digest, 'hex') as label, o.salt, o.body
     from concert.operation o join concert.label l on l.id = o.label_id
     where o.mission_id = $1 and o.seq > $2 and o.seq <= $3 and o.salt is not null and o.body is not null order by o.seq, o.position`,
    [missionId, after, upTo],
  );
  return { digests: bySeq(digests), bodies: bySeq(bodies) };
}

function bySeq<T extends { readonly seq: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.seq);
    if (group) group.push(row);
    else groups.set(row.seq, [row]);
  }
  return groups;
}

function checkOperations(commit: CommitRow, found: Operations, counts: Counts): JournalFault | null {
  const rows = new Map((found.digests.get(commit.seq) ?? []).map((row) => [row.position, row]));
  const bodies = new Map((found.bodies.get(commit.seq) ?? []).map((row) => [row.position, row]));
  const length = commit.digests.length / 32;
  for (let position = 0; position < length; position += 1) {
    const row = rows.get(position);
    const body = bodies.get(position);
    const place = { position, noun: body?.noun ?? null, id: body?.id ?? null };
    if (!row) return faultAt(commit.seq, "operation_missing", place);
    if (!row.digest.equals(commit.digests.subarray(position * 32, position * 32 + 32)))
      return faultAt(commit.seq, "operation_differs", place);
    if (body && !digestOf(body).equals(row.digest)) return faultAt(commit.seq, "operation_differs", place);
    // A readable operation of which only the salt or only the body is gone was not erased by Concert.
    if (!body && row.readable && !row.erased) return faultAt(commit.seq, "operation_differs", place);
    counts.operations += 1;
    if (!body) counts[row.erased ? "erased" : "withheld"] += 1;
  }
  return rows.size > length ? faultAt(commit.seq, "operation_differs", { position: length }) : null;
}

function digestOf({ op_id, kind, noun, id, base_version, version, origin, label, salt, body }: BodyRow): Buffer {
  return operationDigest(salt, { op_id, kind, noun, id, base_version, version, origin, label, body });
}

/** Rows that came as one batch are held to its digest. */
async function checkBatches(
  connection: Connection,
  missionId: string,
  seq: number,
  bodies: readonly BodyRow[],
): Promise<JournalFault | null> {
  for (const { kind, position, noun: name, body } of bodies) {
    const noun = findNoun(name);
    if (kind !== "batch" || !noun) continue;
    const rows = await listRowsOfCommit(connection, noun, missionId, seq);
    if (rows.length !== body["count"] || rowsDigest(rows) !== body["rows"])
      return faultAt(seq, "rows_differ", { position, noun: name });
  }
  return null;
}

/** The tables must hold what the journal says, record by record. */
async function verifyTables(connection: Connection, missionId: string, seq: number): Promise<JournalFault | null> {
  if (seq === 0) return null;
  for (const noun of nouns) {
    const [table, journal] = noun.appendOnly
      ? await singlyAdded(connection, missionId, noun)
      : await bothStates(connection, missionId, noun, seq);
    const id = firstDifference(table, journal);
    if (id !== null) return faultAt(seq, "record_differs", { noun: noun.name, id });
  }
  return null;
}

type State = ReadonlyMap<string, string>;

async function bothStates(
  connection: Connection,
  missionId: string,
  noun: Noun,
  seq: number,
): Promise<readonly [State, State]> {
  const now = await connection.query(`select ${storedColumns(noun)} from ${recordSource(noun, null)}`, [missionId]);
  const then = await connection.query(`select ${storedColumns(noun)} from ${recordSource(noun, seq)}`, [
    missionId,
    seq,
  ]);
  return [stateOf(noun, now), stateOf(noun, then)];
}

const stateOf = (noun: Noun, found: readonly Record<string, unknown>[]): State =>
  new Map(found.map((row) => [String(row["id"]), canonicalJson(toStored(noun, row))]));

/** Rows of an append-only noun that did not come in a batch each have an operation of their own. */
async function singlyAdded(connection: Connection, missionId: string, noun: Noun): Promise<readonly [State, State]> {
  const rows = await connection.query(
    `select ${storedColumns(noun)} from ${tableOf(noun)} t where mission_id = $1 and not exists (select from concert.operation o
       where o.mission_id = t.mission_id and o.seq = t.seq and o.noun = $2 and o.kind = 'batch')`,
    [missionId, noun.name],
  );
  const added = await connection.query<{
    readonly version: number;
    readonly origin: string;
    readonly body: Record<string, unknown>;
  }>(
    "select version, origin, body from concert.operation where mission_id = $1 and noun = $2 and kind = 'add' and body is not null",
    [missionId, noun.name],
  );
  return [
    stateOf(noun, rows),
    stateOf(
      noun,
      added.map((row) => ({ ...row.body, version: row.version, origin: row.origin })),
    ),
  ];
}

/** The first id, in order, whose record is not the same on both sides. */
function firstDifference(a: State, b: State): string | null {
  const ids = [...new Set([...a.keys(), ...b.keys()])].sort(compareText);
  return ids.find((id) => a.get(id) !== b.get(id)) ?? null;
}
