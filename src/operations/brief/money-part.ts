import type { BriefCell, BriefSection } from "../../model/brief.ts";
import type { PlanBudget } from "../../model/plan.ts";
import { type BriefFrame, columns, dollars, plain, unknown } from "./brief-frame.ts";
import { heading, lead, note, quiet, warning } from "./shared-parts.ts";

/** Where costs lie where they fall, no budget is shared over states. */
export const isShared = ({ mission }: BriefFrame): boolean => mission.mission.funding_key === "un_peacekeeping";

/** Printed amounts whose period holds the day of the report. */
export const budgetsOfDay = ({ plan, day }: BriefFrame): PlanBudget[] =>
  plan.budgets.filter(({ from, to }) => from <= day && day <= to);

/** The budget whose shares are shown: an approved one before an appropriation, one with amounts before one without. */
export function sharedBudget(budgets: readonly PlanBudget[]): PlanBudget | null {
  const order = (budget: PlanBudget): number =>
    (budget.totals.length > 0 ? 0 : 4) + (budget.kind === "approved" ? 0 : 1) + (budget.basis === "reported" ? 0 : 2);
  const fit = budgets.filter(({ parts }) => parts.length > 0);
  return fit.toSorted((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1))[0] ?? null;
}

export const periodName = ({ say, formats }: BriefFrame, from: string, to: string): string =>
  say("report.span", { from: formats.dateShort(from), to: formats.dateShort(to) });

/** Every amount printed for the period, and the largest payers of the one that is shared. */
export function moneySection(frame: BriefFrame, most: number): BriefSection {
  const { say, mission } = frame;
  if (!isShared(frame))
    return {
      name: "money",
      width: "half",
      blocks: [heading(say("brief.budgets")), quiet(say("report.shares.own_cost"))],
    };
  const budgets = budgetsOfDay(frame);
  const lines = new Map(mission.budget_line.map((line) => [line.id, line]));
  for (const { id } of budgets) frame.cite(lines.get(id)?.source ?? []);
  const rows = budgets.map((budget): BriefCell[] => [
    plain(say(`code.kind.${budget.kind}`)),
    dollars(frame, budget.amount_usd),
    plain(`${say(`code.basis.${budget.basis}`)}; ${(lines.get(budget.id)?.source ?? []).join(", ")}`),
  ]);
  const first = budgets[0];
  return {
    name: "money",
    width: "half",
    blocks: [
      heading(say("brief.budgets")),
      rows.length === 0 || !first
        ? quiet(say("brief.budgets.none"))
        : {
            type: "table",
            caption: say("brief.budgets.caption", { period: periodName(frame, first.from, first.to) }),
            columns: columns(
              [say("report.column.kind"), 32],
              [say("report.column.amount_usd"), -32],
              [say("report.column.basis"), 36],
            ),
            rows,
          },
      ...payers(frame, sharedBudget(budgets), most),
    ],
  };
}

function payers(frame: BriefFrame, budget: PlanBudget | null, most: number): BriefSection["blocks"] {
  const { say, formats } = frame;
  if (budget === null) return [];
  const head = lead(say("screen.funding.heading"));
  const rows = payerRows(frame, budget, most);
  const reason = budget.parts.find((part) => part.reason !== null)?.reason ?? null;
  return [
    head,
    ...(rows.length === 0
      ? []
      : [
          {
            type: "table" as const,
            caption: say("brief.payers.caption", { count: rows.length, shown: formats.number(rows.length) }),
            columns: columns(
              [say("report.column.state"), 46],
              [say("report.column.amount_usd"), -32],
              [say("screen.funding.percent"), -22],
            ),
            rows,
          },
        ]),
    ...(reason === null ? [] : [quiet(say(`funding.reason.${reason}`))]),
    warning(say("funding.unofficial")),
  ];
}

const cents = (text: string): bigint => BigInt(text.replace(".", ""));

/** The largest payers by amount; by the rates of the last part where amounts are unknown. */
function payerRows(frame: BriefFrame, budget: PlanBudget, most: number): BriefCell[][] {
  const byAmount = budget.totals.toSorted((a, b) => {
    const [one, other] = [cents(a.amount_usd), cents(b.amount_usd)];
    return one === other ? (a.iso3 < b.iso3 ? -1 : 1) : one < other ? 1 : -1;
  });
  if (byAmount.length > 0)
    return byAmount
      .slice(0, most)
      .map(({ iso3, amount_usd }) => [
        plain(frame.stateName(iso3)),
        dollars(frame, amount_usd),
        percentOf(frame, amount_usd, budget.amount_usd),
      ]);
  const shares = budget.parts.at(-1)?.shares ?? [];
  return shares
    .toSorted((a, b) => Number(b.rate_percent) - Number(a.rate_percent) || (a.iso3 < b.iso3 ? -1 : 1))
    .slice(0, most)
    .map(({ iso3, rate_percent }) => [
      plain(frame.stateName(iso3)),
      unknown(frame),
      plain(frame.formats.decimal(rate_percent, 3)),
    ]);
}

/** Part of a whole in per cent, two decimals; both are exact amounts. */
function percentOf(frame: BriefFrame, part: string, whole: string): BriefCell {
  const of = Number(whole);
  return of === 0 ? unknown(frame) : plain(frame.formats.number((100 * Number(part)) / of, 2, 2));
}

/** What contributors are paid for the month: one figure where it is sure, else both ends and why. */
export function reimbursementBlocks(
  frame: BriefFrame,
  paid: { readonly low_usd: string | null; readonly high_usd: string | null; readonly reason: string | null },
): BriefSection["blocks"] {
  const { say, formats } = frame;
  const { low_usd: low, high_usd: high, reason } = paid;
  const why = reason === null ? [] : [quiet(say(`funding.reason.${reason}`))];
  if (low === null) return why.length === 0 ? [quiet(say("screen.unknown"))] : why;
  const text =
    low === high
      ? formats.money(low)
      : say("report.range", {
          low: formats.money(low),
          high: high === null ? say("screen.unknown") : formats.money(high),
        });
  return [lead(text), ...why, note(say("brief.reimbursement.note"))];
}
