import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../../src/kernel/refusal.ts";
import { loadPack } from "../../src/operations/pack/load-pack.ts";
import { commitChanges } from "../../src/operations/records/commit-changes.ts";
import { listCommits, readMission } from "../../src/operations/records/read-mission.ts";
import { undoCommit } from "../../src/operations/records/undo-commit.ts";
import { verifyJournal } from "../../src/operations/records/verify-journal.ts";
import type { OperationInput } from "../../src/store/store.ts";
import { onEachServer, site, smallPack } from "./servers.ts";

type Note = string | null;
type Sites = ReadonlyMap<string, Note>;
type Change = { readonly id: string; readonly before: Note | undefined; readonly after: Note | undefined };

/** What a mission's sites are by the rules alone: a list of states, one after each commit. */
class Model {
  readonly states: Sites[] = [
    new Map([
      ["a", null],
      ["b", null],
    ]),
  ];
  readonly changes: (readonly Change[])[] = [[]];
  readonly versions = new Map([
    ["a", 1],
    ["b", 1],
  ]);

  get now(): Sites {
    return this.states.at(-1) ?? new Map();
  }

  commit(changes: readonly Change[]): void {
    const next = new Map(this.now);
    for (const { id, after } of changes) {
      if (after === undefined) next.delete(id);
      else next.set(id, after);
      this.versions.set(id, (this.versions.get(id) ?? 0) + 1);
    }
    this.states.push(next);
    this.changes.push(changes);
  }

  /** The inverse of a commit, or null where a record is no longer as the commit left it. */
  inverse(seq: number): readonly Change[] | null {
    const changes = this.changes[seq - 1] ?? [];
    if (changes.length === 0 || changes.some(({ id, after }) => this.now.get(id) !== after)) return null;
    return [...changes].reverse().map(({ id, before, after }) => ({ id, before: after, after: before }));
  }
}

type Act =
  | {
      readonly act: "commit";
      readonly wishes: readonly { readonly id: string; readonly note: Note | undefined }[];
      readonly stale: boolean;
    }
  | { readonly act: "undo"; readonly back: number }
  | { readonly act: "resend" };

const ids = fc.constantFrom("a", "b", "c", "d");
const notes = fc.option(
  fc.stringMatching(/^[a-zé"', ]{0,5}[a-z]$/).map((text) => text.trim()),
  { nil: null },
);
const wishes = fc.uniqueArray(fc.record({ id: ids, note: fc.option(notes, { nil: undefined, freq: 3 }) }), {
  minLength: 1,
  maxLength: 3,
  selector: (wish) => wish.id,
});
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant("commit" as const),
      wishes,
      stale: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("undo" as const), back: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.constant({ act: "resend" as const }) },
);
let counter = 0;

function toOperations(
  model: Model,
  commit: Act & { readonly act: "commit" },
): { readonly operations: OperationInput[]; readonly changes: Change[] } {
  const changes: Change[] = [];
  const operations: OperationInput[] = [];
  for (const { id, note } of commit.wishes) {
    const before = model.now.get(id);
    if (before === undefined && note === undefined) continue;
    const base = before === undefined ? null : (model.versions.get(id) ?? 0) - (commit.stale ? 1 : 0);
    const kind = before === undefined ? "add" : note === undefined ? "remove" : "change";
    const values = kind === "add" ? { ...site(id), note } : kind === "change" ? { note } : {};
    operations.push({ op_id: `o${(counter += 1)}`, noun: "site", id, kind, base_version: base, values });
    changes.push({ id, before, after: note });
  }
  return { operations, changes };
}

onEachServer((place) => {
  test(
    "any sequence of commits, undos and resends leaves what the rules alone leave, at every point of time",
    { timeout: 110_000 },
    async () => {
      const { database, session } = place();
      const run = async (sequence: readonly Act[]): Promise<void> => {
        const mission = `p${(counter += 1)}`;
        await loadPack(database, session, smallPack(mission, { site: [site("a"), site("b")] }));
        const model = new Model();
        let last: readonly OperationInput[] = [];
        for (const step of sequence) {
          if (step.act === "resend") {
            if (last.length > 0) await commitChanges(database, session, mission, last);
          } else if (step.act === "undo") {
            const seq = Math.max(1, model.states.length - step.back);
            const inverse = seq === 1 ? null : model.inverse(seq);
            const undone = await undoCommit(database, session, mission, seq).catch(refusalCode);
            if (inverse) model.commit(inverse);
            else expect(undone).toMatch(/^store\.undo_(conflict|load)$/);
          } else {
            const { operations, changes } = toOperations(model, step);
            if (operations.length === 0) continue;
            const isStale = operations.some((each) => each.kind !== "add") && step.stale;
            const done = await commitChanges(database, session, mission, operations).catch(refusalCode);
            if (isStale) expect(done).toBe("store.conflict");
            else {
              expect(done).toMatchObject({ seq: model.states.length + 1 });
              model.commit(changes);
              last = operations;
            }
          }
        }
        for (const [index, state] of model.states.entries()) {
          const sites = (await readMission(database, session, mission, index + 1)).get("site") ?? [];
          expect(new Map(sites.map((row) => [row.id, row["note"]]))).toEqual(state);
        }
        const now = (await readMission(database, session, mission, null)).get("site") ?? [];
        expect(new Map(now.map((row) => [row.id, row["note"]]))).toEqual(model.now);
        expect((await listCommits(database, session, mission, { before: null, limit: 1 }))[0]?.seq).toBe(
          model.states.length,
        );
        expect((await verifyJournal(database, session, mission)).first_fault).toBeNull();
      };
      await fc.assert(fc.asyncProperty(fc.array(acts, { maxLength: 10 }), run), {
        numRuns: 20,
        endOnFailure: false,
        interruptAfterTimeLimit: 60_000,
      });
    },
  );
});

const refusalCode = (error: unknown): string => {
  if (error instanceof Refusal) return error.code;
  throw error;
};
