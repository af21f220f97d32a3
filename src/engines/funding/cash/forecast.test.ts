import { expect, test } from "vitest";
import { dayNumber } from "../../../kernel/plain-date.ts";
import { type Receivable, type Spending, billsOf } from "./cash-flow.ts";
import { cheapestHedge, type HedgeAsk } from "./hedge.ts";
import { byPlans } from "./payment-plans.ts";
import { fanOn, firstDaysBelow, lowest, runOutBy, runOutDay } from "./read-paths.ts";
import { type CashAsk, simulateCash } from "./simulate-cash.ts";
import { cutSpending, underStress } from "./stress.ts";

const from = "2024-01-01";
const firstDay = dayNumber(from);
const whole = [10_000, 10_000, 10_000] as const;
const owed = (payer: string, dollars: number, more: Partial<Receivable> = {}): Receivable => ({
  payer,
  due: firstDay,
  dollars,
  habit: { delayDays: [0, 10, 30], paidShare: whole },
  elapsed: 0,
  ...more,
});
const asked = (more: Partial<CashAsk>): CashAsk => ({
  opening: 0,
  days: 60,
  receivables: [],
  bills: [],
  firstDay,
  draws: 4,
  seed: 7,
  ...more,
});
/** In each draw the day on which the cash first rises, and what came in. */
function arrivals(ask: CashAsk): { readonly day: number; readonly came: number }[] {
  const { days, draws, paths } = simulateCash(ask);
  return Array.from({ length: draws }, (_, draw) => {
    const path = paths.subarray(draw * days, (draw + 1) * days);
    const day = path.findIndex((cash) => cash > 0);
    return { day, came: path[days - 1] ?? 0 };
  });
}

test("money that comes for sure and bills on their days: the path by hand", () => {
  const paths = simulateCash(
    asked({
      opening: 100,
      days: 30,
      receivables: [owed("AAA", 50, { due: firstDay + 5, habit: { delayDays: [10, 10, 10], paidShare: whole } })],
      bills: [
        { spending: "rations", kind: "supplies", day: 3, dollars: 20 },
        { spending: "troops", kind: "reimbursement", day: 20, dollars: 200 },
      ],
    }),
  );
  expect([0, 2, 3, 14, 15, 19, 20, 29].map((day) => fanOn(paths, day)[2])).toEqual([100, 100, 80, 80, 130, 130, -70, -70]); // prettier-ignore
  const first = firstDaysBelow(paths);
  expect(first).toEqual([20, 20, 20, 20]);
  expect([runOutDay(first, 5), runOutDay(first, 95), runOutBy(first, 19), runOutBy(first, 20)]).toEqual([20, 20, 0, 4]);
  expect([...lowest(paths)]).toEqual([-70, -70, -70, -70]);
});

test("half of the delays lie below the median, each half evenly, and none beyond the ends", () => {
  const came = arrivals(asked({ draws: 20_000, receivables: [owed("AAA", 1)] }));
  const within = (day: number) => came.filter((each) => each.day <= day).length / came.length;
  expect(within(4)).toBeCloseTo(0.25, 1);
  expect(within(9)).toBeCloseTo(0.5, 1);
  expect(within(19)).toBeCloseTo(0.75, 1);
  expect(came.every(({ day }) => day >= 0 && day <= 30)).toBe(true);
});

test("a payer that is late is late with all its letters; another payer has luck of its own", () => {
  const twice = arrivals(asked({ draws: 500, receivables: [owed("AAA", 1), owed("AAA", 2)] }));
  expect(twice.every(({ day, came }) => day >= 0 && came === 3)).toBe(true);
  const { days, draws, paths } = simulateCash(asked({ draws: 500, receivables: [owed("AAA", 1), owed("AAA", 2)] }));
  const halfWay = Array.from({ length: draws * days }, (_, at) => paths[at]).filter((cash) => cash === 1 || cash === 2);
  expect(halfWay).toEqual([]);
  const apart = simulateCash(asked({ draws: 500, receivables: [owed("AAA", 1), owed("BBB", 2)] }));
  expect([...apart.paths].filter((cash) => cash === 1 || cash === 2).length).toBeGreaterThan(1000);
});

test("of an overdue letter only delays that are still possible are drawn; beyond them it counts anew", () => {
  const overdue = arrivals(asked({ draws: 500, receivables: [owed("AAA", 1, { due: firstDay - 20, elapsed: 20 })] }));
  expect(overdue.every(({ day }) => day >= 1 && day <= 10)).toBe(true);
  const beyond = arrivals(asked({ draws: 500, receivables: [owed("AAA", 1, { due: firstDay - 40, elapsed: 40 })] }));
  expect(Math.max(...beyond.map(({ day }) => day))).toBeGreaterThan(25);
  expect(Math.max(...beyond.map(({ day }) => day))).toBeLessThanOrEqual(30);
});

test("the same seed gives the same paths, another seed others", () => {
  const run = (seed: number) => [...simulateCash(asked({ draws: 50, seed, receivables: [owed("AAA", 1)] })).paths];
  expect(run(11)).toEqual(run(11));
  expect(run(11)).not.toEqual(run(12));
});

const yearOfTroops: Spending = { id: "troops", kind: "reimbursement", from, to: "2024-12-31", monthly: 1000, everyMonths: 1 }; // prettier-ignore

test("a cut of 15 % within nine months goes down in even steps, by hand, and stays", () => {
  const cut = cutSpending(yearOfTroops, { percent: 15, months: 9 }, from);
  const bills = billsOf(cut, { from, days: 366 }).map(({ dollars }) => dollars);
  expect(bills).toEqual([1000, 984, 967, 950, 934, 917, 900, 884, 867, 850, 850, 850]);
});

test("a quarterly outlay is cut at its quarters only, and no month is paid twice or lost", () => {
  const cut = cutSpending({ ...yearOfTroops, everyMonths: 3 }, { percent: 15, months: 9 }, from);
  expect(billsOf(cut, { from, days: 366 })).toEqual([
    { spending: "troops", kind: "reimbursement", day: 90, dollars: 3000 },
    { spending: "troops", kind: "reimbursement", day: 181, dollars: 2850 },
    { spending: "troops", kind: "reimbursement", day: 273, dollars: 2700 },
    { spending: "troops", kind: "reimbursement", day: 365, dollars: 2550 },
  ]);
});

test("stress: late, partial, withheld and a drawn reserve, each on whom it names", () => {
  const flow = { opening: 10, receivables: [owed("AAA", 5), owed("BBB", 3), owed("BBB", 3)], spendings: [yearOfTroops] }; // prettier-ignore
  const horizon = { from, days: 100 };
  const after = underStress(
    flow,
    [
      { kind: "late", payer: "all", days: 60 },
      { kind: "partial", payer: "AAA", percent: 33.33 },
      { kind: "withheld", payer: "largest" },
      { kind: "reserve", dollars: 90 },
    ],
    horizon,
  );
  expect(after.opening).toBe(100);
  expect(after.receivables.map(({ payer, habit }) => [payer, habit.delayDays, habit.paidShare])).toEqual([
    ["AAA", [60, 70, 90], [3333, 3333, 3333]],
    ["BBB", [60, 70, 90], [0, 0, 0]],
    ["BBB", [60, 70, 90], [0, 0, 0]],
  ]);
  expect(() => underStress(flow, [{ kind: "late", payer: "CCC", days: 1 }], horizon)).toThrow("CCC");
  expect(() => underStress(flow, [{ kind: "partial", payer: "AAA", percent: 101 }], horizon)).toThrow(RangeError);
});

/** 40,000 at the start, a bill of 100,000 on day 30, 80,000 for sure on day 45: 60,000 are missing for two weeks. */
function shortOfCash(more: Partial<HedgeAsk> = {}, wait = 60): HedgeAsk {
  const spending: Spending = { ...yearOfTroops, to: "2024-01-31", monthly: 100_000 };
  const horizon = { from, days: 90 };
  return {
    paths: simulateCash(
      asked({
        opening: 40_000,
        days: horizon.days,
        receivables: [owed("AAA", 80_000, { habit: { delayDays: [45, 45, 45], paidShare: whole } })],
        bills: billsOf([spending], horizon),
      }),
    ),
    horizon,
    leeways: [{ spending, order: 1, waitDaysMost: wait, waitCostPercent: 1, cutPercentMost: 0, cutCostPercent: 0 }],
    reserve: { usable: 100_000, costPercent: 2 },
    surePercent: 95,
    ...more,
  };
}

test("the cheapest hedge by hand: thirty days of waiting cost 1,000, the reserve 3,600", () => {
  const answer = cheapestHedge(shortOfCash());
  expect(answer.shortfall).toBe(60_000);
  expect(answer.best).toEqual({ reserve: 0, waitDays: 30, waiting: ["troops"], cutPercent: 0, saved: 0, beyond: 0, cost: 1000 }); // prettier-ignore
  expect(answer.waitingOnly).toEqual(answer.best);
  expect(answer.reserveOnly).toMatchObject({ reserve: 60_000, cost: 3600, waitDays: 0 });
  expect(answer.cutOnly).toBeNull();
});

test("what may not wait is paid out of the reserve; where that is too small, nothing helps", () => {
  expect(cheapestHedge(shortOfCash({}, 0)).best).toMatchObject({ reserve: 60_000, waitDays: 0 });
  const none = cheapestHedge(shortOfCash({ reserve: { usable: 59_999, costPercent: 2 } }, 0));
  expect([none.best, none.reserveOnly, none.waitingOnly, none.cutOnly]).toEqual([null, null, null, null]);
  expect(none.shortfall).toBe(60_000);
});

test("a plan of payments: arrears come in its instalments until they are paid, new letters by habit", () => {
  const on = "2023-12-31";
  const plan = { payer: "AAA", from: "2022-03-15", until: "2026-12-31", yearly: 400 };
  const letters = [
    owed("AAA", 700, { due: firstDay - 900, elapsed: 899 }),
    owed("AAA", 200, { due: firstDay - 100, elapsed: 99 }),
    owed("AAA", 50, { due: firstDay + 30 }),
    owed("BBB", 10, { due: firstDay - 100, elapsed: 99 }),
  ];
  const { receivables, followed } = byPlans(letters, [plan], on);
  expect(followed).toBe(1);
  expect(receivables.map(({ payer, due, dollars, elapsed }) => [payer, due - firstDay, dollars, elapsed])).toEqual([
    ["AAA", 30, 50, 0],
    ["BBB", -100, 10, 99],
    ["AAA", 74, 400, 0],
    ["AAA", 439, 400, 0],
    ["AAA", 804, 100, 0],
  ]);
  const ended = byPlans(letters, [{ ...plan, until: "2024-12-31" }], on).receivables;
  expect(ended.filter(({ elapsed, due }) => elapsed === 0 && due > firstDay + 30).map(({ dollars }) => dollars)).toEqual([400]); // prettier-ignore
  expect(byPlans(letters, [{ ...plan, from: "2024-01-01" }], on)).toEqual({ receivables: letters, followed: 0 });
});

test("a plan that began on 29 February pays on the 28th of other years", () => {
  const plan = { payer: "AAA", from: "2020-02-29", until: null, yearly: 1 };
  const { receivables } = byPlans([owed("AAA", 2, { due: firstDay - 9, elapsed: 8 })], [plan], "2023-12-31");
  expect(receivables.map(({ due }) => due - firstDay)).toEqual([59, 424]);
});
