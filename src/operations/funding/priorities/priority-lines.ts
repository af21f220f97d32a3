import { fraction, multiply, toDecimal } from "../../../kernel/fraction.ts";
import { formatMoney, parseMoney } from "../../../kernel/money.ts";
import type { KeptPlan, PriorityAnswer } from "../../../model/priorities.ts";
import type { PriorityReport } from "../../../model/priority-report.ts";
import { say as sayWords } from "../../../words/catalogue.ts";
import { formatsOf } from "../../../words/formats.ts";
import type { Language } from "../../../words/say.ts";

/** Fall of uniformed strength over the window in per cent with one decimal. */
const fallPercent = ({ people_before, people_after }: KeptPlan): string =>
  people_before === 0
    ? "0.0"
    : toDecimal(multiply(fraction(BigInt(people_before - people_after), BigInt(people_before)), fraction(100n)), 1);

/** What a report says before its tables, one sentence a line. */
export function priorityLines({ case: stated, answer }: PriorityReport, name: string, language: Language): string[] {
  const { number, money, percent, month } = formatsOf(language);
  const say = (code: string, values = {}): string => sayWords(language, code, values);
  const { ask } = stated;
  const lines = [
    say("priorities.heading", { name, cut: ask.cut_percent, within: ask.within, from: month(stated.from) }),
    ...(stated.is_fictional ? [say("priorities.fictional")] : []),
    say("priorities.unverified"),
    say("funding.unofficial"),
    say("priorities.money", {
      amount: money(stated.budget.amount_usd),
      saving: money(stated.saving_usd),
      cap: money(stated.cap_usd),
    }),
  ];
  const { plan } = answer;
  if (plan === null) return [...lines, ...withoutPlan(answer, language)];
  const leaving = plan.periods.reduce((sum, period) => sum + parseMoney(period.leaving_usd).minor, 0n);
  return [
    ...lines,
    say("priorities.strength", {
      before: number(plan.people_before),
      after: number(plan.people_after),
      fall: percent(fallPercent(plan), 1),
      cut: percent(ask.cut_percent, ask.cut_percent.split(".")[1]?.length ?? 0),
    }),
    say("priorities.leaving", {
      leaving: money(formatMoney({ minor: leaving, currency: "USD" })),
      left: money(plan.periods.at(-1)?.left_usd ?? "0.00"),
    }),
    ...proofLines(plan, language),
    ...(answer.complete ? [] : [say("priorities.stopped")]),
  ];
}

function proofLines(plan: KeptPlan, language: Language): string[] {
  const { number, percent } = formatsOf(language);
  const gap = (part: number): string => percent((part * 100).toFixed(2), 2);
  const lines =
    plan.bound === null || plan.gap === null
      ? [sayWords(language, "priorities.loss_unproved", { loss: number(plan.loss) })]
      : [
          sayWords(language, "priorities.loss", {
            loss: number(plan.loss),
            bound: number(plan.bound, 2),
            gap: gap(plan.gap),
          }),
        ];
  if (plan.people_gap === null) return lines;
  return [...lines, sayWords(language, "priorities.people_gap", { gap: gap(plan.people_gap) })];
}

function withoutPlan({ status, conflict }: PriorityAnswer, language: Language): string[] {
  if (status !== "infeasible" || conflict === null) return [sayWords(language, "priorities.nothing_yet")];
  const { list, money } = formatsOf(language);
  return [
    sayWords(language, "priorities.infeasible", { count: conflict.tasks.length }),
    ...(conflict.tasks.length < 2 ? [] : [sayWords(language, "priorities.conflict", { tasks: list(conflict.tasks) })]),
    ...(conflict.short_usd === null
      ? []
      : [sayWords(language, "priorities.short", { amount: money(conflict.short_usd) })]),
  ];
}
