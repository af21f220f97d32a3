import type { PriorityProblem } from "../../src/model/priority-problem.ts";
import { peopleKinds } from "../../src/model/priority-problem.ts";

/** Numbers between 0 and 1 from a seed (Park and Miller, Communications of the ACM 31(10), 1988). */
function numbers(seed: number): () => number {
  let state = seed;
  for (let i = 0; i < 5; i += 1) state = (state * 48_271) % 2_147_483_647;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** A mission small enough to try every choice: four or five units, two sites, three or four tasks, two or three periods. */
export function smallMission(seed: number): PriorityProblem {
  const next = numbers(seed);
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const some = <T>(list: readonly T[], chance: number): T[] => list.filter(() => next() < chance);
  const sites = ["harbour", "bridge"].map((id) => ({ id, monthly_cost: BigInt(whole(5, 40) * 1_000_01) }));
  const units = Array.from({ length: whole(4, 5) }, (_, u) => ({
    id: `unit-${u}`,
    kind: peopleKinds[whole(0, 1)] ?? "troops",
    people: whole(1, 12) * 50,
    site: next() < 0.2 ? null : (sites[whole(0, 1)]?.id ?? null),
    monthly_cost: BigInt(whole(20, 200) * 1_000_03),
    leaving_cost: BigInt(whole(0, 150) * 1_000_07),
    notice_months: whole(0, 2),
  }));
  const periods = Array.from({ length: whole(2, 3) }, (_, t) => ({ from: `2021-0${t * 2 + 1}`, months: whole(1, 2) }));
  const tasks = Array.from({ length: whole(3, 4) }, (_, k) => ({
    id: `task-${k}`,
    weight: whole(1, 9),
    is_protected: next() < 0.2,
    people: { troops: whole(0, 6) * 50, formed_police: next() < 0.5 ? whole(1, 4) * 50 : 0 },
    sites: some(sites, 0.3).map(({ id }) => id),
    units: some(units, 0.12).map(({ id }) => id),
    due: periods.map((_, t) => t).filter(() => next() < 0.9),
  }));
  const fixed_monthly_cost = BigInt(whole(0, 60) * 1_000_00);
  const monthly = [...units, ...sites].reduce((sum, { monthly_cost }) => sum + monthly_cost, fixed_monthly_cost);
  const months = periods.reduce((sum, period) => sum + period.months, 0);
  const through = periods.length - 1;
  const caps = [{ through, amount: (monthly * BigInt(months) * BigInt(whole(60, 98))) / 100n }];
  if (next() < 0.4) caps.push({ through: 0, amount: monthly * BigInt(periods[0]?.months ?? 1) });
  return { periods, units, sites, tasks, fixed_monthly_cost, caps };
}
