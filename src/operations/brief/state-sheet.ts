import { explainShare } from "../../engines/funding/explain-share.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { parseMoney } from "../../kernel/money.ts";
import type { Brief, BriefCell, BriefSection } from "../../model/brief.ts";
import type { BudgetPart, PlanBudget } from "../../model/plan.ts";
import { localValues } from "../../words/local-value.ts";
import { type BriefFrame, columns, count, dollars, plain, strong, unknown } from "./brief-frame.ts";
import { isEstimate, peopleOf, recordOfMonth, recordsOf, womenOf } from "./contributor-records.ts";
import { pictureSection } from "./contributor-sheet.ts";
import { budgetsOfDay, isShared, periodName, sharedBudget } from "./money-part.ts";
import { whenText } from "./safety-part.ts";
import { heading, note, quiet, warning } from "./shared-parts.ts";
import { arrearsSection, overdueCell } from "./state-account.ts";
import { statementOfDay, statementSection, votesSection } from "./state-dues.ts";

type Made = Pick<Brief, "title" | "subtitle" | "sections"> & { readonly sharesMoney: boolean };

/** One member state as payer and as contributor. @throws Refusal not-found for a code that no table of states has */
export function stateSheet(frame: BriefFrame, iso3: string): Made {
  const { say, mission, month, formats, reference } = frame;
  const state = reference.states.find((each) => each.iso3 === iso3);
  if (!state) throw new Refusal("not-found", "server.not_found");
  const unofficial: BriefSection = {
    name: "unofficial",
    width: "whole",
    blocks: [warning(say("funding.unofficial"))],
  };
  const money = isShared(frame)
    ? [unofficial, figuresSection(frame, iso3), statementSection(frame, iso3), arrearsSection(frame, iso3)]
    : [{ name: "shares", width: "whole" as const, blocks: [quiet(say("report.shares.own_cost"))] }];
  const records = recordsOf(mission.contribution, iso3);
  return {
    title: say("brief.state.title", { state: frame.stateName(iso3), mission: mission.mission.short_name }),
    subtitle: month ? say("brief.as_on", { date: formats.date(frame.day) }) : say("brief.no_month"),
    sharesMoney: isShared(frame),
    sections: [
      ...money,
      votesSection(frame, iso3),
      peopleSection(frame, iso3),
      ...(records.length === 0 ? [] : [pictureSection(frame, iso3, records)]),
      ...(isShared(frame) ? [budgetsSection(frame, iso3), ratesSection(frame, iso3), stepsSection(frame, iso3)] : []),
      ...(isShared(frame)
        ? [{ name: "unofficial-end", width: "whole" as const, blocks: [warning(say("funding.unofficial"))] }]
        : []),
    ],
  };
}

/** With these the sheet stays on two pages; the latest stand, all are on the screens of funding and force. */
const mostBudgets = 14;
const mostYears = 12;

/** The state's share of every budget that is shared: each part, and the whole where every part has an amount. */
function budgetsSection(frame: BriefFrame, iso3: string): BriefSection {
  const { say, plan, mission, formats } = frame;
  const sources = new Map(mission.budget_line.map((line) => [line.id, line.source]));
  const shared = plan.budgets.filter(({ parts }) => parts.length > 0);
  for (const { id } of shared) frame.cite(sources.get(id) ?? []);
  const rows = shared
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .slice(-mostBudgets)
    .flatMap((budget) => {
      const total = budget.totals.find((each) => each.iso3 === iso3)?.amount_usd ?? null;
      const whole: BriefCell[] = [
        plain(periodName(frame, budget.from, budget.to)),
        plain(`${say(`code.kind.${budget.kind}`)} (${say(`code.basis.${budget.basis}`)})`),
        dollars(frame, budget.amount_usd),
        plain(yearsOf(frame, budget)),
        total === null ? unknown(frame) : plain(formats.decimal(total)),
      ];
      return [whole];
    });
  return {
    name: "budgets",
    width: "whole",
    blocks: [
      heading(say("brief.state.budgets")),
      rows.length === 0
        ? quiet(say("report.shares.none"))
        : {
            type: "table",
            caption: say("brief.state.budgets.caption"),
            columns: columns(
              [say("report.column.period"), 29],
              [say("report.column.kind"), 23],
              [say("brief.column.budget"), -16],
              [say("shares.column.scale_year"), 14],
              [say("brief.column.share"), -18],
            ),
            rows,
          },
      ...(shared.some(({ parts }) => parts.some((part) => part.reason === "levels.unknown"))
        ? [note(say("funding.reason.levels.unknown"))]
        : []),
    ],
  };
}

/** The calendar years by whose rates a budget is shared. */
const yearsOf = ({ formats }: BriefFrame, { parts }: PlanBudget): string =>
  [...new Set(parts.map(({ scale_year }) => formats.digits(scale_year)))].join(", ");

/** Where a reader starts: the state's rate and share of the budget of the day, what is outstanding, people it gives. */
function figuresSection(frame: BriefFrame, iso3: string): BriefSection {
  const { say, formats, month, mission } = frame;
  const state = statementOfDay(frame, iso3)?.state ?? null;
  const record = month === null ? null : recordOfMonth(recordsOf(mission.contribution, iso3), month.month);
  const people = record === null ? null : peopleOf(record);
  return {
    name: "figures",
    width: "whole",
    blocks: [
      {
        type: "figures",
        items: [
          {
            value: state?.rate_percent ? strong(formats.decimal(state.rate_percent, 4)) : unknown(frame),
            label: say("brief.state.figure.rate"),
          },
          { value: dollars(frame, state?.due_usd), label: say("brief.state.figure.due") },
          { value: overdueCell(frame, iso3), label: say("brief.state.figure.arrears") },
          {
            value: count(frame, people, record !== null && isEstimate(record)),
            label: say("brief.state.figure.people"),
          },
        ],
      },
    ],
  };
}

function ratesSection(frame: BriefFrame, iso3: string): BriefSection {
  const { say, plan, formats } = frame;
  const rows = plan.scales.map((scale): BriefCell[] => [
    plain(formats.digits(scale.year)),
    plain(formats.digits(scale.period)),
    scale.rates[iso3] === undefined ? unknown(frame) : plain(formats.decimal(scale.rates[iso3], 6)),
  ]);
  return {
    name: "rates",
    width: "whole",
    blocks: [
      heading(say("brief.state.rates")),
      rows.length === 0
        ? quiet(say("screen.funding.unknown"))
        : {
            type: "table",
            caption: say("brief.state.rates.caption"),
            columns: columns(
              [say("report.column.year"), 26],
              [say("brief.column.scale"), 36],
              [say("report.column.rate"), -38],
            ),
            rows,
          },
    ],
  };
}

/** The part of a budget that holds the day of the report. */
const partOfDay = ({ day }: BriefFrame, { parts }: PlanBudget): BudgetPart[] =>
  parts.filter(({ from, to }) => from <= day && day <= to);

/** How the share of the part of the day came about, step by step. */
function stepsSection(frame: BriefFrame, iso3: string): BriefSection {
  const { say } = frame;
  const budget = sharedBudget(budgetsOfDay(frame));
  const blocks = budget === null ? [] : partOfDay(frame, budget).flatMap((part) => stepsOf(frame, budget, part, iso3));
  return {
    name: "steps",
    width: "whole",
    blocks: [
      heading(say("brief.state.steps")),
      ...(blocks.length === 0 ? [quiet(say("brief.state.no_steps"))] : blocks),
    ],
  };
}

function stepsOf(frame: BriefFrame, budget: PlanBudget, part: BudgetPart, iso3: string): BriefSection["blocks"] {
  const { say, language, reference } = frame;
  const cents = parseMoney(part.amount_usd).minor;
  const steps = explainShare(reference, { iso3, year: part.scale_year, cents }) ?? [];
  const caption = say("brief.state.steps.caption", {
    kind: say(`code.kind.${budget.kind}`),
    period: periodName(frame, part.from, part.to),
  });
  if (steps.length === 0)
    return [
      quiet(`${caption}: ${say(part.reason === null ? "screen.funding.unknown" : `funding.reason.${part.reason}`)}`),
    ];
  return [
    {
      type: "table",
      caption,
      columns: columns([say("brief.column.step"), 62], [say("brief.column.rests_on"), 38]),
      rows: steps.map((step): BriefCell[] => [
        plain(say(`funding.step.${step.code}`, localValues(language, step.values))),
        plain(
          step.sources.map(({ status, source }) => `${say(`screen.status.${status}`)}; ${source}`).join(" · ") || "–",
        ),
      ]),
    },
  ];
}

/** People contributed: the last record of each year. */
function peopleSection(frame: BriefFrame, iso3: string): BriefSection {
  const { say, mission } = frame;
  const records = recordsOf(mission.contribution, iso3);
  const byYear = new Map(
    records
      .toSorted((a, b) => Number(isEstimate(b)) - Number(isEstimate(a)))
      .map((row) => [row.as_of.slice(0, 4), row]),
  );
  for (const { source } of byYear.values()) frame.cite(source);
  const rows = [...byYear].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(-mostYears);
  return {
    name: "people",
    width: "whole",
    blocks: [
      heading(say("brief.state.people")),
      rows.length === 0
        ? quiet(say("brief.state.no_people"))
        : {
            type: "table",
            caption: say("brief.state.people.caption"),
            columns: columns(
              [say("report.column.when"), 22],
              [say("report.column.basis"), 22],
              [say("code.component.troops"), -14],
              [say("code.component.police"), -14],
              [say("code.component.observers"), -14],
              [say("brief.column.women"), -14],
            ),
            rows: rows.map(([, row]): BriefCell[] => [
              plain(whenText(frame, row.as_of)),
              plain(say(`code.basis.${row.basis}`)),
              ...[row.troops, row.police, row.observers].map((value) => count(frame, value, isEstimate(row))),
              count(frame, womenOf(row)),
            ]),
          },
      note(say("brief.state.people.note")),
    ],
  };
}
