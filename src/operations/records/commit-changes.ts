import { canonicalJson } from "../../kernel/canonical-json.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { type Noun, type Row } from "../../model/noun.ts";
import { findNoun } from "../../model/nouns.ts";
import {
  type JournalOperation,
  type NewOperation,
  appendCommit,
  findCommit,
  findLastVersions,
  findOperations,
  listOperations,
  lockHead,
  readWriter,
} from "../../store/journal.ts";
import { type Stamp, deleteRows, findRows, insertRows, updateRows } from "../../store/records.ts";
import type { Connection, Database, OperationInput, Receipt, SessionToken, StoredRow } from "../../store/store.ts";
import { refuseOtherNouns } from "./kept-by-others.ts";
import { checkRecord } from "./check-record.ts";
import { checkPayments } from "./check-payments.ts";
import { checkReferences, checkRemovals } from "./check-references.ts";

/** Operations of one commit at most. */
const mostOperations = 10_000;

/**
 * Applies all operations in one commit, or none. A resend of the same `op_id`s gets the first receipt.
 *
 * @throws Refusal `store.conflict` when a record has changed since `base_version` (both versions in the values);
 *   forbidden `person.not_kept` for a noun that the writer's functions do not keep; `store.value_invalid`, `store.ref_dangling`, `store.still_referenced` and others for what cannot stand
 */
export function commitChanges(
  database: Database,
  session: SessionToken,
  missionId: string,
  operations: readonly OperationInput[],
): Promise<Receipt> {
  return database.transaction(session, (connection) => commitIn(connection, missionId, operations, "change"));
}

/** The same inside a transaction that the caller began. */
export async function commitIn(
  connection: Connection,
  missionId: string,
  operations: readonly OperationInput[],
  kind: "change" | "undo",
): Promise<Receipt> {
  const inputs = checkInputs(operations, kind);
  const head = await lockHead(connection, missionId);
  const resent = await findReceipt(connection, missionId, inputs);
  if (resent) return resent;
  await refuseOtherNouns(connection, missionId, inputs);
  const writer = await readWriter(connection);
  const steps = await planSteps(connection, missionId, inputs);
  await write(
    connection,
    { mission_id: missionId, origin: writer.origin, label_id: writer.label_id, seq: head.seq + 1 },
    steps,
  );
  const written = steps.flatMap(({ noun, row }) => (row ? [{ noun, row }] : []));
  await checkReferences(connection, missionId, written);
  await checkPayments(connection, missionId, written);
  await checkRemovals(connection, missionId, removedIds(steps));
  return appendCommit(connection, head, writer, { kind, operations: steps.map(toNewOperation) });
}

type Input = OperationInput & { readonly known: Noun };

function checkInputs(operations: readonly OperationInput[], kind: "change" | "undo"): readonly Input[] {
  // What came in one commit, such as a large upload, is also taken back in one.
  if (operations.length === 0 || (kind === "change" && operations.length > mostOperations)) {
    throw new Refusal("invalid", "store.operation_count", { count: operations.length, most: mostOperations });
  }
  const opIds = new Set<string>();
  const records = new Set<string>();
  return operations.map((operation) => {
    const { op_id, noun: name, id, kind } = operation;
    const noun = findNoun(name);
    if (!noun) throw new Refusal("invalid", "store.noun_unknown", { noun: name });
    // Without `:`, which marks the operations of a load.
    if (!/^[\w.-]{1,120}$/.test(op_id)) throw new Refusal("invalid", "store.op_invalid", { op: op_id });
    if (opIds.has(op_id) || records.has(`${name} ${id}`))
      throw new Refusal("invalid", "store.record_twice", { noun: name, id });
    if (noun.appendOnly && kind !== "add") throw new Refusal("invalid", "store.append_only", { noun: name, id });
    if (noun.file === "mission" && kind !== "change") throw new Refusal("invalid", "store.mission_one", { id });
    opIds.add(op_id);
    records.add(`${name} ${id}`);
    return { ...operation, known: noun };
  });
}

/** The receipt of the commit that these operations made before. Others under the same ids are refused. */
async function findReceipt(
  connection: Connection,
  missionId: string,
  inputs: readonly Input[],
): Promise<Receipt | undefined> {
  const found = await findOperations(
    connection,
    missionId,
    inputs.map((input) => input.op_id),
  );
  const [first] = found;
  if (!first) return undefined;
  const byId = new Map(found.map((operation) => [operation.op_id, operation]));
  const reused = inputs.find((input) => !isSame(input, byId.get(input.op_id), first.seq));
  const commit = await findCommit(connection, missionId, first.seq);
  if (reused || !commit) throw new Refusal("conflict", "store.op_reused", { op: reused?.op_id ?? first.op_id });
  return receiptOf(missionId, commit, found);
}

/** The receipt of the commit whose first operation is `<start>-0`; undefined where there was none. */
export async function findFirstReceipt(
  connection: Connection,
  missionId: string,
  start: string,
): Promise<Receipt | undefined> {
  const [first] = await findOperations(connection, missionId, [`${start}-0`]);
  const commit = first && (await findCommit(connection, missionId, first.seq));
  return commit && receiptOf(missionId, commit, await listOperations(connection, missionId, commit.seq));
}

function receiptOf(
  missionId: string,
  { seq, digest, time }: Pick<Receipt, "seq" | "digest" | "time">,
  found: readonly JournalOperation[],
): Receipt {
  const operations = found.map(({ op_id, noun, record_id, version }) => ({
    op_id,
    noun,
    id: record_id ?? "",
    version: version ?? 0,
  }));
  return { mission_id: missionId, seq, digest, time, operations };
}

function isSame(input: Input, known: JournalOperation | undefined, seq: number): boolean {
  if (
    !known ||
    known.seq !== seq ||
    known.kind !== input.kind ||
    known.noun !== input.noun ||
    known.record_id !== input.id
  )
    return false;
  if (known.base_version !== input.base_version) return false;
  if (input.kind === "remove" || known.body === null) return true;
  // Compared as they would be stored: what was sent may have had blanks around it.
  const again = checkRecord(input.known, input.id, { ...known.body, ...input.values });
  return canonicalJson(again) === canonicalJson(known.body);
}

/** What happens to one record: `row` is the record afterwards, null for a removal. */
type Step = { readonly input: Input; readonly noun: Noun; readonly version: number; readonly row: Row | null };

async function planSteps(connection: Connection, missionId: string, inputs: readonly Input[]): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [noun, group] of groupByNoun(inputs)) {
    const ids = group.map((input) => input.id);
    const current = await findRows(connection, noun, missionId, ids);
    const last = await findLastVersions(connection, missionId, noun.name, ids);
    for (const input of group) steps.push(planStep(input, current.get(input.id), last.get(input.id) ?? 0));
  }
  const position = new Map(inputs.map((input, index) => [input.op_id, index]));
  return steps.sort((a, b) => (position.get(a.input.op_id) ?? 0) - (position.get(b.input.op_id) ?? 0));
}

function planStep(input: Input, current: StoredRow | undefined, lastVersion: number): Step {
  const { known: noun, id, kind, base_version: base, values } = input;
  const version = Math.max(lastVersion, current?.version ?? 0) + 1;
  if (kind === "add") {
    if (current)
      throw new Refusal("conflict", "store.id_taken", { noun: noun.name, id, current_version: current.version });
    return { input, noun, version, row: checkRecord(noun, id, values) };
  }
  if (!current)
    throw lastVersion > 0
      ? conflict(input, lastVersion)
      : new Refusal("not-found", "store.record_unknown", { noun: noun.name, id });
  if (current.version !== base) throw conflict(input, current.version);
  if (kind === "remove") return { input, noun, version, row: null };
  return { input, noun, version, row: checkRecord(noun, id, { ...current.values, ...values }) };
}

const conflict = (input: Input, version: number): Refusal =>
  new Refusal("conflict", "store.conflict", {
    noun: input.noun,
    id: input.id,
    base_version: input.base_version ?? 0,
    current_version: version,
  });

async function write(connection: Connection, stamp: Stamp, steps: readonly Step[]): Promise<void> {
  for (const [noun, group] of groupByNoun(steps.map((step) => ({ ...step, known: step.noun })))) {
    const of = (kind: OperationInput["kind"]) => group.filter((step) => step.input.kind === kind);
    const rowsOf = (kind: "add" | "change") => of(kind).flatMap(({ version, row }) => (row ? [{ version, row }] : []));
    const removed = of("remove").map((step) => step.input.id);
    if (removed.length > 0) expectAll(await deleteRows(connection, noun, stamp.mission_id, removed), removed.length);
    const changed = rowsOf("change");
    if (changed.length > 0) expectAll(await updateRows(connection, noun, stamp.mission_id, changed), changed.length);
    await insertRows(connection, noun, stamp, rowsOf("add"));
  }
}

/** Rows that one may read but not write are passed over by the database in silence. */
function expectAll(done: number, wanted: number): void {
  if (done !== wanted) throw new Refusal("forbidden", "store.forbidden");
}

function removedIds(steps: readonly Step[]): Map<string, string[]> {
  const removed = new Map<string, string[]>();
  for (const { noun, row, input } of steps) {
    if (row !== null) continue;
    const ids = removed.get(noun.name) ?? [];
    removed.set(noun.name, ids);
    ids.push(input.id);
  }
  return removed;
}

const toNewOperation = ({ input, version, row }: Step): NewOperation => ({
  op_id: input.op_id,
  kind: input.kind,
  noun: input.noun,
  id: input.id,
  base_version: input.base_version,
  version,
  body: row ?? {},
});

function groupByNoun<T extends { readonly known: Noun }>(items: readonly T[]): Map<Noun, T[]> {
  const groups = new Map<Noun, T[]>();
  for (const item of items) {
    const group = groups.get(item.known) ?? [];
    group.push(item);
    groups.set(item.known, group);
  }
  return groups;
}
