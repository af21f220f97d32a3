import type { CashOutlook, CashSheet } from "../../../model/cash-sheet.ts";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { barChart } from "../../ui/charts/bar-chart.tsx";
import { lineChart } from "../../ui/charts/line-chart.tsx";
import { useWords } from "../../words/words.tsx";

type FanProps = { readonly sheet: CashSheet; readonly outlook: CashOutlook };

/** Cash day by day: the middle of the draws with the middle half and nine tenths; under stress also the middle without. */
export function FanPanel({ sheet, outlook }: FanProps) {
  const words = useWords();
  const { say, date, number, moneyShort } = words;
  const { base, stressed } = sheet;
  const days = outlook.fan.map(({ on }) => on);
  const pointsOf = (own: CashOutlook, bands: boolean) =>
    own.fan.map(({ cash_usd }) => {
      const [p5, p25, p50, p75, p95] = cash_usd.map(Number);
      const ranges = [[p5 ?? 0, p95 ?? 0] as const, [p25 ?? 0, p75 ?? 0] as const];
      return { value: p50 ?? null, estimated: true, ...(bands && { ranges }) };
    });
  const series = [
    { name: say("cash.middle"), tone: 1, points: pointsOf(outlook, true) },
    ...(stressed && base ? [{ name: say("cash.outlook.base"), tone: 0, points: pointsOf(base, false) }] : []),
  ];
  const middle = outlook.runs_out[2] ?? null;
  const levels = ["5", "25", "50", "75", "95"];
  return (
    <ChartPanel
      name="cash"
      className="cash-fan"
      unofficial
      title={middle === null ? say("cash.fan.lasts") : say("cash.fan.title", { date: date(middle) })}
      subtitle={say("cash.fan.subtitle")}
      legend={[
        { sign: "band", text: say("cash.fan.half"), tone: 1 },
        { sign: "dashed", text: say("cash.middle"), tone: 1 },
      ]}
      table={{
        columns: [
          { name: say("cash.column.day") },
          ...levels.map((level) => ({
            name: say("cash.column.level", { level: number(Number(level)) }),
            numeric: true,
          })),
        ],
        rows: outlook.fan.map(({ on, cash_usd }) => ({
          key: on,
          cells: [date(on), ...cash_usd.map((value) => ({ value, text: number(Number(value)) }))],
        })),
      }}
      draw={(canvas) =>
        lineChart(
          {
            slots: { names: days.map((day) => date(day)), ticks: monthTicks(days, words, canvas.width), cursor: null },
            series,
            format: (value) => number(value / 1_000_000),
            textOf: (at, index) =>
              `${date(days[index] ?? "")}: ${moneyShort(String(series[at]?.points[index]?.value ?? 0))}`,
            height: 260,
          },
          canvas,
        )
      }
    />
  );
}

/** The first shown day of each month, as far apart as the room asks. */
function monthTicks(days: readonly string[], { month }: ReturnType<typeof useWords>, width: number) {
  const firsts = days.flatMap((day, at) => (at === 0 || days[at - 1]?.slice(0, 7) !== day.slice(0, 7) ? [at] : []));
  const step = Math.max(1, Math.ceil(firsts.length / Math.max(1, Math.floor(width / 110))));
  return firsts
    .filter((_, index) => index % step === 0)
    .map((at) => ({ at, text: month((days[at] ?? "").slice(0, 7)) }));
}

/** What falls due, came in and goes out by month. */
export function CalendarPanel({ sheet }: { sheet: CashSheet }) {
  const { say, month, number, moneyShort } = useWords();
  const told = (value: string | null, ahead: boolean) =>
    value === null ? say(ahead ? "cash.not_yet" : "cash.not_told") : moneyShort(value);
  return (
    <ChartPanel
      name="cash-calendar"
      className="cash-calendar"
      unofficial
      title={say("cash.calendar.title")}
      subtitle={say("cash.calendar.subtitle")}
      legend={(["due", "received", "paid_out"] as const).map((name, tone) => ({
        sign: "solid" as const,
        text: say(`cash.column.${name}`),
        tone,
      }))}
      table={{
        columns: [
          { name: say("cash.column.month") },
          ...(["due", "received", "paid_out"] as const).map((name) => ({
            name: say(`cash.column.${name}`),
            numeric: true,
          })),
        ],
        rows: sheet.calendar.map((row) => ({
          key: row.month,
          cells: [
            month(row.month),
            { value: row.due_usd, text: number(Number(row.due_usd)) },
            {
              value: row.received_usd,
              text: row.received_usd === null ? told(null, row.ahead) : number(Number(row.received_usd)),
            },
            { value: row.paid_out_usd, text: number(Number(row.paid_out_usd)) },
          ],
        })),
      }}
      draw={(canvas) =>
        barChart(
          sheet.calendar
            .filter((row) => Number(row.due_usd) > 0 || Number(row.received_usd) > 0 || Number(row.paid_out_usd) > 0)
            .map((row) => ({
              key: row.month,
              name: month(row.month),
              text: () =>
                `${month(row.month)}: ${moneyShort(row.due_usd)} · ${told(row.received_usd, row.ahead)} · ${moneyShort(row.paid_out_usd)}`,
              bars: [
                { value: Number(row.due_usd), tone: 0, note: moneyShort(row.due_usd) },
                {
                  value: row.received_usd === null ? null : Number(row.received_usd),
                  tone: 1,
                  note: told(row.received_usd, row.ahead),
                },
                { value: Number(row.paid_out_usd), tone: 2, note: moneyShort(row.paid_out_usd), estimated: true },
              ],
            })),
          canvas,
        )
      }
    />
  );
}
