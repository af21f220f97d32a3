import type { Reason } from "../../../model/payer-mix.ts";
import type { Payer } from "../../../model/payer.ts";

/**
 * The rule of a payer as steps that can be said: what it takes of what, its cap, rounding, offsets and due date.
 *
 * @param nameOf - what a cost line is called
 */
export function ruleOf(payer: Payer, nameOf: (line: string) => string): Reason[] {
  const { covers, from, to, cap_percent, cap_usd, rounding, offset_usd, due_rule, due_days } = payer;
  const base: Reason = {
    code: covers.length === 0 ? "payers.rule.base_all" : "payers.rule.base",
    values: { lines: covers.map(nameOf), count: covers.length, from, to },
  };
  if (payer.key === "costs_lie_where_they_fall") return [{ code: "payers.rule.own", values: {} }, base];
  return [
    takenBy(payer),
    base,
    ...(cap_percent === null ? [] : [{ code: "payers.rule.cap_percent", values: { percent: cap_percent } }]),
    ...(cap_usd === null ? [] : [{ code: "payers.rule.cap_usd", values: { amount: cap_usd } }]),
    { code: `payers.rule.rounding.${rounding ?? "cent"}`, values: {} },
    ...(offset_usd === null ? [] : [{ code: "payers.rule.offset", values: { amount: offset_usd } }]),
    ...(due_rule === null ? [] : [{ code: `payers.rule.due.${due_rule}`, values: { days: due_days ?? 0 } }]),
  ];
}

function takenBy({ takes, share_percent, amount_usd, levy_percent, levy_base_usd }: Payer): Reason {
  if (takes === "percent")
    return share_percent === null
      ? { code: "payers.rule.percent_unknown", values: {} }
      : { code: "payers.rule.percent", values: { percent: share_percent } };
  if (takes === "amount") {
    if (amount_usd !== null) return { code: "payers.rule.amount", values: { amount: amount_usd } };
    return levy_percent === null || levy_base_usd === null
      ? { code: "payers.rule.amount_unknown", values: {} }
      : { code: "payers.rule.levy", values: { percent: levy_percent, base: levy_base_usd } };
  }
  return { code: `payers.rule.${takes}`, values: {} };
}
