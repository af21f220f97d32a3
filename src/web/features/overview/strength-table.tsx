import type { OverviewMonth } from "../../queries.ts";
import type { ChartTable } from "../../ui/charts/chart-table.ts";
import type { Words } from "../../words/words.tsx";
import type { Mark } from "./marks.ts";

type Shown = {
  readonly months: readonly OverviewMonth[];
  readonly month: string;
  readonly setMonth: (month: string) => void;
  readonly marks: readonly Mark[];
};

/** The table of the strength chart: every month, every number, every mark. */
export function strengthTable({ months, month, setMonth, marks }: Shown, words: Words): ChartTable {
  const { say, number, monthShort } = words;
  const numeric = (code: string) => ({ name: say(code), numeric: true });
  const cell = (value: number | null) => ({ value, text: value === null ? say("screen.unknown") : number(value) });
  const pick = (at: string) => (
    <button type="button" className="link" onClick={() => setMonth(at)}>
      {monthShort(at)}
    </button>
  );
  return {
    columns: [
      { name: say("screen.month") },
      numeric("screen.strength.troops"),
      numeric("screen.strength.observers"),
      numeric("screen.strength.military"),
      numeric("screen.level.military"),
      numeric("screen.strength.police"),
      numeric("screen.level.police"),
      numeric("screen.strength.total"),
      { name: say("screen.chart.marks") },
    ],
    rows: months.map(({ month: at, strength, authorised }) => ({
      key: at,
      current: at === month,
      cells: [
        { value: at, text: monthShort(at), node: pick(at) },
        ...[strength.troops, strength.observers, strength.military, authorised.military].map(cell),
        ...[strength.police, authorised.police, strength.total].map(cell),
        marks
          .filter((mark) => mark.month === at)
          .map((mark) => mark.title)
          .join("; "),
      ],
    })),
  };
}
