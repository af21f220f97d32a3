import { addDays, dayNumber, yearOf } from "../../../../kernel/plain-date.ts";
import type { ReadStatement } from "../../../../model/statement-sheet.ts";
import { ChartPanel } from "../../../app/ChartPanel.tsx";
import { ganttChart } from "../../../ui/charts/gantt-chart.tsx";
import type { GanttBar, GanttLane } from "../../../ui/charts/gantt-layout.ts";
import { useWords, type Words } from "../../../words/words.tsx";
import { ruleText } from "./rule-text.ts";

/** Room behind the last bar for its name. */
const nameRoomDays = 60;

type Part = ReadStatement["parts"][number];

/** The budget as bars over its year: where mandates end, which year's rates each stretch goes by, and the table of it. */
export function PeriodsPanel({ sheet }: { sheet: ReadStatement }) {
  const words = useWords();
  const { say, amount, digits, date, dateShort } = words;
  const [from, to] = [dayNumber(sheet.from), dayNumber(addDays(sheet.to, nameRoomDays))];
  return (
    <ChartPanel
      name={`periods-${sheet.budget}`}
      className="periods-panel"
      title={say("shares.screen.periods", { count: sheet.parts.length })}
      subtitle={say("shares.screen.periods.subtitle", {
        amount: amount(sheet.amount_usd),
        from: date(sheet.from),
        to: date(sheet.to),
      })}
      source={sheet.sources.join(", ")}
      unofficial
      legend={[]}
      table={{
        columns: [
          { name: say("shares.column.from") },
          { name: say("shares.column.to") },
          { name: say("shares.column.rule") },
          { name: say("shares.column.scale_year") },
          { name: say("shares.column.amount"), numeric: true },
        ],
        rows: sheet.parts.map((part) => ({
          key: part.from,
          cells: [
            dateShort(part.from),
            dateShort(part.to),
            ruleText(part, words),
            digits(part.scale_year),
            { value: Number(part.amount_usd), text: amount(part.amount_usd) },
          ],
        })),
      }}
      draw={(canvas) =>
        ganttChart({ lanes: lanesOf(sheet, words), from, to, ticks: ticksOf(sheet, words), cursor: null }, canvas)
      }
    />
  );
}

/** One lane of the parts, and one of the calendar years whose rates they go by. */
function lanesOf(sheet: ReadStatement, words: Words): GanttLane[] {
  const { say, digits } = words;
  const years = [...new Set(sheet.parts.map(({ scale_year }) => scale_year))];
  const bar = (part: Part): GanttBar => ({
    ...stretch(part.from, part.to),
    key: part.from,
    name: words.amount(part.amount_usd),
    kind: "span",
    estimated: part.after_mandate,
    text: () =>
      `${words.date(part.from)} – ${words.date(part.to)}: ${words.amount(part.amount_usd)}; ${ruleText(part, words)}`,
  });
  return [
    { key: "parts", name: say("shares.screen.lane.parts"), tone: 0, bars: sheet.parts.map(bar) },
    {
      key: "years",
      name: say("shares.screen.lane.years"),
      tone: 2,
      bars: years.map((year): GanttBar => {
        const parts = sheet.parts.filter(({ scale_year }) => scale_year === year);
        const name = digits(year);
        const [from = sheet.from, to = sheet.to] = [parts[0]?.from, parts.at(-1)?.to];
        const known = parts.every(({ reason }) => reason === null);
        const note = known ? name : `${name}: ${say("screen.unknown")}`;
        return {
          ...stretch(from, to),
          key: String(year),
          name: note,
          kind: "span",
          estimated: !known,
          text: () => note,
        };
      }),
    },
  ];
}

const stretch = (from: string, to: string) => ({ from: dayNumber(from), to: dayNumber(to) });

/** Every third month of the budget. */
function ticksOf({ from, to }: ReadStatement, { monthShort }: Words) {
  const first = yearOf(from) * 12 + Number(from.slice(5, 7)) - 1;
  const last = yearOf(to) * 12 + Number(to.slice(5, 7)) - 1;
  const ticks: { day: number; text: string }[] = [];
  for (let month = first; month <= last; month += 3) {
    const name = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    ticks.push({ day: dayNumber(`${name}-01`), text: monthShort(name) });
  }
  return ticks;
}
