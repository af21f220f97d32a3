import { expect, test } from "vitest";
import type { PriorityProblem, PriorityUnit } from "../../../model/priority-problem.ts";
import { buildProgram, steadyLoss } from "./build-program.ts";
import { joinUnits } from "./join-units.ts";

const unit = (id: string, given: Partial<PriorityUnit> = {}): PriorityUnit => ({
  id,
  kind: "troops",
  people: 100,
  site: "gate",
  monthly_cost: 100_00n,
  leaving_cost: 30_00n,
  notice_months: 1,
  ...given,
});

const problem = (units: readonly PriorityUnit[], due: readonly (readonly number[])[]): PriorityProblem => ({
  periods: ["2021-01", "2021-02", "2021-03"].map((from) => ({ from, months: 1 })),
  units,
  sites: [{ id: "gate", monthly_cost: 10_00n }],
  tasks: due.map((own, k) => ({
    id: `task-${k}`,
    weight: k + 2,
    is_protected: false,
    people: { troops: 100 },
    sites: [],
    units: k === 0 ? ["named"] : [],
    due: own,
  })),
  fixed_monthly_cost: 0n,
  caps: [],
});

test("units of one kind, site and notice are one, at the least cost a person of any", () => {
  const joined = joinUnits(
    problem([unit("a"), unit("b", { people: 50, monthly_cost: 40_00n, leaving_cost: 20_00n })], []),
  );
  expect(joined.problem.units).toEqual([unit("a", { people: 150, monthly_cost: 120_00n, leaving_cost: 45_00n })]);
  expect(joined.parts).toEqual([3]);
});

test("who differs in kind, site or notice, is named by a task or has nobody stays apart", () => {
  const units = [
    unit("a"),
    unit("kind", { kind: "observers" }),
    unit("site", { site: null }),
    unit("notice", { notice_months: 2 }),
    unit("named"),
    unit("nobody", { people: 0 }),
  ];
  expect(joinUnits(problem(units, [[0]])).problem.units).toEqual(units);
});

test("the loose program keeps units and sites in part and leaves tasks whole", () => {
  const joined = joinUnits(problem([unit("a"), unit("b")], [[0, 1, 2]]));
  const { program } = buildProgram(joined.problem, joined.parts);
  const domains = Object.fromEntries(program.variables.map(({ name, domain }) => [name, domain]));
  expect(domains).toMatchObject({
    "kept.u0.p1": "continuous",
    "held.s0.p2": "continuous",
    "carried.k0.p0": "binary",
    "whole.k0": "binary",
  });
  expect(program.constraints.find(({ name }) => name === "manned.s0.p0")?.terms).toEqual([
    { variable: 3, coefficient: 1 },
    { variable: 0, coefficient: -2 },
  ]);
});

test("loss is steady only between periods in which the same tasks are due", () => {
  const own = problem(
    [unit("a")],
    [
      [0, 1, 2],
      [1, 2],
    ],
  );
  const built = buildProgram(own);
  expect(steadyLoss(own, built)).toEqual([
    {
      name: "steady.p2",
      terms: [
        { variable: built.carried[0]?.[1], coefficient: 2 },
        { variable: built.carried[0]?.[2], coefficient: -2 },
        { variable: built.carried[1]?.[1], coefficient: 3 },
        { variable: built.carried[1]?.[2], coefficient: -3 },
      ],
      lower: 0,
      upper: Infinity,
    },
  ]);
});
