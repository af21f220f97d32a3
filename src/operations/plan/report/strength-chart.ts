import { periodStart } from "../../../kernel/period.ts";
import { yearOf } from "../../../kernel/plain-date.ts";
import type { PlanMonth } from "../../../model/plan.ts";
import { type Markup, html } from "./markup.ts";
import type { ReportFrame } from "./report-frame.ts";

const width = 720;
const height = 318;
const area = { left: 52, right: 708, top: 36, bottom: 268 };

/** A mark on the time axis: a mandate instrument with its number in the list below the chart. */
export type InstrumentMark = {
  readonly number: number;
  readonly symbol: string;
  readonly title: string;
  readonly adopted: string;
  readonly day: string;
};

/** Instruments within the months of the plan, in order of adoption. */
export function instrumentMarks({ plan, mission }: ReportFrame): InstrumentMark[] {
  const [first, last] = [plan.months[0]?.month ?? "9999-99", plan.months.at(-1)?.month ?? ""];
  return mission.instrument
    .flatMap((row) =>
      row.adopted === null ? [] : [{ row, adopted: row.adopted, day: periodStart(row.adopted) ?? "" }],
    )
    .filter(({ day }) => day.slice(0, 7) >= first && day.slice(0, 7) <= last)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ row, adopted, day }, i) => ({ number: i + 1, symbol: row.symbol, title: row.title, adopted, day }));
}

/**
 * Strength of every month as stacked areas (military below, police above) with the authorised military strength as a
 * line of steps. Months without a report and months whose level isn't stated are left blank. Time runs from left to
 * right in every language.
 */
export function strengthChart(frame: ReportFrame): Markup {
  const { plan } = frame;
  const { months } = plan;
  const highest = Math.max(
    1,
    ...months.flatMap((month) => [month.strength.total ?? 0, month.authorised.military ?? 0]),
  );
  const step = tickStep(highest);
  const top = Math.ceil(highest / step) * step;
  const x = (i: number): number => area.left + ((area.right - area.left) * i) / Math.max(1, months.length);
  const y = (people: number): number => area.bottom - ((area.bottom - area.top) * people) / top;
  const scales: Scales = { x, y };
  const ticks = Array.from({ length: top / step + 1 }, (_, i) => i * step);
  return html`<svg
    class="chart"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-labelledby="chart-title"
    direction="ltr"
  >
    <defs>
      <pattern id="police" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" fill="#d9c27a" />
        <rect width="1.6" height="4" fill="#8a6d10" />
      </pattern>
    </defs>
    ${ticks.map((tick) => html`<line class="grid" x1="${area.left}" x2="${area.right}" y1="${at(y(tick))}" y2="${at(y(tick))}" /><text class="axis" text-anchor="end" x="${area.left - 6}" y="${at(y(tick) + 3.5)}">${frame.number(tick)}</text>`)}
    ${yearTicks(months, x)}
    <path
      class="unsplit"
      d="${bars(
        months,
        scales,
        () => 0,
        (month) => (isUnsplit(month) ? month.strength.total : null),
      )}"
    />
    <path
      class="military"
      d="${bars(
        months,
        scales,
        () => 0,
        (month) => month.strength.military,
      )}"
    />
    <path
      class="police"
      d="${bars(
        months,
        scales,
        (month) => month.strength.military ?? 0,
        (month) => (month.strength.military === null ? null : month.strength.total),
      )}"
    />
    <path class="level" d="${steps(months, scales, (month) => month.authorised.military)}" />
    ${instrumentTicks(frame, x)} ${legend(frame)}
  </svg>`;
}

type Scales = { readonly x: (i: number) => number; readonly y: (people: number) => number };
const at = (value: number): string => String(Math.round(value * 10) / 10);

/** 1, 2 or 5 times a power of ten, so that four to eight steps reach the top. */
function tickStep(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest / 4));
  return Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((step) => highest / step <= 8) ?? 10 * power);
}

function yearTicks(months: readonly PlanMonth[], x: (i: number) => number): Markup[] {
  const every = Math.ceil(months.length / 12 / 18);
  return months.flatMap(({ month }, i) => {
    if (!month.endsWith("-01") || yearOf(month) % every !== 0) return [];
    const left = Math.min(12, months.length - i);
    const label =
      left < 4
        ? null
        : html`<text class="axis" text-anchor="middle" x="${at(x(i + left / 2))}" y="${area.bottom + 16}"
            >${month.slice(0, 4)}</text
          >`;
    return [
      html`<line class="tick" x1="${at(x(i))}" x2="${at(x(i))}" y1="${area.bottom}" y2="${area.bottom + 5}" />${label}`,
    ];
  });
}

/** One bar a month, neighbours touching: an area of steps. */
function bars(
  months: readonly PlanMonth[],
  { x, y }: Scales,
  from: (month: PlanMonth) => number,
  to: (month: PlanMonth) => number | null,
): string {
  return months
    .map((month, i) => {
      const end = to(month);
      return end === null
        ? ""
        : `M${at(x(i))} ${at(y(from(month)))}V${at(y(end))}H${at(x(i + 1))}V${at(y(from(month)))}Z`;
    })
    .join("");
}

function steps(months: readonly PlanMonth[], { x, y }: Scales, value: (month: PlanMonth) => number | null): string {
  let path = "";
  let isOpen = false;
  for (const [i, month] of months.entries()) {
    const people = value(month);
    if (people !== null)
      path += isOpen ? `V${at(y(people))}H${at(x(i + 1))}` : `M${at(x(i))} ${at(y(people))}H${at(x(i + 1))}`;
    isOpen = people !== null;
  }
  return path;
}

/** Numbers of instruments above the area; those of neighbouring months step down so that they do not cover each other. */
function instrumentTicks(frame: ReportFrame, x: (i: number) => number): Markup[] {
  const months = frame.plan.months.map((month) => month.month);
  let before = -Infinity;
  let row = 0;
  return instrumentMarks(frame).map((mark) => {
    const place = x(months.indexOf(mark.day.slice(0, 7)) + 0.5);
    row = place - before < 13 ? (row + 1) % 3 : 0;
    before = place;
    const label = area.top - 4 - row * 9;
    return html`<line class="mark" x1="${at(place)}" x2="${at(place)}" y1="${label + 1}" y2="${area.bottom}" /><text
        class="number"
        text-anchor="middle"
        x="${at(place)}"
        y="${label}"
        >${mark.number}</text
      >`;
  });
}

type LegendItem = { readonly mark: "military" | "police" | "unsplit" | "level"; readonly width: number };

function legend({ say, plan }: ReportFrame): Markup {
  const items: LegendItem[] = [
    { mark: "military", width: 290 },
    { mark: "police", width: 90 },
    ...(plan.months.some(isUnsplit) ? [{ mark: "unsplit" as const, width: 130 }] : []),
    { mark: "level", width: 0 },
  ];
  const starts = items.map((_, i) => area.left + items.slice(0, i).reduce((sum, item) => sum + item.width, 0));
  return html`<g>${items.map((item, i) => legendItem(item, starts[i] ?? 0, say(`report.strength.${item.mark}`)))}</g>`;
}

function legendItem({ mark }: LegendItem, x: number, word: string): Markup {
  const y = height - 13;
  const shape =
    mark === "level"
      ? html`<line class="level" x1="${x - 3}" x2="${x + 13}" y1="${y}" y2="${y}" />`
      : html`<rect class="${mark}" x="${x}" y="${y - 5}" width="12" height="9" />`;
  return html`${shape}<text class="legend" x="${x + 18}" y="${y + 3}">${word}</text>`;
}

/** A month whose report gives a total but does not split it. */
const isUnsplit = ({ strength }: PlanMonth): boolean => strength.military === null && strength.total !== null;
