import type { PlanMonth } from "../../../model/plan.ts";
import { type Insert, type Markup, html, section, table } from "./markup.ts";
import { type ReportFrame, byYear, monthsAbove } from "./report-frame.ts";
import { instrumentMarks, strengthChart } from "./strength-chart.ts";

/** Strength against authorised strength: the picture, the instruments that it numbers, and the table of years. */
export function strengthSection(frame: ReportFrame): Markup {
  const { plan, say } = frame;
  const unreported = plan.months.filter((month) => month.strength.total === null).length;
  const lead = finding(frame);
  const marks = instrumentMarks(frame);
  return section(
    "strength",
    say("report.strength.title"),
    null,
    html`<div class="figure">
      <h3 id="chart-title">${lead}</h3>
      <p class="note">${say("report.strength.drawn")}</p>
      ${strengthChart(frame)}
    </div>`,
    marks.length === 0
      ? null
      : html`<p class="note">${say("report.strength.instruments")}</p>
          <ol class="instruments">
            ${marks.map(
              (mark) =>
                html`<li>
                  <bdi><b>${mark.symbol}</b> (${mark.adopted}) ${mark.title}</bdi>
                </li>`,
            )}
          </ol>`,
    html`<p class="foot">
      ${say("report.strength.blank", { count: unreported, months: frame.number(plan.months.length) })}
    </p>`,
    yearTable(frame),
  );
}

/** What the picture shows, in a sentence. */
function finding(frame: ReportFrame): string {
  const { plan, say } = frame;
  if (!plan.peak) return say("report.strength.no_report");
  const values = {
    people: frame.number(plan.peak.total),
    month: frame.month(plan.peak.month),
    above: monthsAbove(plan),
  };
  const isComparable = plan.months.some(
    ({ strength, authorised }) => strength.military !== null && authorised.military !== null,
  );
  return say(isComparable || values.above > 0 ? "report.strength.finding" : "report.strength.finding_unstated", values);
}

/** The last report of each year beside the levels in force on its day. */
function yearTable(frame: ReportFrame): Markup {
  const { say } = frame;
  const columns = [
    "year",
    "reported_on",
    "troops",
    "observers",
    "police",
    "total",
    "level_military",
    "level_police",
    "months",
  ];
  const rows = byYear(frame.plan.months).map(([year, months]): Insert[] => {
    const last = [...months].reverse().find((month) => month.strength.total !== null);
    const reported = months.filter((month) => month.strength.total !== null).length;
    return [year, ...lastReport(frame, last), `${frame.number(reported)} / ${frame.number(months.length)}`];
  });
  return table(
    say("report.strength.by_year"),
    columns.map((name, i) => ({ title: say(`report.column.${name}`), kind: i > 1 ? "number" : "text" })),
    rows,
  );
}

function lastReport(frame: ReportFrame, month: PlanMonth | undefined): Insert[] {
  if (!month) return Array.from({ length: 7 }, () => unknownCell(frame));
  const { strength, authorised } = month;
  return [
    html`<span class="date">${month.reported_on ? frame.date(month.reported_on) : frame.month(month.month)}</span>`,
    ...[strength.troops, strength.observers, strength.police, strength.total].map((people) =>
      people === null ? unknownCell(frame) : frame.number(people),
    ),
    ...[authorised.military, authorised.police].map((people) =>
      people === null ? html`<span class="unknown">${frame.say("report.not_stated")}</span>` : frame.number(people),
    ),
  ];
}

export const unknownCell = ({ say }: ReportFrame): Markup =>
  html`<span class="unknown">${say("report.unknown")}</span>`;

/** Days from the authorising instrument to each share of the first authorised military strength. */
export function buildUpSection(frame: ReportFrame): Markup {
  const { say } = frame;
  const { deployment } = frame.plan;
  const level = deployment.authorised_military;
  const on = frame.date(deployment.authorised_on);
  if (level === null) return section("build-up", say("report.build_up.title"), say("report.build_up.no_level", { on }));
  const lead = say("report.build_up.lead", { on, people: frame.number(level) });
  const rows = Object.entries(deployment.days).map(([percent, days]): Insert[] => {
    const [after, by] = deployment.interval[percent] ?? [null, null];
    const needed = Math.ceil((level * Number(percent)) / 100);
    const between =
      by === null
        ? unknownCell(frame)
        : after === null
          ? say("report.build_up.by", { by })
          : say("report.build_up.between", { after, by });
    return [
      `${percent} %`,
      frame.number(needed),
      days === null ? say("report.build_up.never") : frame.number(days),
      between,
    ];
  });
  const columns = ["share", "people", "days", "interval"] as const;
  return section(
    "build-up",
    say("report.build_up.title"),
    lead,
    table(
      say("report.build_up.caption"),
      columns.map((name, i) => ({ title: say(`report.column.${name}`), kind: i === 0 || i === 3 ? "text" : "number" })),
      rows,
    ),
    html`<p class="foot">${say("report.build_up.note")}</p>`,
  );
}
