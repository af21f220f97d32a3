import { afterChange } from "../../exchange/differences.ts";
import type { Differences, IncomingSheet, Refused } from "../../exchange/incoming.ts";
import { type RowFault, idsIn, paymentFault, positionFault, reportDayFault } from "../../exchange/row-checks.ts";
import type { Extent } from "../../kernel/geo.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { assessmentNoun } from "../../model/assessment.ts";
import { type Noun, type Row, fieldsOf } from "../../model/noun.ts";
import { findNoun } from "../../model/nouns.ts";
import { findIds, findRows } from "../../store/records.ts";
import type { Connection } from "../../store/store.ts";
import { checkRecord } from "../records/check-record.ts";
import { rest } from "./rest.ts";

export type Compared = Pick<Differences, "added" | "changed"> & { readonly sheet: IncomingSheet };
export type Checked = { readonly errors: readonly Refused[]; readonly warnings: readonly Refused[] };

type Touched = { readonly noun: Noun; readonly sheet: string; readonly line: number; readonly row: Row };

/** What a pack with these rows in it would have wrong: as in loading a pack, beyond the single cell. */
export async function checkIncoming(
  connection: Connection,
  missionId: string,
  compared: readonly Compared[],
  extent: Extent | null,
): Promise<Checked> {
  const touched = compared.flatMap(({ sheet: { noun, sheet }, added, changed }): Touched[] => [
    ...added.map(({ line, row }) => ({ noun, sheet, line, row })),
    ...changed.map((each) => ({ noun, sheet, line: each.line, row: afterChange(each) })),
  ]);
  const errors: Refused[] = [];
  const warnings: Refused[] = [];
  for (const [index, each] of touched.entries()) {
    for (const fault of faultsOf(each, extent))
      (fault.code === "geo.outside" ? warnings : errors).push(refusedAt(each, fault));
    if (index % 500 === 499) await rest();
  }
  errors.push(...(await danglingReferences(connection, missionId, touched)));
  errors.push(...(await earlyPayments(connection, missionId, touched)));
  return { errors, warnings };
}

const refusedAt = ({ sheet, line }: Touched, { code, column, value, values }: RowFault): Refused => ({
  sheet,
  row: line,
  column,
  rule: code,
  value,
  values,
});

function faultsOf({ noun, row }: Touched, extent: Extent | null): RowFault[] {
  const position = positionFault(row, extent);
  const day = reportDayFault(noun, row);
  return [...recordFaults(noun, row), ...(position ? [position] : []), ...(day ? [day] : [])];
}

/** What the journal would refuse. */
function recordFaults(noun: Noun, row: Row): RowFault[] {
  try {
    checkRecord(noun, row.id, row);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { field = "id", fault } = error.values;
    const column = String(field);
    const value = String(row[column] ?? row.id);
    if (error.code !== "store.value_invalid") return [{ code: "id.invalid", column: "id", value: row.id, values: {} }];
    const pair = noun.orderedPairs.find(([, to]) => to === column);
    const values = pair ? { kind: "pair", from: String(row[pair[0]]), column_from: pair[0] } : {};
    return [{ code: String(fault), column, value, values }];
  }
}

async function danglingReferences(
  connection: Connection,
  missionId: string,
  touched: readonly Touched[],
): Promise<Refused[]> {
  const known = await knownIds(connection, missionId, touched);
  return touched.flatMap((each) =>
    fieldsOf(each.noun).flatMap(({ name, meta: { to } }) => {
      if (to === undefined) return [];
      const lost = idsIn(each.row[name]).filter((id) => !to.some((noun) => known.get(noun)?.has(id)));
      return lost.map((value) => refusedAt(each, { code: "ref.dangling", column: name, value, values: { nouns: to } }));
    }),
  );
}

/** Payments that do not go with the letter that they name, whether it is stored or comes with them. */
async function earlyPayments(
  connection: Connection,
  missionId: string,
  touched: readonly Touched[],
): Promise<readonly Refused[]> {
  const payments = touched.filter(({ noun }) => noun.name === "payment");
  const named = payments.flatMap(({ row }) => idsIn(row["assessment"]));
  if (named.length === 0) return [];
  const stored = await findRows(connection, assessmentNoun, missionId, named);
  const coming = new Map(touched.filter(({ noun }) => noun.name === "assessment").map(({ row }) => [row.id, row]));
  return payments.flatMap((each) => {
    const id = String(each.row["assessment"]);
    const letter = coming.get(id) ?? stored.get(id)?.values;
    const fault = letter && paymentFault(each.row, { ...letter, id });
    return fault ? [refusedAt(each, fault)] : [];
  });
}

/** Of the ids that the rows refer to those that are there, or come with the rows. */
async function knownIds(
  connection: Connection,
  missionId: string,
  touched: readonly Touched[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const wanted = new Map<string, Set<string>>();
  for (const { noun, row } of touched) {
    for (const { name, meta } of fieldsOf(noun)) {
      for (const to of meta.to ?? []) {
        const ids = wanted.get(to) ?? new Set();
        wanted.set(to, ids);
        for (const id of idsIn(row[name])) ids.add(id);
      }
    }
  }
  const known = new Map<string, Set<string>>();
  for (const [name, ids] of wanted) {
    const noun = findNoun(name);
    if (noun && ids.size > 0) known.set(name, await findIds(connection, noun, missionId, [...ids]));
  }
  for (const { noun, row } of touched)
    if (wanted.has(noun.name)) (known.get(noun.name) ?? known.set(noun.name, new Set()).get(noun.name))?.add(row.id);
  return known;
}
