import { beforeEach, expect, test } from "vitest";
import { loadPack } from "../../src/operations/pack/load-pack.ts";
import { commitChanges } from "../../src/operations/records/commit-changes.ts";
import { readMission } from "../../src/operations/records/read-mission.ts";
import { verifyJournal } from "../../src/operations/records/verify-journal.ts";
import { sampleRow } from "../sample-mission.ts";
import { onEachServer, site, smallPack } from "./servers.ts";

let counter = 0;

onEachServer((place) => {
  let mission = "";
  const verify = async () => (await verifyJournal(place().database, place().session, mission)).first_fault;
  const tamper = (sql: string) =>
    place().asSuperuser(`set session_replication_role = replica; ${sql.replaceAll("$M", `'${mission}'`)}`);

  beforeEach(async () => {
    mission = `j${(counter += 1)}`;
    const incident = ["i1", "i2", "i3"].map((id) =>
      sampleRow("incident", { id, when: "2004-01", kind: "riot", scope: "event", killed: 2 }),
    );
    await loadPack(place().database, place().session, smallPack(mission, { site: [site("a"), site("b")], incident }));
    for (let version = 1; version <= 4; version += 1) {
      const change = {
        op_id: `c${version}`,
        kind: "change",
        noun: "site",
        id: "a",
        base_version: version,
        values: { note: `note ${version}` },
      } as const;
      const add = {
        op_id: `d${version}`,
        kind: "add",
        noun: "incident",
        id: `n${version}`,
        base_version: null,
        values: { when: "2005", kind: "attack", scope: "event", basis: "fictional" },
      } as const;
      await commitChanges(place().database, place().session, mission, [change, add]);
    }
    expect(await verify()).toBeNull();
  });

  const operation = `concert.operation where mission_id = $M and`;
  test.each([
    [
      "a word of a body",
      `update concert.operation set body = jsonb_set(body, '{note}', '"other"') where mission_id = $M and seq = 3 and position = 0`,
      { seq: 3, position: 0, noun: "site", id: "a", fault: "operation_differs" },
    ],
    [
      "a byte of a salt",
      `update concert.operation set salt = set_byte(salt, 3, (get_byte(salt, 3) + 1) % 256) where mission_id = $M and seq = 2 and position = 1`,
      { seq: 2, position: 1, noun: "incident", id: "n1", fault: "operation_differs" },
    ],
    [
      "a digest of an operation",
      `update concert.operation set digest = set_byte(digest, 0, (get_byte(digest, 0) + 1) % 256) where mission_id = $M and seq = 4 and position = 0`,
      { seq: 4, position: 0, noun: "site", id: "a", fault: "operation_differs" },
    ],
    [
      "who asked for an operation",
      `update concert.operation set op_id = 'other' where mission_id = $M and seq = 5 and position = 0`,
      { seq: 5, position: 0, noun: "site", id: "a", fault: "operation_differs" },
    ],
    [
      "the record of an operation",
      `update concert.operation set record_id = 'b' where mission_id = $M and seq = 5 and position = 0`,
      { seq: 5, position: 0, noun: "site", id: "b", fault: "operation_differs" },
    ],
    [
      "an operation dropped",
      `delete from ${operation} seq = 3 and position = 1`,
      { seq: 3, position: 1, noun: null, id: null, fault: "operation_missing" },
    ],
    [
      "an operation put in",
      `insert into concert.operation select mission_id, seq, 7, 'extra', kind, noun, record_id, base_version, version, origin, label_id, digest, salt, body from ${operation} seq = 3 and position = 1`,
      { seq: 3, position: 2, noun: null, id: null, fault: "operation_differs" },
    ],
    [
      "two operations swapped",
      `update concert.operation set position = 1 - position + 10 where mission_id = $M and seq = 3; update concert.operation set position = position - 10 where mission_id = $M and seq = 3`,
      { seq: 3, position: 0, noun: "incident", id: "n2", fault: "operation_differs" },
    ],
    [
      "the time of a commit",
      `update concert.commit set time = time + interval '1 second' where mission_id = $M and seq = 3`,
      { seq: 3, position: null, noun: null, id: null, fault: "commit_differs" },
    ],
    [
      "the actor of a commit",
      `update concert.commit set actor = 'somebody' where mission_id = $M and seq = 2`,
      { seq: 2, position: null, noun: null, id: null, fault: "commit_differs" },
    ],
    [
      "a digest of a commit",
      `update concert.commit set digest = set_byte(digest, 31, (get_byte(digest, 31) + 1) % 256) where mission_id = $M and seq = 2`,
      { seq: 2, position: null, noun: null, id: null, fault: "commit_differs" },
    ],
    [
      "the link to the commit before",
      `update concert.commit set previous = set_byte(previous, 31, (get_byte(previous, 31) + 1) % 256) where mission_id = $M and seq = 4`,
      { seq: 4, position: null, noun: null, id: null, fault: "previous_differs" },
    ],
    [
      "a commit dropped",
      `delete from concert.commit where mission_id = $M and seq = 3`,
      { seq: 3, position: null, noun: null, id: null, fault: "seq_gap" },
    ],
    [
      "the first commit dropped",
      `delete from concert.commit where mission_id = $M and seq = 1`,
      { seq: 1, position: null, noun: null, id: null, fault: "seq_gap" },
    ],
    [
      "the last commit cut off",
      `delete from concert.commit where mission_id = $M and seq = 5`,
      { seq: 5, position: null, noun: null, id: null, fault: "head_differs" },
    ],
    [
      "the head set back",
      `update concert.mission_head set seq = 4 where mission_id = $M`,
      { seq: 5, position: null, noun: null, id: null, fault: "head_differs" },
    ],
    [
      "a row of a batch",
      `update concert.incident set killed = 3 where mission_id = $M and id = 'i2'`,
      { seq: 1, position: 4, noun: "incident", id: null, fault: "rows_differ" },
    ],
    [
      "a row of a batch dropped",
      `delete from concert.incident where mission_id = $M and id = 'i2'`,
      { seq: 1, position: 4, noun: "incident", id: null, fault: "rows_differ" },
    ],
    [
      "a record changed behind the journal",
      `update concert.site set lon = 1 where mission_id = $M and id = 'b'`,
      { seq: 5, position: null, noun: "site", id: "b", fault: "record_differs" },
    ],
    [
      "a record dropped behind the journal",
      `delete from concert.site where mission_id = $M and id = 'b'`,
      { seq: 5, position: null, noun: "site", id: "b", fault: "record_differs" },
    ],
    [
      "an added row changed behind the journal",
      `update concert.incident set killed = 9 where mission_id = $M and id = 'n2'`,
      { seq: 5, position: null, noun: "incident", id: "n2", fault: "record_differs" },
    ],
  ])("%s is found, and where", async (_, sql, fault) => {
    await tamper(sql);
    expect(await verify()).toEqual(fault);
  });

  test("any byte of a commit's row that is flipped is found at that commit", async () => {
    for (const column of ["previous", "digest", "digests"]) {
      for (const at of [0, 7, 19, 31]) {
        await tamper(
          `update concert.commit set ${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 16) where mission_id = $M and seq = 3`,
        );
        expect((await verify())?.seq).toBe(3);
        await tamper(
          `update concert.commit set ${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 16) where mission_id = $M and seq = 3`,
        );
      }
    }
    expect(await verify()).toBeNull();
  });

  test("a body that was erased leaves the chain whole, and is counted", async () => {
    await tamper(
      "update concert.operation set body = null, salt = null where mission_id = $M and seq = 3 and position = 0",
    );
    const verification = await verifyJournal(place().database, place().session, mission);
    expect(verification).toMatchObject({ ok: true, seq: 5, erased: 1, withheld: 0 });
    expect((await readMission(place().database, place().session, mission, null)).get("site")).toHaveLength(2);
  });

  test("operations under a label that is not the reader's are withheld, and the chain still holds", async () => {
    await tamper(
      `insert into concert.label (digest, origin, ring, policy, level, sens, rel, caveats, purposes) values (sha256('${mission}'), 'elsewhere', 'protected', 'UN', 2, 4, '{}', '{}', '{protection}')`,
    );
    await tamper(
      `update concert.operation set label_id = (select max(id) from concert.label) where mission_id = $M and seq = 3`,
    );
    expect(await verifyJournal(place().database, place().session, mission)).toMatchObject({
      seq: 5,
      withheld: 2,
      erased: 0,
    });
    expect((await verify())?.fault).not.toBe("operation_missing");
  });
});
