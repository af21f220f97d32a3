/** A calendar day `YYYY-MM-DD` without a time zone; strings of this form compare in date order. */
export type PlainDate = string;
/** A calendar month `YYYY-MM`. */
export type Month = string;

const dayMs = 86_400_000;
const parts = (date: PlainDate): [number, number, number] => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) throw new RangeError(`not a date: ${date}`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
};
const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** True for a day that exists: 2004-04-31 does not. */
export function isPlainDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** Days since 1970-01-01; differences are counts of days. */
export function dayNumber(date: PlainDate): number {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day) / dayMs;
}

export function fromDayNumber(number: number): PlainDate {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);
export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(dayNumber(date) + days);

export const monthOf = (date: PlainDate): Month => date.slice(0, 7);
export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const firstDay = (month: Month): PlainDate => `${month}-01`;
export const lengthOfMonth = (month: Month): number => daysInMonth(yearOf(month), Number(month.slice(5, 7)));
export const lastDay = (month: Month): PlainDate => `${month}-${pad(lengthOfMonth(month))}`;

export function addMonths(month: Month, count: number): Month {
  const index = yearOf(month) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}`;
}

/** Every month from the first to the last, both included; empty when they are in the wrong order. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
