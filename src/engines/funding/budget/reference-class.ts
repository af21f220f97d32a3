import {
  type Fraction,
  add,
  compareFractions,
  divide,
  fraction,
  multiply,
  parseDecimal,
  subtract,
  toDecimal,
} from "../../../kernel/fraction.ts";
import { compareText } from "../../../kernel/text-order.ts";
import type { CaseLeftOut, StartUpCase, StartUpEstimate } from "../../../model/start-up-estimate.ts";
import type { MissionCost } from "../../../model/mission-cost.ts";

/** What a mission to come is, and which real missions count as like it. */
export type StartUpAsk = {
  /** Authorised uniformed persons of the mission to come. */
  readonly uniformed: number;
  /** A mission is like it in size when it had between 1 / factor and factor times as many people. */
  readonly factor: Fraction;
  /** Continent as the table has it; null for all. */
  readonly region: string | null;
  /** First and last financial year by the calendar year in which it begins. */
  readonly years: readonly [number, number];
};

/** Below this number of missions a range says nothing. */
const fewest = 3;

/**
 * Yearly cost of a mission that does not exist yet, by reference class forecasting (Kahneman and Tversky 1979;
 * Flyvbjerg 2006): cost a person and year of real missions like it, each mission once, with the year in which its size
 * came nearest. Prices are those of the year in which they were printed; nothing is deflated. Quartiles lie on the
 * straight line between neighbours (definition 7 of Hyndman and Fan 1996).
 */
export function estimateStartUp(costs: readonly MissionCost[], ask: StartUpAsk): StartUpEstimate {
  const left: CaseLeftOut[] = [];
  const byMission = new Map<string, Candidate>();
  for (const cost of costs) {
    const reason = reasonOut(cost, ask);
    if (reason !== null) {
      left.push({ ...nameOf(cost), reason });
      continue;
    }
    const made = candidateOf(cost);
    const before = byMission.get(cost.mission);
    if (before && compareFractions(distance(before, ask), distance(made, ask)) <= 0) {
      left.push({ ...nameOf(cost), reason: "nearer_year" });
      continue;
    }
    if (before) left.push({ ...nameOf(before.cost), reason: "nearer_year" });
    byMission.set(cost.mission, made);
  }
  const cases = [...byMission.values()].toSorted((a, b) => compareFractions(a.ratio, b.ratio) || compareText(a.cost.mission, b.cost.mission)); // prettier-ignore
  const ratios = cases.map(({ ratio }) => ratio);
  const persons = fraction(BigInt(ask.uniformed));
  const at = (part: Fraction) => (cases.length < fewest ? null : quantile(ratios, part));
  const told = (ratio: Fraction | null) => (ratio === null ? null : { ratio_usd: toDecimal(ratio, 2), amount_usd: toDecimal(multiply(ratio, persons), 2) }); // prettier-ignore
  return {
    uniformed: ask.uniformed,
    reason: cases.length < fewest ? "too_few" : null,
    lowest: told(at(fraction(0n))),
    lower_quartile: told(at(fraction(1n, 4n))),
    median: told(at(fraction(1n, 2n))),
    upper_quartile: told(at(fraction(3n, 4n))),
    highest: told(at(fraction(1n))),
    cases: cases.map((each) => shownCase(each, ask)),
    left_out: left.toSorted((a, b) => compareText(a.mission, b.mission) || compareText(a.financial_year, b.financial_year)), // prettier-ignore
  };
}

type Candidate = { readonly cost: MissionCost; readonly average: Fraction; readonly ratio: Fraction };
const nameOf = ({ mission, financial_year, kind }: MissionCost) => ({ mission, financial_year, kind });

/** Why a row is not of the class; the first reason that holds. */
function reasonOut(cost: MissionCost, ask: StartUpAsk): CaseLeftOut["reason"] | null {
  const year = Number(cost.financial_year.slice(0, 4));
  if (cost.status === "unverified") return "unverified";
  if (cost.strength_sum === null || cost.strength_months === null) return "strength_unknown";
  if (cost.strength_months < cost.period_months) return "strength_partial";
  if (year < ask.years[0] || year > ask.years[1]) return "year";
  if (ask.region !== null && cost.region !== ask.region) return "region";
  const average = fraction(BigInt(cost.strength_sum), BigInt(cost.strength_months));
  const persons = fraction(BigInt(ask.uniformed));
  const isSmaller = compareFractions(multiply(average, ask.factor), persons) < 0;
  return isSmaller || compareFractions(average, multiply(persons, ask.factor)) > 0 ? "size" : null;
}

function candidateOf(cost: MissionCost): Candidate {
  const average = fraction(BigInt(cost.strength_sum ?? 0), BigInt(cost.strength_months ?? 1));
  const yearly = multiply(parseDecimal(cost.amount_usd), fraction(12n, BigInt(cost.period_months)));
  return { cost, average, ratio: divide(yearly, average) };
}

/** How far the size lies from what is asked, as the ratio of the larger to the smaller. */
function distance({ average }: Candidate, ask: StartUpAsk): Fraction {
  const persons = fraction(BigInt(ask.uniformed));
  return compareFractions(average, persons) > 0 ? divide(average, persons) : divide(persons, average);
}

function quantile(sorted: readonly Fraction[], part: Fraction): Fraction {
  const place = multiply(fraction(BigInt(sorted.length - 1)), part);
  const below = Number(place.n / place.d);
  const rest = subtract(place, fraction(BigInt(below)));
  const [a, b] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
  if (!a || !b) throw new RangeError("a quantile needs a value");
  return add(a, multiply(subtract(b, a), rest));
}

const shownCase = ({ cost, average, ratio }: Candidate, ask: StartUpAsk): StartUpCase => ({
  ...nameOf(cost),
  region: cost.region,
  amount_usd: toDecimal(parseDecimal(cost.amount_usd), 2),
  period_months: cost.period_months,
  average_uniformed: toDecimal(average, 1),
  size_percent: toDecimal(divide(multiply(average, fraction(100n)), fraction(BigInt(ask.uniformed))), 0),
  ratio_usd: toDecimal(ratio, 2),
  yearly_usd: toDecimal(multiply(ratio, fraction(BigInt(ask.uniformed))), 2),
  sources: [cost.cost_source, cost.strength_source].filter((source) => source !== ""),
});
