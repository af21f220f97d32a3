import { useQuery } from "@tanstack/react-query";
import type { LevelReport, PremiumOfYear } from "../../../../engines/funding/scale/level-report.ts";
import { ApiProblem } from "../../../api.ts";
import { Panel } from "../../../app/Panel.tsx";
import { ChartTableView } from "../../../ui/charts/ChartTableView.tsx";
import { useWords, type Words } from "../../../words/words.tsx";
import { levelText } from "./RatesPanel.tsx";
import { levelsQuery } from "./scale-queries.ts";
import type { States } from "./use-scale.ts";

/** Levels worked out from income beside the table's, why some differ, and the premium of each year by both. */
export function LevelsPanel({ year, states }: { year: number; states: States }) {
  const { say, digits, number } = useWords();
  const levels = useQuery(levelsQuery(year));
  if (levels.isError)
    return (
      <Panel className="scale-wide" title={say("scale.screen.levels")}>
        <p className="notice">{levels.error instanceof ApiProblem ? levels.error.message : say("screen.offline")}</p>
      </Panel>
    );
  const report = levels.data;
  if (!report) return <div className="panel skeleton scale-wide" />;
  return (
    <Panel
      className="scale-wide scale-levels"
      title={say("scale.screen.levels")}
      subtitle={say("scale.levels.title", {
        period: digits(report.period),
        first: digits(report.first_year),
        last: digits(report.last_year),
        mean: number(Number(report.mean_usd)),
        origin: say(`scale.mean.${report.mean_origin}`),
      })}
    >
      <Agreement report={report} states={states} />
      {report.comparison && report.comparison.disagreements.length > 0 && (
        <Disagreements report={report} states={states} />
      )}
      <h3>{say("scale.premium.title")}</h3>
      <ul className="scale-premiums">
        {report.premiums.map((premium) => (
          <Premium key={`${premium.year} ${premium.levels}`} premium={premium} />
        ))}
      </ul>
    </Panel>
  );
}

function Agreement({ report, states }: { report: LevelReport; states: States }) {
  const { say, percent, list, digits } = useWords();
  const { comparison, untested, from_table, table_period } = report;
  const named = (codes: readonly string[]) => list(codes.map(states.nameOf));
  return (
    <>
      <p>
        {comparison === null
          ? say("scale.no_table")
          : say("scale.agreement", {
              count: comparison.agreeing,
              of: comparison.tested,
              percent: percent(comparison.agreement_percent, 1),
              own: comparison.agreeing_by_income,
              own_of: comparison.tested_by_income,
              own_percent: percent(comparison.agreement_by_income_percent, 1),
            })}
      </p>
      {untested.length > 0 && <p>{say("scale.untested", { states: named(untested.map(({ iso3 }) => iso3)) })}</p>}
      {from_table.length > 0 && (
        <p>{say("scale.from_table", { period: digits(table_period ?? ""), states: named(from_table) })}</p>
      )}
    </>
  );
}

function Disagreements({ report, states }: { report: LevelReport; states: States }) {
  const words = useWords();
  const { say } = words;
  const names = ["level", "in_table", "per_head_usd", "needs_from_usd", "needs_under_usd", "off_percent", "cause"];
  const table = {
    columns: [
      { name: say("scale.column.iso3") },
      ...names.map((name) => ({
        name: say(`scale.column.${name}`),
        numeric: name.includes("_usd") || name === "off_percent",
      })),
    ],
    rows: (report.comparison?.disagreements ?? []).map((row) => ({
      key: row.iso3,
      cells: [
        states.nameOf(row.iso3),
        levelText(row.computed),
        levelText(row.shown),
        dollars(row.per_head_usd, words),
        dollars(row.needs_from_usd, words),
        dollars(row.needs_under_usd, words),
        row.off_percent === null ? "–" : words.percent(row.off_percent, 1),
        say(`scale.cause.${row.cause}`),
      ],
    })),
  };
  return (
    <>
      <h3>{say("scale.disagreements")}</h3>
      <ChartTableView table={table} label={say("scale.disagreements")} />
    </>
  );
}

const dollars = (text: string | null, { number }: Words): string => (text === null ? "–" : number(Number(text)));

function Premium({ premium: { year, levels, given_percent, premium, reason, readings } }: { premium: PremiumOfYear }) {
  const { say, sayOr, decimal, digits } = useWords();
  if (reason)
    return (
      <li>
        {digits(year)}: {sayOr(`funding.reason.${reason.code}`, reason.code)}
      </li>
    );
  return (
    <li>
      {say("scale.premium.line", {
        year: digits(year),
        levels: say(`scale.premium.of.${levels}`),
        given: decimal(given_percent ?? "0", 6),
        premium: decimal(premium ?? "1", 8),
      })}
      <ul>
        {readings.map(({ reading, low, high, printed, lies_in }) => (
          <li key={reading} className="quiet">
            {say(lies_in ? "scale.premium.in" : "scale.premium.out", {
              low: decimal(low),
              high: decimal(high),
              printed,
              reading: say(`scale.reading.${reading}`),
            })}
          </li>
        ))}
        {readings.length === 0 && <li className="quiet">{say("scale.premium.none_printed")}</li>}
      </ul>
    </li>
  );
}
