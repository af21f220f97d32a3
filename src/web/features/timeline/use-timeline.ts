import { useQueries } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { dayNumber, firstDay, fromDayNumber, isPlainDate, lastDay } from "../../../kernel/plain-date.ts";
import { useMissionView, usePlanAsk, useSetSearch } from "../../app/mission-context.tsx";
import { allOf } from "../../queries.ts";
import { datedRecords, lanes, pluralOf, type Dated, type Lane, type Records } from "./dated.ts";
import type { TimeView } from "./time-view.ts";

/** Every dated record of the mission; null while they are read. */
export function useDated(): { readonly records: readonly Dated[] | null; readonly error: Error | null } {
  const { mission } = usePlanAsk();
  const { months } = useMissionView();
  const answers = useQueries({ queries: lanes.map((lane) => allOf(mission, lane, pluralOf[lane])) });
  const ready = answers.every(({ data }) => data !== undefined) && months.length > 0;
  const lists = answers.map(({ data }) => data);
  const records = useMemo(() => {
    const [first, last] = [months[0], months.at(-1)];
    if (!ready || first === undefined || last === undefined) return null;
    const byLane: Records = {
      instrument: lists[0] ?? [],
      authorised_strength: lists[1] ?? [],
      milestone: lists[2] ?? [],
      incident: lists[3] ?? [],
      budget_line: lists[4] ?? [],
      season: lists[5] ?? [],
    };
    return datedRecords(byLane, first, last);
  }, [ready, months, ...lists]);
  return { records, error: answers.find(({ error }) => error)?.error ?? null };
}

/** The stretch of time and the lanes that the address asks for. */
export function useTimeView(records: readonly Dated[]) {
  const { months } = useMissionView();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const whole = {
    from: dayNumber(firstDay(months[0] ?? "2000-01")),
    to: dayNumber(lastDay(months.at(-1) ?? "2000-12")),
  };
  const bounds = boundsOf(records, whole);
  const asked = (text: string | undefined, usual: number) =>
    text !== undefined && isPlainDate(text) ? dayNumber(text) : usual;
  const [from, to] = [asked(search.from, whole.from), asked(search.until, whole.to)];
  const view: TimeView = from < to ? { from, to } : whole;
  const hidden = new Set((search.hide ?? "").split(",").filter(Boolean));
  return {
    view,
    whole,
    bounds,
    hidden,
    setView: (next: TimeView) =>
      setSearch(
        next.from === whole.from && next.to === whole.to
          ? { from: undefined, until: undefined }
          : { from: fromDayNumber(next.from), until: fromDayNumber(next.to) },
      ),
    turnLane: (lane: Lane) => {
      const next = new Set(hidden);
      if (!next.delete(lane)) next.add(lane);
      setSearch({ hide: next.size === 0 ? undefined : [...next].join(",") });
    },
  };
}

/** From the first day of any record to the last, the mission's own span at least. */
function boundsOf(records: readonly Dated[], whole: TimeView): TimeView {
  return records.reduce(
    ({ from, to }, record) => ({ from: Math.min(from, record.from ?? from), to: Math.max(to, record.to ?? to) }),
    whole,
  );
}
