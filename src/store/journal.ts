import { randomBytes } from "node:crypto";
import { Refusal } from "../kernel/refusal.ts";
import type { Noun } from "../model/noun.ts";
import { tableOf } from "./columns.ts";
import { commitChannel } from "./commit-channel.ts";
import { type CommitHeader, commitDigest, operationDigest } from "./digest.ts";
import type { CommitHead, Connection, Receipt } from "./store.ts";

/** The head row of a mission, locked until the end of the transaction: commits of one mission stand in one line. */
export type Head = {
  readonly mission_id: string;
  readonly seq: number;
  readonly digest: Buffer;
  readonly pack_digest: Buffer | null;
};
/** Who writes, and under which label and origin. */
export type Writer = {
  readonly actor: string;
  readonly origin: string;
  readonly label_id: number;
  readonly label: string;
};

/** An operation ready for the journal: `body` is the whole record after it, empty for a removal. */
export type NewOperation = {
  readonly op_id: string;
  readonly kind: "add" | "change" | "remove" | "batch";
  readonly noun: string;
  readonly id: string | null;
  readonly base_version: number | null;
  readonly version: number | null;
  readonly body: object;
};

export type NewCommit = {
  readonly kind: "load" | "change" | "undo";
  readonly operations: readonly NewOperation[];
  /** Of the pack that a mission is loaded from. */
  readonly packDigest?: Uint8Array;
};

const batch = 2_000;

/** @throws Refusal not-found for a mission that is absent or not to be seen; forbidden for one who only reads */
export async function lockHead(connection: Connection, missionId: string): Promise<Head> {
  const [role] = await connection.query<{ readonly role: string | null }>("select concert.my_role($1) as role", [
    missionId,
  ]);
  const [seen] = await connection.query("select 1 from concert.mission_head where mission_id = $1", [missionId]);
  if (!seen) throw new Refusal("not-found", "store.mission_unknown", { mission: missionId });
  if (role?.role !== "editor" && role?.role !== "owner") throw new Refusal("forbidden", "store.forbidden");
  const text = "select mission_id, seq, digest, pack_digest from concert.mission_head where mission_id = $1 for update";
  const [head] = await connection.query<Head>(text, [missionId]);
  if (!head) throw new Refusal("not-found", "store.mission_unknown", { mission: missionId });
  return head;
}

export async function readWriter(connection: Connection): Promise<Writer> {
  const text = `select m.name as actor, l.origin, l.id as label_id, encode(l.digest, 'hex') as label
    from concert.me() m, concert.open_label() l`;
  const [writer] = await connection.query<Writer>(text);
  if (!writer) throw new Refusal("forbidden", "store.forbidden");
  return writer;
}

/** Writes the next commit of a mission under the lock of its head, and tells of it once it is durable. */
export async function appendCommit(
  connection: Connection,
  head: Head,
  writer: Writer,
  made: NewCommit,
): Promise<Receipt> {
  const seq = head.seq + 1;
  const [clock] = await connection.query<{ readonly time: string }>(
    "select date_trunc('milliseconds', clock_timestamp()) as time",
  );
  const header: CommitHeader = {
    mission_id: head.mission_id,
    seq,
    kind: made.kind,
    actor: writer.actor,
    origin: writer.origin,
    time: clock?.time ?? "",
  };
  const sealed = made.operations.map((operation) => seal(operation, writer));
  const digests = Buffer.concat(sealed.map((each) => each.digest));
  const digest = commitDigest(head.digest, header, digests);
  await connection.query(
    `insert into concert.commit (mission_id, seq, previous, digest, kind, actor, origin, time, digests)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [header.mission_id, seq, head.digest, digest, header.kind, header.actor, header.origin, header.time, digests],
  );
  await insertOperations(connection, header, writer, sealed);
  const moved = await connection.query(
    "update concert.mission_head set seq = $2, digest = $3, pack_digest = coalesce($4, pack_digest) where mission_id = $1 and seq = $2 - 1 returning 1",
    [header.mission_id, seq, digest, made.packDigest ?? null],
  );
  if (moved.length !== 1) throw new RangeError(`the head of ${header.mission_id} moved under its lock`);
  await connection.query("select pg_notify($1, $2)", [commitChannel, `${seq} ${header.mission_id}`]);
  return {
    mission_id: header.mission_id,
    seq,
    digest: digest.toString("hex"),
    time: header.time,
    operations: made.operations.flatMap(({ op_id, noun, id, version }) =>
      id === null || version === null ? [] : [{ op_id, noun, id, version }],
    ),
  };
}

type Sealed = { readonly operation: NewOperation; readonly salt: Buffer; readonly digest: Buffer };

function seal(operation: NewOperation, writer: Writer): Sealed {
  const salt = randomBytes(16);
  const { origin, label } = writer;
  return { operation, salt, digest: operationDigest(salt, { ...operation, origin, label }) };
}

async function insertOperations(
  connection: Connection,
  header: CommitHeader,
  writer: Writer,
  sealed: readonly Sealed[],
): Promise<void> {
  const text = `insert into concert.operation
      (mission_id, seq, position, op_id, kind, noun, record_id, base_version, version, origin, label_id, digest, salt, body)
    select $1, $2, r.position, r.op_id, r.kind, r.noun, r.id, r.base_version, r.version, $3, $4, decode(r.digest, 'hex'), decode(r.salt, 'hex'), r.body
    from jsonb_to_recordset($5::jsonb) as r (position integer, op_id text, kind text, noun text, id text,
      base_version bigint, version bigint, digest text, salt text, body jsonb)`;
  for (let from = 0; from < sealed.length; from += batch) {
    const rows = sealed.slice(from, from + batch).map(({ operation, salt, digest }, index) => ({
      ...operation,
      position: from + index,
      salt: salt.toString("hex"),
      digest: digest.toString("hex"),
    }));
    await connection.query(text, [header.mission_id, header.seq, writer.origin, writer.label_id, JSON.stringify(rows)]);
  }
}

/** An operation as it stands in the journal. `body` is null where it was erased. */
export type JournalOperation = {
  readonly seq: number;
  readonly position: number;
  readonly op_id: string;
  readonly kind: NewOperation["kind"];
  readonly noun: string;
  readonly record_id: string | null;
  readonly base_version: number | null;
  readonly version: number | null;
  readonly body: Readonly<Record<string, unknown>> | null;
};

const operationColumns = "seq, position, op_id, kind, noun, record_id, base_version, version, body";

export const findOperations = (
  connection: Connection,
  missionId: string,
  opIds: readonly string[],
): Promise<readonly JournalOperation[]> =>
  connection.query<JournalOperation>(
    `select ${operationColumns} from concert.operation where mission_id = $1 and op_id = any ($2::text[]) order by seq, position`,
    [missionId, opIds],
  );

export const listOperations = (
  connection: Connection,
  missionId: string,
  seq: number,
): Promise<readonly JournalOperation[]> =>
  connection.query<JournalOperation>(
    `select ${operationColumns} from concert.operation where mission_id = $1 and seq = $2 order by position`,
    [missionId, seq],
  );

/** An operation with who committed it and when. */
export type SignedOperation = JournalOperation & { readonly time: string; readonly actor: string };

/** Every operation on one record, oldest first. */
export const listOperationsOf = (
  connection: Connection,
  missionId: string,
  noun: string,
  id: string,
): Promise<readonly SignedOperation[]> =>
  connection.query<SignedOperation>(
    `select o.*, c.time, c.actor from (select mission_id, ${operationColumns} from concert.operation
       where mission_id = $1 and noun = $2 and record_id = $3) o
     join concert.commit c on c.mission_id = o.mission_id and c.seq = o.seq order by o.seq, o.position`,
    [missionId, noun, id],
  );

/** The commit with which a row of an append-only noun came. */
export async function findLoading(
  connection: Connection,
  noun: Noun,
  missionId: string,
  id: string,
): Promise<{ readonly seq: number; readonly time: string; readonly actor: string } | undefined> {
  const text = `select c.seq, c.time, c.actor from ${tableOf(noun)} t join concert.commit c on c.mission_id = t.mission_id and c.seq = t.seq
    where t.mission_id = $1 and t.id = $2`;
  const [found] = await connection.query<{ seq: number; time: string; actor: string }>(text, [missionId, id]);
  return found;
}

/** The last operation of each record named, as far as there is one; for versions that go on after a removal. */
export const findLastVersions = async (
  connection: Connection,
  missionId: string,
  noun: string,
  ids: readonly string[],
): Promise<Map<string, number>> => {
  const rows = await connection.query<{ readonly record_id: string; readonly version: number }>(
    `select record_id, max(version) as version from concert.operation
     where mission_id = $1 and noun = $2 and record_id = any ($3::text[]) group by record_id`,
    [missionId, noun, ids],
  );
  return new Map(rows.map((row) => [row.record_id, row.version]));
};

type CommitRow = {
  readonly seq: number;
  readonly digest: Buffer;
  readonly time: string;
  readonly actor: string;
  readonly kind: string;
  readonly operations: number;
};

const commitRows = "seq, digest, time, actor, kind, octet_length(digests) / 32 as operations";

/** Commits before a seq and up to an instant (UTC, excluded), where given, newest first. */
export async function listCommitHeads(
  connection: Connection,
  missionId: string,
  page: { readonly before: number | null; readonly until?: string | null; readonly limit: number },
): Promise<CommitHead[]> {
  const rows = await connection.query<CommitRow>(
    `select ${commitRows} from concert.commit where mission_id = $1 and ($2::bigint is null or seq < $2)
       and ($3::timestamptz is null or time < $3) order by seq desc limit $4`,
    [missionId, page.before, page.until ?? null, page.limit],
  );
  return rows.map(({ kind: _, digest, ...row }) => ({ ...row, digest: digest.toString("hex") }));
}

/** One commit; undefined where there is none to be seen. */
export async function findCommit(
  connection: Connection,
  missionId: string,
  seq: number,
): Promise<(CommitHead & { readonly kind: string }) | undefined> {
  const [row] = await connection.query<CommitRow>(
    `select ${commitRows} from concert.commit where mission_id = $1 and seq = $2`,
    [missionId, seq],
  );
  return row && { ...row, digest: row.digest.toString("hex") };
}

/** How many records of a noun a commit changed in one way; a batch of an append-only noun counts as one. */
export type ChangeCount = { readonly noun: string; readonly kind: string; readonly records: number };

export const countChanges = (connection: Connection, missionId: string, seq: number): Promise<readonly ChangeCount[]> =>
  connection.query<ChangeCount>(
    `select noun, kind, count(*)::integer as records from concert.operation
     where mission_id = $1 and seq = $2 group by noun, kind order by noun, kind`,
    [missionId, seq],
  );

/** A change with the record as it was before; `earlier` is null for a record that was not there. */
export type StoredChange = Pick<JournalOperation, "kind" | "noun" | "version" | "body"> & {
  readonly record_id: string;
  readonly earlier: JournalOperation["body"];
};

/** The first changes of single records in a commit, in its order. */
export const listChanges = (
  connection: Connection,
  missionId: string,
  seq: number,
  limit: number,
): Promise<readonly StoredChange[]> =>
  connection.query<StoredChange>(
    `select o.kind, o.noun, o.record_id, o.version, o.body, p.body as earlier
     from (select * from concert.operation where mission_id = $1 and seq = $2 and record_id is not null
           order by position limit $3) o
     left join lateral (select case when e.kind = 'remove' then null else e.body end as body from concert.operation e
       where e.mission_id = o.mission_id and e.noun = o.noun and e.record_id = o.record_id
         and (e.seq, e.position) < (o.seq, o.position) order by e.seq desc, e.position desc limit 1) p on true
     order by o.position`,
    [missionId, seq, limit],
  );
