import { type PlainDate, daysBetween } from "../../kernel/plain-date.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { Clearance } from "../../model/clearance.ts";
import type { ClearanceClock } from "../../model/mandate.ts";

const isAnswered = ({ state }: Clearance): boolean =>
  state === "granted" || state === "granted_with_conditions" || state === "not_granted";

/**
 * The clock of each entry of the register on a day: days from the request to the answer, or to the day while there is
 * none. Entries of `first` (the host, or the state that reads) come first, then by state asked and by day: nothing is
 * summed over states.
 */
export function clearanceClocks(
  clearances: readonly Clearance[],
  asOf: PlainDate,
  first: string | null = null,
): ClearanceClock[] {
  const place = ({ asked_of }: Clearance): string => `${asked_of === first ? 0 : 1}${asked_of}`;
  return clearances
    .filter(({ requested_on }) => requested_on === null || requested_on <= asOf)
    .toSorted(
      (a, b) =>
        compareText(place(a), place(b)) ||
        compareText(a.requested_on ?? "9", b.requested_on ?? "9") ||
        compareText(a.id, b.id),
    )
    .map((entry) => clockOf(entry, asOf));
}

/** An answer that came after the day is not known on it: then the request still waits. */
function clockOf(entry: Clearance, asOf: PlainDate): ClearanceClock {
  const { id, asked_of, requested_on, answered_on, valid_until } = entry;
  const isLater = answered_on !== null && answered_on > asOf;
  const isOver = isAnswered(entry) && !isLater;
  const stop = isOver ? answered_on : asOf;
  return {
    id,
    asked_of,
    state: isLater ? "pending" : entry.state,
    days: requested_on === null || stop === null ? null : daysBetween(requested_on, stop),
    is_running: !isOver,
    is_expired: isOver && valid_until !== null && valid_until < asOf,
  };
}
