import { formatMoney } from "../../../kernel/money.ts";
import type { LinearProgram } from "../../../methods/linear-program.ts";
import type { PriorityConflict } from "../../../model/priorities.ts";
import { protecting, withMissingMoney } from "./build-program.ts";
import { readPlan } from "./read-plan.ts";
import type { Searching } from "./searching.ts";

/**
 * Why nothing can be kept as asked: protected tasks of which any fewer would be possible, found by leaving one out at a
 * time (the deletion filter of Chinneck and Dravnieks, ORSA Journal on Computing 3(2), 1991), and the least money that
 * would make all of them possible.
 */
export function conflictOf(searching: Searching, guarded: readonly number[]): PriorityConflict {
  const { built, problem } = searching;
  let left = isPossible(searching, protecting(built, [])) ? [...guarded] : [];
  for (const k of [...left]) {
    const rest = left.filter((other) => other !== k);
    if (!isPossible(searching, protecting(built, rest))) left = rest;
  }
  return { tasks: left.map((k) => problem.tasks[k]?.id ?? ""), short_usd: shortOf(searching, guarded) };
}

/** True also where the search came to no end: what isn't shown to be impossible stays in the conflict. */
const isPossible = ({ ask }: Searching, program: LinearProgram): boolean =>
  ask(program, { gap: 1 }).status !== "infeasible";

/** Null where more money would not help, or the search came to no end. */
function shortOf(searching: Searching, guarded: readonly number[]): string | null {
  const { built, problem, ask } = searching;
  const { status, values } = ask(withMissingMoney({ ...built, program: protecting(built, guarded) }));
  if (status !== "optimal" || values === null) return null;
  const free = { ...problem, caps: [] };
  const plan = readPlan(free, built, values, { bound: null, gap: null, people_gap: null });
  let spent = 0n;
  const sums = plan.periods.map(({ total_usd }) => (spent += BigInt(total_usd.replace(".", ""))));
  const short = problem.caps.map(({ through, amount }) => (sums[through] ?? 0n) - amount);
  return formatMoney({ minor: short.reduce((most, each) => (each > most ? each : most), 0n), currency: "USD" });
}
