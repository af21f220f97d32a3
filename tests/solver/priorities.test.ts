import { expect, test } from "vitest";
import { type PriorityLimits, prioritise } from "../../src/engines/funding/priorities/prioritise.ts";
import type { KeptPlan, PriorityAnswer } from "../../src/model/priorities.ts";
import type { PriorityProblem } from "../../src/model/priority-problem.ts";
import { loadSolve } from "../../src/workers/solver/highs-solve.ts";
import { bruteForce } from "./brute-force.ts";
import { smallMission } from "./small-mission.ts";

const solve = await loadSolve();
const limits: PriorityLimits = { workLimit: 1_000_000, runnerUps: 2, peopleGap: 0 };
const ask = (problem: PriorityProblem) =>
  prioritise(problem, limits, { solve, keepGoing: () => true, report: () => undefined });

const wholeOf = (problem: PriorityProblem, plan: KeptPlan): string =>
  problem.tasks.flatMap((_, k) => (plan.tasks[k]?.carried.includes(false) ? [] : [k])).join(",");

function peopleOf(problem: PriorityProblem, plan: KeptPlan): number {
  const all = problem.periods.reduce((sum, { months }) => sum + months, 0);
  return plan.periods.reduce((sum, { people, months }) => sum + people * months, plan.people_after * all);
}

test("100 random small missions come out as trying every choice does, with runner-ups and prices", () => {
  let possible = 0;
  for (let seed = 1; seed <= 100; seed += 1) {
    const problem = smallMission(seed);
    const guarded = problem.tasks.flatMap(({ is_protected }, k) => (is_protected ? [k] : []));
    const sets = [...bruteForce(problem, guarded)].sort(([, a], [, b]) => a.loss - b.loss);
    const answer = ask(problem);
    const [best] = sets;
    if (!best) {
      expect(answer.status, `mission ${seed}`).toBe("infeasible");
      continue;
    }
    possible += 1;
    const plan = answer.plan;
    if (!plan) throw new RangeError(`mission ${seed} has no plan`);
    expect(plan.loss, `loss of mission ${seed}`).toBe(best[1].loss);
    expect(plan.bound).toBeCloseTo(best[1].loss, 6);
    const alike = sets.filter(([, { loss }]) => loss === best[1].loss);
    expect(peopleOf(problem, plan), `people of mission ${seed}`).toBe(
      Math.max(...alike.map(([, { people }]) => people)),
    );
    const plans = [plan, ...answer.runner_ups];
    expect(new Set(plans.map((each) => wholeOf(problem, each))).size).toBe(plans.length);
    expect(
      plans.map(({ loss }) => loss),
      `runner-ups of mission ${seed}`,
    ).toEqual(sets.slice(0, 3).map(([, { loss }]) => loss));
    for (const { task, price } of answer.prices) {
      const rest = guarded.filter((k) => problem.tasks[k]?.id !== task);
      const without = Math.min(...[...bruteForce(problem, rest).values()].map(({ loss }) => loss));
      expect(price, `price of ${task} in mission ${seed}`).toBe(best[1].loss - without);
    }
    expect(answer.prices).toHaveLength(guarded.length);
    expect(answer.complete).toBe(true);
  }
  expect(possible).toBeGreaterThan(60);
});

/** Two units of 100, each carrying one protected task of 100; money for one of them. */
const conflict: PriorityProblem = {
  periods: [{ from: "2021-01", months: 1 }],
  units: ["a", "b", "c"].map((id) => ({
    id,
    kind: id === "c" ? ("observers" as const) : ("troops" as const),
    people: 100,
    site: null,
    monthly_cost: 100_000_00n,
    leaving_cost: 10_000_00n,
    notice_months: 0,
  })),
  sites: [],
  tasks: [
    { id: "gate", weight: 5, is_protected: true, people: { troops: 100 }, sites: [], units: [], due: [0] },
    { id: "wall", weight: 5, is_protected: true, people: { troops: 100 }, sites: [], units: [], due: [0] },
    { id: "watch", weight: 1, is_protected: true, people: { observers: 0 }, sites: [], units: [], due: [0] },
  ],
  fixed_monthly_cost: 0n,
  caps: [{ through: 0, amount: 150_000_00n }],
};

test("protected tasks that cannot stand together are named, with the least money that would do", () => {
  expect(ask(conflict)).toMatchObject({
    status: "infeasible",
    plan: null,
    conflict: { tasks: ["gate", "wall"], short_usd: "60000.00" },
    complete: true,
  });
});

test("money that does not last without any protection names no task", () => {
  const poor = { ...conflict, caps: [{ through: 0, amount: 20_000_00n }] };
  expect(ask(poor).conflict).toEqual({ tasks: [], short_usd: "190000.00" });
});

test("the same problem and work limit give the same answer, and a stop keeps the best so far", () => {
  const problem = smallMission(3);
  expect(ask(problem)).toEqual(ask(problem));
  const seen: PriorityAnswer[] = [];
  const doors = { solve, keepGoing: () => seen.length < 1, report: (answer: PriorityAnswer) => void seen.push(answer) };
  const stopped = prioritise(problem, limits, doors);
  expect(stopped.complete).toBe(false);
  expect(stopped.plan).not.toBeNull();
});
