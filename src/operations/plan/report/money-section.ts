import type { BudgetLine } from "../../../model/budget-line.ts";
import type { MonthReimbursement, PlanBudget } from "../../../model/plan.ts";
import { formatMoney } from "../../../kernel/money.ts";
import { unknownCell } from "./force-section.ts";
import { type Insert, type Markup, html, section, table } from "./markup.ts";
import { type ReportFrame, byYear, sumCents } from "./report-frame.ts";

/** What contributors are paid for contingents and formed police by year: one figure where it is sure, else both ends. */
export function reimbursementSection(frame: ReportFrame): Markup {
  const { say, plan } = frame;
  const reasons = [...new Set(plan.months.flatMap((month) => month.reimbursement.reason ?? []))];
  if (plan.months.every((month) => month.reimbursement.reason === "reimbursement.not_financed")) {
    return section(
      "reimbursement",
      say("report.reimbursement.title"),
      say("funding.reason.reimbursement.not_financed"),
    );
  }
  const rows = byYear(plan.months).map(([year, months]): Insert[] => {
    const known = months.map((month) => month.reimbursement).filter((each) => each.low_usd !== null);
    const given = reasons.flatMap((reason, i) =>
      months.some((month) => month.reimbursement.reason === reason) ? [String(i + 1)] : [],
    );
    return [
      year,
      amountOf(frame, known),
      `${frame.number(known.length)} / ${frame.number(months.length)}`,
      given.join(", "),
    ];
  });
  const columns = ["year", "reimbursement", "months", "reason"];
  return section(
    "reimbursement",
    say("report.reimbursement.title"),
    say("report.reimbursement.lead"),
    table(
      say("report.reimbursement.caption"),
      columns.map((name, i) => ({ title: say(`report.column.${name}`), kind: i === 1 || i === 2 ? "number" : "text" })),
      rows,
    ),
    html`<ol class="note">
      ${reasons.map((reason) => html`<li>${say(`funding.reason.${reason}`)}</li>`)}
    </ol>`,
  );
}

/** One figure where both ends are the same, else the range; an end that is open is said to be unknown. */
function amountOf(frame: ReportFrame, months: readonly MonthReimbursement[]): Insert {
  if (months.length === 0) return unknownCell(frame);
  const low = sumOf(months.flatMap((month) => month.low_usd ?? []));
  const high = sumOf(months.flatMap((month) => month.high_usd ?? []));
  const isOpen = months.some((month) => month.high_usd === null);
  if (!isOpen && low === high) return frame.dollars(low);
  return html`<span class="estimated"
    >${frame.say("report.range", { low: frame.dollars(low), high: isOpen ? frame.say("report.unknown") : frame.dollars(high) })}</span
  >`;
}

const sumOf = (texts: readonly string[]): string => formatMoney({ minor: sumCents(texts), currency: "USD" });

const budgetWidths = ["15%", "16%", "14%", "16%", "39%"];

/** Every printed budget line with what it says, how it is cut by calendar year, and which disagree. */
export function budgetSection(frame: ReportFrame): Markup | null {
  const { say, plan } = frame;
  const lines = [...frame.mission.budget_line].sort((a, b) =>
    (a.from ?? "9999") + a.id < (b.from ?? "9999") + b.id ? -1 : 1,
  );
  if (lines.length === 0) return null;
  const disagreeing = new Set(
    plan.flags
      .filter((flag) => flag.code === "budget.disagree")
      .flatMap((flag) => flag.records.map((record) => record.id)),
  );
  const budgets = new Map(plan.budgets.map((budget) => [budget.id, budget]));
  const rows = lines.map((line): Insert[] => [
    periodOf(frame, line),
    html`${say(`report.kind.${line.kind}`)} ${disagreeing.has(line.id) ? tag(say("report.budget.disagrees")) : null}`,
    line.amount_usd === null ? unknownCell(frame) : frame.dollars(line.amount_usd),
    html`${say(`report.basis.${line.basis}`)}
    ${isUnsourced(line) ? tag(say("report.unsourced")) : html`<div class="note">${line.source.join("; ")}</div>`}`,
    partsOf(frame, budgets.get(line.id)),
  ]);
  const count = new Set(
    plan.flags
      .filter((flag) => flag.code === "budget.disagree")
      .map((flag) => flag.records.map((record) => record.id).join()),
  ).size;
  const columns = ["period", "kind", "amount_usd", "basis", "parts"];
  return section(
    "budgets",
    say("report.budget.title"),
    say("report.budget.lead", { count }),
    table(
      say("report.budget.caption"),
      columns.map((name, i) => ({
        title: say(`report.column.${name}`),
        kind: i === 2 ? "number" : "text",
        width: budgetWidths[i] ?? "auto",
      })),
      rows,
    ),
  );
}

const isUnsourced = (line: BudgetLine): boolean =>
  line.source.length > 0 && line.source.every((key) => key === "unsourced");

const tag = (text: string): Markup => html`<span class="tag">${text}</span>`;

function periodOf(frame: ReportFrame, line: BudgetLine): Insert {
  if (line.from === null || line.to === null) return line.title ?? line.id;
  return html`<span class="date">${frame.date(line.from)} –</span> <span class="date">${frame.date(line.to)}</span>`;
}

function partsOf(frame: ReportFrame, budget: PlanBudget | undefined): Insert {
  if (!budget || budget.parts.length === 0)
    return html`<span class="note">${frame.say("report.budget.not_shared")}</span>`;
  return budget.parts.map((part) => {
    const scale = frame.say(part.reason === null ? "report.budget.part" : `report.budget.reason.${part.reason}`);
    return html`<div class="note">
      ${frame.say("report.counted", { what: String(part.scale_year), count: frame.dollars(part.amount_usd) })}, ${scale}
    </div>`;
  });
}
