import { type Fraction, divide, fraction, multiply, parseDecimal } from "../../../kernel/fraction.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { PriorityUnit } from "../../../model/priority-problem.ts";
import type { PriorityAsk, UsedAssumption } from "../../../model/priority-report.ts";
import type { ReductionItem, ReductionRule } from "../../../model/reduction-rule.ts";
import type { Window } from "./window-of-mission.ts";

/** The assumptions in use, those of the asker in the place of the table's. */
export type Assumptions = ReadonlyMap<ReductionItem, UsedAssumption>;

/** @throws Refusal where the table lacks an item */
export function assumptionsFor(
  rules: readonly ReductionRule[],
  ask: PriorityAsk,
  items: readonly ReductionItem[],
): Assumptions {
  const given: Partial<Record<ReductionItem, string>> = {
    ...(ask.leaving_usd === null ? {} : { leaving_usd: ask.leaving_usd }),
    ...(ask.notice_months === null ? {} : { notice_months: String(ask.notice_months) }),
  };
  return new Map(
    items.map((item) => {
      const rule = rules.find((each) => each.item === item);
      if (!rule) throw new Refusal("invalid", "priorities.no_rule", { item });
      const { value, low, high, unit, basis, status } = rule;
      const own = given[item];
      return [
        item,
        { item, value: own ?? value, low, high, unit, basis, status, is_given: own !== undefined },
      ] as const;
    }),
  );
}

/** Money in minor units a month, whole cents; what rounding leaves is fixed. */
export type UnitCosts = { readonly units: readonly PriorityUnit[]; readonly site: bigint; readonly fixed: bigint };

const value = (assumptions: Assumptions, item: ReductionItem): Fraction =>
  parseDecimal(assumptions.get(item)?.value ?? "0");
const floor = ({ n, d }: Fraction): bigint => n / d;

/**
 * What each unit and site costs a month and what leaving costs. Contingents and formed police are reimbursed at the
 * rate; of what is left of the month's money, `people_share` falls on every uniformed person alike and `site_share` on
 * every held site alike. The rest is fixed, so that with everything kept a month costs exactly the month's money.
 * @throws Refusal where reimbursement alone is more than the month's money
 */
export function costsOfUnits({ units, rate }: Window, monthly: bigint, assumptions: Assumptions): UnitCosts {
  const reimbursed = units.filter(({ kind }) => kind === "troops" || kind === "formed_police");
  const count = (list: readonly { readonly people: number }[]): bigint =>
    BigInt(list.reduce((sum, { people }) => sum + people, 0));
  const rest = monthly - rate.minor * count(reimbursed);
  if (rest < 0n) throw new Refusal("invalid", "priorities.reimbursement_above_budget");
  const people = count(units) || 1n;
  const perPerson = multiply(fraction(rest, people), value(assumptions, "people_share"));
  const leaving = multiply(value(assumptions, "leaving_usd"), fraction(100n));
  const sites = new Set(units.flatMap(({ site }) => site ?? []));
  const site =
    sites.size === 0
      ? 0n
      : floor(multiply(divide(fraction(rest), fraction(BigInt(sites.size))), value(assumptions, "site_share")));
  const priced = units.map(({ id, kind, people: own, site: place }) => {
    const paid = kind === "troops" || kind === "formed_police" ? rate.minor * BigInt(own) : 0n;
    return {
      id,
      kind,
      people: own,
      site: place,
      monthly_cost: paid + floor(multiply(perPerson, fraction(BigInt(own)))),
      leaving_cost: floor(multiply(leaving, fraction(BigInt(own)))),
      notice_months: Number(floor(value(assumptions, "notice_months"))),
    };
  });
  const moving = priced.reduce((sum, { monthly_cost }) => sum + monthly_cost, site * BigInt(sites.size));
  return { units: priced, site, fixed: monthly - moving };
}
