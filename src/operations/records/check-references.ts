import { Refusal } from "../../kernel/refusal.ts";
import type { Value } from "../../model/field.ts";
import { type Field, type Noun, type Row, fieldsOf } from "../../model/noun.ts";
import { findNoun, nouns } from "../../model/nouns.ts";
import { findIds, findReferring } from "../../store/records.ts";
import type { Connection } from "../../store/store.ts";

export type Written = { readonly noun: Noun; readonly row: Row };

const idsIn = (value: Value | undefined): readonly string[] => {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
};
const referencesOf = (noun: Noun): readonly Field[] => fieldsOf(noun).filter((field) => field.meta.to !== undefined);

/** Every reference of the rows must point to a record that is there. @throws Refusal `ref.dangling` */
export async function checkReferences(
  connection: Connection,
  missionId: string,
  written: readonly Written[],
): Promise<void> {
  const wanted = new Map<string, Set<string>>();
  for (const { noun, row } of written) {
    for (const { name, meta } of referencesOf(noun)) {
      for (const to of meta.to ?? []) {
        const ids = wanted.get(to) ?? new Set();
        wanted.set(to, ids);
        idsIn(row[name]).forEach((id) => ids.add(id));
      }
    }
  }
  const known = new Map<string, ReadonlySet<string>>();
  for (const [name, ids] of wanted) {
    const noun = findNoun(name);
    if (noun && ids.size > 0) known.set(name, await findIds(connection, noun, missionId, [...ids]));
  }
  for (const { noun, row } of written) {
    for (const { name, meta } of referencesOf(noun)) {
      const lost = idsIn(row[name]).find((id) => !(meta.to ?? []).some((to) => known.get(to)?.has(id)));
      if (lost !== undefined)
        throw new Refusal("invalid", "store.ref_dangling", { noun: noun.name, id: row.id, field: name, value: lost });
    }
  }
}

/** Nothing may point to a record that is gone. @throws Refusal conflict `store.still_referenced` */
export async function checkRemovals(
  connection: Connection,
  missionId: string,
  removed: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  for (const noun of nouns) {
    for (const { name, meta } of referencesOf(noun)) {
      const ids = (meta.to ?? []).flatMap((to) => removed.get(to) ?? []);
      if (ids.length === 0) continue;
      const referring = await findReferring(connection, noun, missionId, { field: name, ids });
      for (const { id, to } of referring) {
        // Where a field may point to either of two nouns, the other may have a record of the same id.
        if (await isThere(connection, missionId, meta.to ?? [], to)) continue;
        throw new Refusal("conflict", "store.still_referenced", { id: to, by: noun.name, by_id: id, field: name });
      }
    }
  }
}

async function isThere(
  connection: Connection,
  missionId: string,
  names: readonly string[],
  id: string,
): Promise<boolean> {
  for (const name of names) {
    const noun = findNoun(name);
    if (noun && (await findIds(connection, noun, missionId, [id])).has(id)) return true;
  }
  return false;
}
