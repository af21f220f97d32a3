import { yearTicks, type Slots } from "./plot.ts";

type Asked = {
  readonly months: readonly string[];
  /** The month of the page; null for none. */
  readonly month: string | null;
  readonly name: (month: string) => string;
  readonly width: number;
  readonly setMonth?: (month: string) => void;
};

/** Months (`2013-04`) as slots of a chart, with years written below. */
export function monthSlots({ months, month, name, width, setMonth }: Asked): Slots {
  const cursor = month === null ? -1 : months.indexOf(month);
  return {
    names: months.map(name),
    // The year in the digits in which the month is named.
    ticks: yearTicks(months, width - 100).map(({ at, text }) => ({
      at,
      text: /\p{Nd}{4}/u.exec(name(months[at] ?? ""))?.[0] ?? text,
    })),
    cursor: cursor === -1 ? null : cursor,
    pick: setMonth && ((at) => setMonth(months[at] ?? "")),
  };
}
