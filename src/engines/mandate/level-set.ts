import { type AuthorisedStrength, authorisedComponents } from "../../model/authorised-strength.ts";
import type { LevelChange, SetLevel } from "../../model/mandate.ts";
import type { MandateAt, MandateRecords } from "./mandate-at.ts";

const nothing: SetLevel = { value: null, change: null, records: [], paragraph: null };

/**
 * What instruments in their order set for a component, whenever it is to be reached: the last level, or where only a
 * change was printed after it, the sum of those changes and no level. What has ended by the day counts no longer, so
 * after a temporary level the one before it does.
 */
export function levelSet(records: MandateRecords, at: MandateAt, component: string): SetLevel {
  return at.sequence
    .flatMap(({ id }) =>
      records.authorised_strength.filter(
        (row) => row.instrument === id && row.component === component && !(row.valid_until && row.valid_until < at.day),
      ),
    )
    .reduce(applied, nothing);
}

function applied(before: SetLevel, row: AuthorisedStrength): SetLevel {
  const { paragraph } = row;
  if (row.kind !== "change") return { value: row.value, change: null, records: [row.id], paragraph };
  const change = row.change === null ? null : (before.change ?? 0) + row.change;
  return { value: null, change, records: [...before.records, row.id], paragraph };
}

/** Every component that either mandate sets, with the people added; null where one of the levels is not stated. */
export function levelChanges(records: MandateRecords, from: MandateAt, to: MandateAt): LevelChange[] {
  return authorisedComponents.flatMap((component) => {
    const [before, after] = [levelSet(records, from, component), levelSet(records, to, component)];
    if (before.records.length + after.records.length === 0) return [];
    return [{ component, before, after, people: peopleBetween(before, after) }];
  });
}

/** The same rows mean no change, whether or not their level is stated; a change printed since says by how much. */
function peopleBetween(before: SetLevel, after: SetLevel): number | null {
  if (before.records.join(";") === after.records.join(";")) return 0;
  if (before.value !== null && after.value !== null) return after.value - before.value;
  const added = after.records.slice(before.records.length);
  const isOnlyChanged = before.records.length > 0 && before.records.every((id, at) => after.records[at] === id);
  if (!isOnlyChanged || added.length === 0 || after.change === null) return null;
  return after.change - (before.change ?? 0);
}
