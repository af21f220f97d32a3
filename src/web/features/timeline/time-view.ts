import { addMonths, dayNumber, firstDay, fromDayNumber, monthOf } from "../../../kernel/plain-date.ts";

/** A stretch of days that is looked at. */
export type TimeView = { readonly from: number; readonly to: number };

const shortest = 45;

/** Closer (factor below 1) or farther around a place, 0 at its start and 1 at its end; never beyond the bounds. */
export function zoomed({ from, to }: TimeView, factor: number, at: number, bounds: TimeView): TimeView {
  const span = Math.min(bounds.to - bounds.from, Math.max(shortest, (to - from) * factor));
  const centre = from + (to - from) * at;
  return inside({ from: centre - span * at, to: centre + span * (1 - at) }, bounds);
}

/** Moved by a share of its own length. */
export const shifted = ({ from, to }: TimeView, share: number, bounds: TimeView): TimeView =>
  inside({ from: from + (to - from) * share, to: to + (to - from) * share }, bounds);

function inside({ from, to }: TimeView, bounds: TimeView): TimeView {
  const span = Math.round(to - from);
  const start = Math.round(Math.min(Math.max(from, bounds.from), bounds.to - span));
  return { from: start, to: start + span };
}

export type Tick = { readonly day: number; readonly text: string };

/** Months or years written along the time, as many as there is room for. */
export function timeTicks({ from, to }: TimeView, width: number, monthName: (month: string) => string): Tick[] {
  const perMonth = (width / (to - from)) * 30.44;
  const step = [1, 3, 6, 12, 24, 60, 120].find((months) => perMonth * months >= (months < 12 ? 64 : 38)) ?? 240;
  const ticks: Tick[] = [];
  let month = monthOf(fromDayNumber(from));
  while (dayNumber(firstDay(month)) <= to) {
    const [year = 0, number = 1] = month.split("-").map(Number);
    const day = dayNumber(firstDay(month));
    if (day >= from && (year * 12 + number - 1) % step === 0)
      ticks.push({ day, text: step < 12 ? monthName(month) : String(year) });
    month = addMonths(month, 1);
  }
  return ticks;
}
