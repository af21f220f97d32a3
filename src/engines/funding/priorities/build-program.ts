import {
  type LinearProgram,
  ProgramBuilder,
  type ProgramConstraint,
  type ProgramVariable,
  type Term,
} from "../../../methods/linear-program.ts";
import {
  type PriorityProblem,
  type PriorityTask,
  type PriorityUnit,
  peopleKinds,
} from "../../../model/priority-problem.ts";

/** The program of a problem and where its decisions stand among the variables, by place in the problem and by period. */
export type PriorityProgram = {
  readonly program: LinearProgram;
  /** One where the unit is there. */
  readonly kept: readonly (readonly number[])[];
  /** One where the site is held. */
  readonly held: readonly (readonly number[])[];
  /** One where the task is carried; null where it isn't due. */
  readonly carried: readonly (readonly (number | null)[])[];
  /** One where the task is carried in every period in which it is due. */
  readonly whole: readonly number[];
};

/** Rows of money are in thousands of major units, so that the solver's tolerance stays far below one cent. */
const minorPerStep = 100_000;
const money = "money.c";
const steps = (minor: bigint): number => Number(minor) / minorPerStep;
const term = (variable: number, coefficient: number): Term => ({ variable, coefficient });

/** First period at whose start the notice is over. */
function firstLeaving({ periods }: PriorityProblem, { notice_months }: PriorityUnit): number {
  let months = 0;
  for (const [index, period] of periods.entries()) {
    if (months >= notice_months) return index;
    months += period.months;
  }
  return periods.length;
}

/** Loss of one period in which the task isn't carried. */
export const lossOf = ({ periods }: PriorityProblem, task: PriorityTask, period: number): number =>
  task.weight * (periods[period]?.months ?? 0);

/**
 * States the choice as an integer program: kept, held and carried are yes or no by period, a unit that has gone stays
 * away, a site is held exactly while one of its units is there, and people of a kind serve one task at a time. The
 * objective is the loss. Protection of tasks is not in it; see `protecting`.
 *
 * With `parts` units and sites may be kept in part: `parts` says of each unit into how many of its smallest pieces it
 * could fall, one of which holds its site. Nothing that the whole program allows is lost, so its bound holds there too.
 */
export function buildProgram(problem: PriorityProblem, parts?: readonly number[]): PriorityProgram {
  const builder = new ProgramBuilder("priorities");
  const domain = parts ? "continuous" : "binary";
  const { periods, units, sites, tasks } = problem;
  const kept = units.map((unit, u) => {
    const free = firstLeaving(problem, unit);
    return periods.map((_, t) => builder.variable(`kept.u${u}.p${t}`, { domain, lower: t < free ? 1 : 0, upper: 1 }));
  });
  const held = sites.map((_, s) => periods.map((_, t) => builder.variable(`held.s${s}.p${t}`, { domain, upper: 1 })));
  const carried = tasks.map((task, k) =>
    periods.map((_, t) =>
      task.due.includes(t)
        ? builder.variable(`carried.k${k}.p${t}`, { domain: "binary", cost: -lossOf(problem, task, t) })
        : null,
    ),
  );
  const whole = tasks.map((_, k) => builder.variable(`whole.k${k}`, { domain: "binary" }));
  const choices = { kept, held, carried, whole };
  addGoing(builder, choices);
  addOrder(builder, problem, choices);
  addSites(builder, problem, choices, parts);
  addMeans(builder, problem, choices);
  addPeople(builder, problem, choices);
  addWhole(builder, choices);
  addMoney(builder, problem, choices);
  const everything = tasks.reduce((sum, task) => task.due.reduce((s, t) => s + lossOf(problem, task, t), sum), 0);
  return { program: builder.program("minimise", everything), ...choices };
}

type Choices = Omit<PriorityProgram, "program">;

/** Who has gone stays away. */
function addGoing(builder: ProgramBuilder, { kept }: Choices): void {
  kept.forEach((row, u) =>
    row.forEach((now, t) => {
      const before = row[t - 1];
      if (before !== undefined) builder.constraint(`gone.u${u}.p${t}`, [term(now, 1), term(before, -1)], "<=", 0);
    }),
  );
}

/** Of units that are alike in everything, the later ones leave first: no choice is lost, and the search is far shorter. */
function addOrder(builder: ProgramBuilder, { units, tasks }: PriorityProblem, { kept }: Choices): void {
  const named = new Set(tasks.flatMap((task) => task.units));
  const last = new Map<string, number>();
  units.forEach((unit, u) => {
    if (named.has(unit.id)) return;
    const { kind, people, site, monthly_cost, leaving_cost, notice_months } = unit;
    const key = [kind, people, site ?? "", monthly_cost, leaving_cost, notice_months].join(" ");
    const before = last.get(key);
    last.set(key, u);
    if (before === undefined) return;
    kept[u]?.forEach((later, t) =>
      builder.constraint(`alike.u${u}.p${t}`, [term(later, 1), term(kept[before]?.[t] ?? 0, -1)], "<=", 0),
    );
  });
}

function addSites(
  builder: ProgramBuilder,
  { units, sites, periods }: PriorityProblem,
  { kept, held }: Choices,
  parts?: readonly number[],
): void {
  sites.forEach((site, s) => {
    const there = units.flatMap((unit, u) => (unit.site === site.id ? [u] : []));
    periods.forEach((_, t) => {
      const open = held[s]?.[t] ?? 0;
      const present = there.map((u) => kept[u]?.[t] ?? 0);
      present.forEach((unit, place) =>
        builder.constraint(`at.s${s}.u${there[place]}.p${t}`, [term(unit, 1), term(open, -1)], "<=", 0),
      );
      const none = present.map((unit, place) => term(unit, -(parts?.[there[place] ?? 0] ?? 1)));
      builder.constraint(`manned.s${s}.p${t}`, [term(open, 1), ...none], "<=", 0);
    });
  });
}

/** A task stands on its sites and its units. */
function addMeans(builder: ProgramBuilder, { units, sites, tasks }: PriorityProblem, choices: Choices): void {
  tasks.forEach((task, k) =>
    choices.carried[k]?.forEach((carried, t) => {
      if (carried === null) return;
      const needs = (name: string, means: number | undefined): void => {
        if (means === undefined) builder.constraint(name, [term(carried, 1)], "<=", 0);
        else builder.constraint(name, [term(carried, 1), term(means, -1)], "<=", 0);
      };
      task.sites.forEach((id, i) => {
        const s = sites.findIndex((site) => site.id === id);
        needs(`site.k${k}.n${i}.p${t}`, choices.held[s]?.[t]);
      });
      task.units.forEach((id, i) => {
        const u = units.findIndex((unit) => unit.id === id);
        needs(`unit.k${k}.n${i}.p${t}`, choices.kept[u]?.[t]);
      });
    }),
  );
}

/** People of a kind serve one task at a time. */
function addPeople(builder: ProgramBuilder, { units, tasks, periods }: PriorityProblem, choices: Choices): void {
  for (const kind of peopleKinds) {
    periods.forEach((_, t) => {
      const asked = tasks.flatMap((task, k) => {
        const carried = choices.carried[k]?.[t] ?? null;
        return carried === null || !task.people[kind] ? [] : [term(carried, task.people[kind])];
      });
      if (asked.length === 0) return;
      const there = units.flatMap((unit, u) =>
        unit.kind === kind ? [term(choices.kept[u]?.[t] ?? 0, -unit.people)] : [],
      );
      builder.constraint(`people.${kind}.p${t}`, [...asked, ...there], "<=", 0);
    });
  }
}

function addWhole(builder: ProgramBuilder, { carried, whole }: Choices): void {
  carried.forEach((row, k) => {
    const all = whole[k] ?? 0;
    const due = row.filter((variable) => variable !== null);
    due.forEach((variable, i) => builder.constraint(`whole.k${k}.n${i}`, [term(all, 1), term(variable, -1)], "<=", 0));
    const sum = due.map((variable) => term(variable, 1));
    builder.constraint(`whole.k${k}`, [...sum, term(all, -1)], "<=", due.length - 1);
  });
}

function addMoney(builder: ProgramBuilder, problem: PriorityProblem, { kept, held }: Choices): void {
  const { caps, periods, units, sites } = problem;
  caps.forEach(({ through, amount }, c) => {
    const terms: Term[] = [];
    let fixed = 0n;
    periods.slice(0, through + 1).forEach(({ months }, t) => {
      const count = BigInt(months);
      fixed += problem.fixed_monthly_cost * count;
      units.forEach((unit, u) => {
        const now = kept[u]?.[t] ?? 0;
        const before = t === 0 ? undefined : kept[u]?.[t - 1];
        terms.push(term(now, steps(unit.monthly_cost * count - unit.leaving_cost)));
        // All are there before the window.
        if (before === undefined) fixed += unit.leaving_cost;
        else terms.push(term(before, steps(unit.leaving_cost)));
      });
      sites.forEach((site, s) => terms.push(term(held[s]?.[t] ?? 0, steps(site.monthly_cost * count))));
    });
    builder.constraint(`${money}${c}`, terms, "<=", steps(amount - fixed));
  });
}

/** The same program in which the tasks at these places are carried whenever they are due. */
export function protecting({ program, carried }: PriorityProgram, tasks: readonly number[]): LinearProgram {
  const fixed = new Set(tasks.flatMap((k) => carried[k]?.filter((variable) => variable !== null) ?? []));
  const variables = program.variables.map((variable, index) =>
    fixed.has(index) ? { ...variable, lower: 1 } : variable,
  );
  return { ...program, variables };
}

/**
 * The same program in which every task is carried just when it is in a choice of the same tasks and periods; with
 * `throughout` only tasks that are carried there whenever they are due.
 */
export function holding(
  { program, carried }: PriorityProgram,
  like: Pick<PriorityProgram, "carried">,
  values: readonly number[],
  which: "all" | "throughout" = "all",
): LinearProgram {
  const states = new Map<number, number>();
  carried.forEach((row, k) => {
    const others = row.map((_, t) => like.carried[k]?.[t] ?? null);
    const isWhole = others.every((other) => other === null || (values[other] ?? 0) > 0.5);
    if (which === "throughout" && !isWhole) return;
    row.forEach((variable, t) => {
      const other = others[t] ?? null;
      if (variable !== null && other !== null) states.set(variable, Math.round(values[other] ?? 0));
    });
  });
  const variables = program.variables.map((variable, index) => {
    const state = states.get(index);
    return state === undefined ? variable : { ...variable, lower: state, upper: state };
  });
  return { ...program, variables };
}

/** The same program without the rows that say which tasks are carried throughout. */
export const withoutWhole = (program: LinearProgram): LinearProgram => ({
  ...program,
  constraints: program.constraints.filter(({ name }) => !name.startsWith("whole.")),
});

/** Terms of all money that caps count. */
export const moneyTerms = ({ constraints }: LinearProgram): Term[] =>
  constraints.filter(({ name }) => name.startsWith(money)).flatMap(({ terms }) => terms);

/** Terms of the loss, without what is lost where nothing is carried. */
export const lossTerms = ({ variables }: LinearProgram): Term[] =>
  variables.flatMap(({ cost }, variable) => (cost === 0 ? [] : [term(variable, cost)]));

/**
 * Loss a month never falls from a period to the next while the same tasks are due: who is there later was there before,
 * so what is carried later could be carried before as well. It leaves out choices that are no better than another, but
 * some of those carry another set of tasks throughout.
 */
export function steadyLoss({ periods, tasks }: PriorityProblem, { carried }: PriorityProgram): ProgramConstraint[] {
  return periods.slice(1).flatMap((_, before) => {
    if (tasks.some(({ due }) => due.includes(before) !== due.includes(before + 1))) return [];
    const terms = tasks.flatMap(({ weight }, k) => {
      const [now, next] = [carried[k]?.[before] ?? null, carried[k]?.[before + 1] ?? null];
      return now === null || next === null ? [] : [term(now, weight), term(next, -weight)];
    });
    return [{ name: `steady.p${before + 1}`, terms, lower: 0, upper: Infinity }];
  });
}

/** Places of the protected tasks. */
export const protectedTasks = ({ tasks }: PriorityProblem): number[] =>
  tasks.flatMap(({ is_protected }, k) => (is_protected ? [k] : []));

/** The first program that is searched: the least loss with every protected task carried. */
export const leastLoss = (problem: PriorityProblem): LinearProgram =>
  protecting(buildProgram(problem), protectedTasks(problem));

/** The program that asks only for the least money by which every cap would have to rise. */
export function withMissingMoney({ program }: PriorityProgram): LinearProgram {
  const missing: ProgramVariable = { name: "missing", domain: "continuous", lower: 0, upper: Infinity, cost: 1 };
  const variables = [...program.variables.map((variable) => ({ ...variable, cost: 0 })), missing];
  const less = { variable: program.variables.length, coefficient: -1 };
  const constraints = program.constraints.map((row) =>
    row.name.startsWith(money) ? { ...row, terms: [...row.terms, less] } : row,
  );
  return { ...program, sense: "minimise", offset: 0, variables, constraints };
}
