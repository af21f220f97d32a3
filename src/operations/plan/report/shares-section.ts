import { type Insert, type Markup, html, section, table } from "./markup.ts";
import { type ReportFrame } from "./report-frame.ts";

/** Amounts of one budget, or of the one part of it that could be shared, by state. */
type ShareColumn = {
  readonly title: string;
  readonly total: string;
  readonly amounts: ReadonlyMap<string, string>;
};

const topPayers = 20;
/** More columns of amounts than this do not fit a page beside the rates. */
const columnsOnPage = 3;

/** Whole budgets where every part is shared, else the shared parts, oldest first. */
function shareColumns({ plan, say, date }: ReportFrame): ShareColumn[] {
  return plan.budgets.flatMap((budget) => {
    if (budget.totals.length > 0) {
      const amounts = new Map(budget.totals.map((total) => [total.iso3, total.amount_usd]));
      return [
        {
          title: say("report.shares.whole", { from: date(budget.from), to: date(budget.to) }),
          total: budget.amount_usd,
          amounts,
        },
      ];
    }
    return budget.parts
      .filter((part) => part.reason === null)
      .map((part) => ({
        title: say("report.shares.part", { from: date(part.from), to: date(part.to) }),
        total: part.amount_usd,
        amounts: new Map(
          part.shares.flatMap((share) => (share.amount_usd === null ? [] : [[share.iso3, share.amount_usd] as const])),
        ),
      }));
  });
}

/** Who pays how much: the largest payers, then every state. */
export function sharesSection(frame: ReportFrame): Markup {
  const { plan, say } = frame;
  const columns = shareColumns(frame);
  const last = columns.at(-1);
  if (!last)
    return section(
      "shares",
      say("report.shares.title"),
      say(frame.mission.mission.funding_key === "none" ? "report.shares.own_cost" : "report.shares.none"),
    );
  const ordered = [...last.amounts]
    .sort(([a, x], [b, y]) => Number(y) - Number(x) || (a < b ? -1 : 1))
    .map(([iso3]) => iso3);
  const all = [...new Set(columns.flatMap((column) => [...column.amounts.keys()]))].sort();
  const groups = Array.from({ length: Math.ceil(columns.length / columnsOnPage) }, (_, i) =>
    columns.slice(i * columnsOnPage, (i + 1) * columnsOnPage),
  );
  const top = ordered.slice(0, topPayers);
  const factors = plan.scales.map(
    (scale) =>
      html`<li>
        ${say("report.shares.factors", { year: String(scale.year), period: scale.period, given: frame.decimal(scale.given_percent), premium: frame.decimal(scale.premium) })}
      </li>`,
  );
  return section(
    "shares",
    say("report.shares.title"),
    html`<b>${say("report.shares.heading")}</b><br />${say("funding.unofficial")}`,
    html`<ul class="note">
      ${factors}
    </ul>`,
    groups.slice(-1).map((group) =>
      sharesTable(frame, say("report.shares.top", { count: top.length }), {
        states: top,
        columns: group,
        isWhole: false,
      }),
    ),
    html`<h3>${say("report.shares.all", { count: all.length })}</h3>`,
    groups.map((group) =>
      sharesTable(frame, say("report.shares.heading"), { states: all, columns: group, isWhole: true }),
    ),
  );
}

type Payers = {
  readonly states: readonly string[];
  readonly columns: readonly ShareColumn[];
  readonly isWhole: boolean;
};

/** Rates and amounts by state: to the dollar for the largest payers, to the cent and with totals for all. */
function sharesTable(frame: ReportFrame, caption: string, { states, columns, isWhole }: Payers): Markup {
  const { plan, say } = frame;
  const scales = plan.scales.slice(-3);
  const rows = states.map((iso3): Insert[] => [
    html`<span class="code">${iso3}</span> ${frame.stateName(iso3)}`,
    ...scales.map((scale) => {
      const rate = scale.rates[iso3];
      return rate === undefined ? "–" : frame.number(Number(rate), 4);
    }),
    ...columns.map((column) => {
      const amount = column.amounts.get(iso3);
      return amount === undefined ? "–" : isWhole ? frame.decimal(amount) : frame.dollars(amount);
    }),
  ]);
  if (isWhole)
    rows.push([
      html`<b>${say("report.column.total")}</b>`,
      ...scales.map(() => frame.number(100, 4)),
      ...columns.map((column) => html`<b>${frame.decimal(column.total)}</b>`),
    ]);
  return table(
    caption,
    [
      { title: say("report.column.state"), width: "30%" },
      ...scales.map((scale) => ({
        title: say("report.column.rate_of", { year: String(scale.year) }),
        kind: "number" as const,
      })),
      ...columns.map((column) => ({ title: column.title, kind: "number" as const })),
    ],
    rows,
    isWhole ? "small" : "",
  );
}
