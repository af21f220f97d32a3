import { periodEnd, periodStart } from "../../kernel/period.ts";
import { type PlainDate, addDays, daysBetween } from "../../kernel/plain-date.ts";
import { compareText } from "../../kernel/text-order.ts";
import { isDraft } from "../../model/instrument.ts";
import type { MandateDate } from "../../model/mandate.ts";
import { type MandateRecords, adoptedInOrder } from "./mandate-at.ts";

type Dated = Omit<MandateDate, "key" | "days" | "put_off_by"> & { readonly put_off_by?: string | null };

/**
 * Every day that adopted instruments set, in order: ends of the mandate with the notice before them, reports due,
 * levels and tasks. An end that a later instrument put off says by which.
 *
 * @param asOf - the day from which days are counted
 * @param noticeDays - days before each end on which its renewal is to be prepared; null asks for none
 */
export function renewalCalendar(records: MandateRecords, asOf: PlainDate, noticeDays: number | null): MandateDate[] {
  const drafts = new Set(records.instrument.filter(isDraft).map(({ id }) => id));
  const isAdopted = ({ instrument }: { readonly instrument: string | null }): boolean => !drafts.has(instrument ?? "");
  return [
    ...mandateEnds(records, noticeDays),
    ...records.paragraph.filter(isAdopted).flatMap(({ id, instrument, due }): Dated[] => {
      return due === null ? [] : [{ on: due, kind: "report_due", noun: "paragraph", record: id, instrument }];
    }),
    ...records.authorised_strength.filter(isAdopted).flatMap((row): Dated[] => {
      const at = { noun: "authorised_strength" as const, record: row.id, instrument: row.instrument };
      const reached = row.reach_by === null ? null : periodEnd(row.reach_by);
      return [
        ...(row.valid_from === null ? [] : [{ ...at, on: row.valid_from, kind: "level_starts" as const }]),
        ...(reached === null ? [] : [{ ...at, on: reached, kind: "reach" as const }]),
        ...(row.valid_until === null ? [] : [{ ...at, on: row.valid_until, kind: "level_ends" as const }]),
      ];
    }),
    ...records.task.filter(isAdopted).flatMap(({ id, instrument, valid_until }): Dated[] => {
      return valid_until === null ? [] : [{ on: valid_until, kind: "task_ends", noun: "task", record: id, instrument }];
    }),
  ]
    .map((each) => ({
      ...each,
      put_off_by: each.put_off_by ?? null,
      key: `${each.kind}/${each.record}`,
      days: daysBetween(asOf, each.on),
    }))
    .toSorted((a, b) => compareText(a.on, b.on) || compareText(a.key, b.key));
}

/** The end that each instrument gives; one adopted later, on the day of the end at the latest, may have put it off. */
function mandateEnds(records: MandateRecords, noticeDays: number | null): Dated[] {
  const ordered = adoptedInOrder(records.instrument);
  return ordered.flatMap(({ id, until }, index): Dated[] => {
    if (until === null) return [];
    const later = ordered
      .slice(index + 1)
      .find((each) => each.until !== null && each.until > until && (periodStart(each.adopted ?? "") ?? "9") <= until);
    const at = { noun: "instrument" as const, record: id, instrument: id, put_off_by: later?.id ?? null };
    return [
      { ...at, on: until, kind: "mandate_ends" },
      ...(noticeDays === null || later ? [] : [{ ...at, on: addDays(until, -noticeDays), kind: "notice" as const }]),
    ];
  });
}

/**
 * The end of the mandate as known on a day: that of the latest instrument adopted by then that gives one; null where
 * it has passed, as then the records lack an extension.
 */
export function mandateEndOn(
  records: Pick<MandateRecords, "instrument">,
  day: PlainDate,
): { readonly instrument: string; readonly until: PlainDate; readonly days: number } | null {
  const latest = adoptedInOrder(records.instrument).findLast(
    ({ adopted, until }) => until !== null && (periodStart(adopted ?? "") ?? "9") <= day,
  );
  if (!latest || latest.until === null || latest.until < day) return null;
  return { instrument: latest.id, until: latest.until, days: daysBetween(day, latest.until) };
}
