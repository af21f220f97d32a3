import { periodEnd, periodStart } from "../../kernel/period.ts";
import { type PlainDate, monthOf } from "../../kernel/plain-date.ts";
import type { AuthorisedStrength } from "../../model/authorised-strength.ts";
import { type Instrument, isDraft } from "../../model/instrument.ts";

/** A row with the days that matter: `decided` orders rows among themselves, `binds` is when its level takes effect. */
export type Level = { readonly row: AuthorisedStrength; readonly decided: PlainDate; readonly binds: PlainDate };

const beginningOfTime = "0000-01-01";

/**
 * Gives every row its days. Where a row has no `valid_from`, it counts from the day its instrument was adopted; a level
 * to be reached by a time binds from the last day of that time. What a draft would set is left out.
 */
export function readLevels(rows: readonly AuthorisedStrength[], instruments: readonly Instrument[]): Level[] {
  const adopted = new Map(
    instruments.map((instrument) => [instrument.id, instrument.adopted && periodStart(instrument.adopted)]),
  );
  const drafts = new Set(instruments.filter(isDraft).map(({ id }) => id));
  return rows
    .filter((row) => !drafts.has(row.instrument))
    .map((row) => {
      const decided = row.valid_from ?? adopted.get(row.instrument) ?? beginningOfTime;
      const reached = row.reach_by === null || row.kind !== "base" ? null : periodEnd(row.reach_by);
      return { row, decided, binds: reached ?? decided };
    })
    .sort((a, b) => compare(a.decided, b.decided) || compare(a.binds, b.binds) || compare(a.row.id, b.row.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const isEnded = ({ row }: Level, day: PlainDate): boolean => row.valid_until !== null && row.valid_until < day;

/**
 * The level of one component in force on a day: a temporary level between its dates, else the base decided last among
 * those that have taken effect. Undefined where that isn't stated: before the first base, after a base's end, and
 * from a change printed without the resulting level until a later base takes effect.
 *
 * @param levels - levels of one component as `readLevels` orders them
 */
export function findLevel(levels: readonly Level[], day: PlainDate): Level | undefined {
  const effective = levels.filter((level) => level.binds <= day);
  const temporary = effective.findLast((level) => level.row.kind === "temporary" && !isEnded(level, day));
  if (temporary) return temporary;
  const base = effective.findLast((level) => level.row.kind === "base");
  if (!base || isEnded(base, day)) return undefined;
  const isChanged = effective.some((level) => level.row.kind === "change" && level.binds > base.binds);
  return isChanged ? undefined : base;
}

/** Levels and changes decided by a day that are to be reached later, unless a level decided since has overtaken them. */
export function plannedLevels(levels: readonly Level[], day: PlainDate): Level[] {
  const inForce = findLevel(levels, day);
  return levels.filter((level) => {
    const end = level.row.reach_by === null ? null : periodEnd(level.row.reach_by);
    if (level.row.kind === "temporary" || level.decided > day || end === null || end <= day) return false;
    return !inForce || inForce.row.kind === "temporary" || inForce.decided <= level.decided;
  });
}

/** True where a level to be reached by a time binds within this month for the first time. */
export const isReachedIn = (level: Level, month: string): boolean =>
  level.row.kind === "base" && level.row.reach_by !== null && monthOf(level.binds) === month;
