import { type Receivable, type Spending, billsOf } from "../src/engines/funding/cash/cash-flow.ts";
import { cheapestHedge } from "../src/engines/funding/cash/hedge.ts";
import { fanOn, firstDaysBelow, runOutDay } from "../src/engines/funding/cash/read-paths.ts";
import { type CashAsk, simulateCash } from "../src/engines/funding/cash/simulate-cash.ts";
import { dayNumber } from "../src/kernel/plain-date.ts";
import { millisecondsOf, tell } from "./timing/measure.ts";

// Invented amounts: 193 payers with two letters each, five outlays, a year by day, a thousand draws.
const from = "2024-01-01";
const horizon = { from, days: 365 };
const firstDay = dayNumber(from);
const receivables = Array.from({ length: 386 }, (_, at): Receivable => {
  const late = (at * 7919) % 90;
  return {
    payer: `P${String(at % 193).padStart(3, "0")}`,
    due: firstDay + (at < 193 ? 30 : 210),
    dollars: 10_000 + ((at * 104_729) % 4_000_000),
    habit: { delayDays: [0, late, late * 3], paidShare: [6000, 9500, 10_000] },
    elapsed: 0,
  };
});
const spendings = Array.from({ length: 5 }, (_, at): Spending => ({
  id: `outlay-${at}`,
  kind: "other_outlay",
  from,
  to: "2024-12-31",
  monthly: 8_000_000 + at * 500_000,
  everyMonths: at === 0 ? 3 : 1,
}));
const bills = billsOf(spendings, horizon);
const ask: CashAsk = { opening: 20_000_000, days: 365, receivables, bills, firstDay, draws: 1000, seed: 1 };
const weeks = Array.from({ length: 53 }, (_, at) => Math.min(364, at * 7));

function forecast() {
  const paths = simulateCash(ask);
  const below = firstDaysBelow(paths);
  return {
    paths,
    fan: weeks.map((day) => fanOn(paths, day)),
    out: [5, 50, 95].map((level) => runOutDay(below, level)),
  };
}

/** The same with an object for each payment, the chance of the machine, and each letter with luck of its own. */
function plain() {
  const paths = Array.from({ length: 1000 }, () => {
    const events = receivables.map(({ due, dollars, habit: { delayDays, paidShare } }) => {
      const [low, mid, high] = delayDays;
      const u = Math.random();
      const delay = u < 0.5 ? low + (mid - low) * 2 * u : mid + (high - mid) * (2 * u - 1);
      return { day: Math.floor(due - firstDay + delay), dollars: (dollars * (paidShare[1] ?? 0)) / 10_000 };
    });
    const path: number[] = [];
    let cash = ask.opening;
    for (let day = 0; day < 365; day += 1) {
      for (const event of events) if (event.day === day) cash += event.dollars;
      for (const bill of bills) if (bill.day === day) cash -= bill.dollars;
      path.push(cash);
    }
    return path;
  });
  return weeks.map((day) => paths.map((path) => path[day] ?? 0).sort((a, b) => a - b)[500]);
}

const median_ms = millisecondsOf(10, forecast);
tell({
  bench: "cash of a year, 193 payers, 1,000 draws, engine",
  value: median_ms,
  unit: "ms",
  median_ms,
  plain: millisecondsOf(2, plain),
  budget: 500,
  note: "plain: an object a payment, looked through for every day",
});
const { paths } = forecast();
const leeways = spendings.map((spending, at) => ({ spending, order: at + 1, waitDaysMost: 360, waitCostPercent: 0.5 + at, cutPercentMost: 15, cutCostPercent: 20 })); // prettier-ignore
const hedgeAsk = { paths, horizon, leeways, reserve: { usable: 60_000_000, costPercent: 1 }, surePercent: 90 };
tell({
  bench: "cheapest hedge of all steps, engine",
  value: millisecondsOf(3, () => cheapestHedge(hedgeAsk)),
  unit: "ms",
  plain: median_ms,
  budget: 500,
  note: "plain: the forecast that it starts from",
});
