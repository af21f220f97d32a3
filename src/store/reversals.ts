import type { JournalOperation } from "./journal.ts";
import type { Connection } from "./store.ts";

/** An operation with what turning it round needs: the last operation on its record, and the record before it. */
export type Reversible = {
  readonly operation: JournalOperation;
  /** `body` is null where the last operation is this one. */
  readonly last: Pick<JournalOperation, "seq" | "version" | "kind" | "body">;
  readonly before: JournalOperation["body"];
};

type Found = JournalOperation & {
  readonly last_seq: number;
  readonly last_version: number | null;
  readonly last_kind: JournalOperation["kind"];
  readonly last_body: JournalOperation["body"];
  readonly before: JournalOperation["body"];
};

/** Operations asked for in one statement. */
const batch = 2_000;

/** The operations of a commit in their order, each with its last and its earlier state, in a few statements for all. */
export async function* listReversible(
  connection: Connection,
  missionId: string,
  seq: number,
): AsyncGenerator<Reversible> {
  const text = `select o.seq, o.position, o.op_id, o.kind, o.noun, o.record_id, o.base_version, o.version, o.body,
      l.seq as last_seq, l.version as last_version, l.kind as last_kind,
      case when l.version = o.version then null else l.body end as last_body, p.body as before
    from (select * from concert.operation where mission_id = $1 and seq = $2 and position >= $3
          order by position limit ${batch}) o
    left join lateral (select e.seq, e.version, e.kind, e.body from concert.operation e
      where e.mission_id = o.mission_id and e.noun = o.noun and e.record_id = o.record_id
      order by e.seq desc, e.position desc limit 1) l on true
    left join lateral (select e.body from concert.operation e
      where e.mission_id = o.mission_id and e.noun = o.noun and e.record_id = o.record_id
        and coalesce(e.version, 0) < o.version
      order by e.seq desc, e.position desc limit 1) p on true
    order by o.position`;
  for (let from = 0; ;) {
    const rows = await connection.query<Found>(text, [missionId, seq, from]);
    for (const { last_seq, last_version, last_kind, last_body, before, ...operation } of rows)
      yield { operation, before, last: { seq: last_seq, version: last_version, kind: last_kind, body: last_body } };
    const end = rows.at(-1);
    if (!end || rows.length < batch) return;
    from = end.position + 1;
  }
}
