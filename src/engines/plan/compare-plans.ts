import { type Fraction, fraction, parseDecimal, subtract, sum, toDecimal } from "../../kernel/fraction.ts";
import { lengthOfMonth } from "../../kernel/plain-date.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { Flag } from "../../model/flag.ts";
import type { MetricChange, MonthChange, PlanChanges } from "../../model/plan-comparison.ts";
import type { PlanMonth, PlanResult } from "../../model/plan.ts";
import { changedTravel } from "./compare-travel.ts";
import { monthValues } from "./month-values.ts";

/**
 * What differs from plan `a` to plan `b`: totals, months and flags; what is the same is left out, so a plan and itself
 * give empty lists. Swapping the plans negates every delta exactly. Unknown is null and has no delta.
 */
export function comparePlans(a: PlanResult, b: PlanResult): PlanChanges {
  return {
    metrics: changedMetrics(a, b),
    months: changedMonths(a, b),
    travel: changedTravel(a, b),
    flags: changedFlags(a.flags, b.flags),
    orders: { changed: 0, added: 0, removed: 0, list: [] },
  };
}

type Metric = { readonly unit: string; readonly value: Fraction | null };

const exact = (value: number | string): Fraction => parseDecimal(String(value));
const whole = (value: number): Fraction => fraction(BigInt(value));

function metricsOf(plan: PlanResult): Map<string, Metric> {
  const metrics = new Map<string, Metric>();
  const total = (key: string, unit: string, terms: readonly Fraction[]): void => {
    metrics.set(key, { unit, value: terms.length === 0 ? null : sum(terms) });
  };
  const known = plan.months.filter(({ strength }) => strength.total !== null);
  total(
    "people_days",
    "person-days",
    known.map(({ month, strength }) => whole((strength.total ?? 0) * lengthOfMonth(month))),
  );
  for (const [commodity, unit] of commoditiesOf(plan.months)) {
    const needs = plan.months.flatMap((month) =>
      month.needs.filter((need) => need.site === null && need.commodity === commodity),
    );
    for (const end of ["quantity", "low", "high"] as const) {
      total(
        end === "quantity" ? `need.${commodity}` : `need.${commodity}.${end}`,
        unit,
        needs.map((need) => exact(need[end])),
      );
    }
  }
  for (const end of ["low_usd", "high_usd"] as const) {
    total(
      `reimbursement.${end}`,
      "USD",
      plan.months.flatMap(({ reimbursement }) => (reimbursement[end] === null ? [] : [exact(reimbursement[end])])),
    );
  }
  total(
    "budgets_usd",
    "USD",
    plan.budgets.map(({ amount_usd }) => exact(amount_usd)),
  );
  total(
    "shared_usd",
    "USD",
    plan.budgets.flatMap(({ totals }) => totals.map(({ amount_usd }) => exact(amount_usd))),
  );
  const travel = plan.months.flatMap((month) => month.travel);
  total(
    "travel.site_months_cut_off",
    "site-months",
    travel.map(({ days }) => whole(days === null ? 1 : 0)),
  );
  total("peak.total", "persons", plan.peak === null ? [] : [whole(plan.peak.total)]);
  for (const [threshold, days] of Object.entries(plan.deployment.days)) {
    total(`deployment.days.${threshold}`, "days", days === null ? [] : [whole(days)]);
  }
  return metrics;
}

function commoditiesOf(months: readonly PlanMonth[]): Map<string, string> {
  return new Map(months.flatMap(({ needs }) => needs.map((need): [string, string] => [need.commodity, need.unit])));
}

function changedMetrics(a: PlanResult, b: PlanResult): MetricChange[] {
  const [before, after] = [metricsOf(a), metricsOf(b)];
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [x, y] = [before.get(key), after.get(key)];
    const unit = x?.unit ?? y?.unit ?? "";
    return change(key, unit, x?.value ?? null, y?.value ?? null);
  });
  return [...changes, ...travelDays(a, b)];
}

function change(key: string, unit: string, a: Fraction | null, b: Fraction | null): MetricChange[] {
  const [x, y] = [write(a, unit), write(b, unit)];
  if (x === y) return [];
  const delta = a === null || b === null ? null : write(subtract(b, a), unit);
  return [{ key, a: x, b: y, delta, unit }];
}

/** Dollars with two places, other amounts with as many as they need, at most six. */
function write(value: Fraction | null, unit: string): string | null {
  if (value === null) return null;
  if (unit === "USD") return toDecimal(value, 2);
  return toDecimal(value, 6).replace(/\.?0+$/, "");
}

/** Days of travel added up over the sites and months that both plans reach: what both miss or one cuts off isn't days. */
function travelDays(a: PlanResult, b: PlanResult): MetricChange[] {
  const after = new Map(
    b.months.flatMap(({ month, travel }) => travel.map((each) => [`${month} ${each.site}`, each.days])),
  );
  const pairs = a.months.flatMap(({ month, travel }) =>
    travel.flatMap(({ site, days }) => {
      const other = after.get(`${month} ${site}`) ?? null;
      return days === null || other === null ? [] : [[exact(days), exact(other)] as const];
    }),
  );
  return change("travel.site_days", "days", sum(pairs.map(([x]) => x)), sum(pairs.map(([, y]) => y)));
}

function changedMonths(a: PlanResult, b: PlanResult): MonthChange[] {
  const after = new Map(b.months.map((month) => [month.month, month]));
  const before = new Map(a.months.map((month) => [month.month, month]));
  return [...new Set([...before.keys(), ...after.keys()])].sort(compareText).flatMap((month) => {
    const [x, y] = [monthValues(before.get(month)), monthValues(after.get(month))];
    return [...new Set([...x.keys(), ...y.keys()])].flatMap((key) => {
      const [left, right] = [x.get(key) ?? null, y.get(key) ?? null];
      return left === right ? [] : [{ month, key, a: left, b: right }];
    });
  });
}

/** Two flags are one where code, month, records and values agree; a flag whose values moved is removed and added. */
function changedFlags(a: readonly Flag[], b: readonly Flag[]): PlanChanges["flags"] {
  const identity = ({ code, month, records, values }: Flag): string => JSON.stringify([code, month, records, values]);
  const bare = ({ code, severity, domain, month, records, values }: Flag): Flag => ({
    code,
    severity,
    domain,
    month,
    records,
    values,
  });
  const [before, after] = [new Set(a.map(identity)), new Set(b.map(identity))];
  const removed = a.filter((flag) => !after.has(identity(flag))).map(bare);
  return { added: b.filter((flag) => !before.has(identity(flag))).map(bare), removed, kept: a.length - removed.length };
}
