import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { prioritise } from "../../src/engines/funding/priorities/prioritise.ts";
import { parseMoney } from "../../src/kernel/money.ts";
import type { PriorityAnswer } from "../../src/model/priorities.ts";
import { usualLimits } from "../../src/operations/funding/priorities/limits.ts";
import { stateCase } from "../../src/operations/funding/priorities/prioritise-pack.ts";
import { loadSolve } from "../../src/workers/solver/highs-solve.ts";

const pack = fileURLToPath(new URL("../../missions/unmil", import.meta.url));

test("UNMIL by month with 15 per cent less and elections protected: proved early, priced, and more people leave", async () => {
  const ask = {
    cut_percent: "15",
    within: 9,
    from: null,
    period: "month",
    protect: ["elections"],
    leaving_usd: null,
    notice_months: null,
  } as const;
  const { problem } = await stateCase({
    pack,
    scenarios: [],
    from: pack,
    language: "en",
    ask: { ...ask, protect: ["elections"] },
  });
  const solve = await loadSolve();
  const told: PriorityAnswer[] = [];
  const doors = { solve, keepGoing: () => true, report: (answer: PriorityAnswer) => void told.push(answer) };
  const { plan, prices, complete } = prioritise(problem, { ...usualLimits, runnerUps: 0 }, doors);
  if (!plan) throw new RangeError("no plan");
  // The count of the solver's steps stands for time here: ten seconds hold tens of thousands of them.
  const close = told.find((answer) => (answer.plan?.gap ?? 1) <= 0.01);
  expect(close?.work).toBeLessThan(8000);
  expect([plan.loss, plan.bound, plan.gap]).toEqual([20, 20, 0]);
  expect(plan.people_gap).toBeLessThanOrEqual(0.01);
  expect(plan.tasks.find(({ id }) => id === "elections")?.loss).toBe(0);
  expect(1 - plan.people_after / plan.people_before).toBeGreaterThan(0.15);
  const leaving = plan.periods.reduce((sum, { leaving_usd }) => sum + parseMoney(leaving_usd).minor, 0n);
  expect(leaving).toBeGreaterThan(0n);
  expect(prices).toMatchObject([{ task: "elections", price: 0, is_proved: true, loss_without: 20 }]);
  expect(complete).toBe(true);
}, 300_000);
