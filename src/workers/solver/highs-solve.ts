import { setFlagsFromString } from "node:v8";
import loadHighs, { type CallbackData, type Highs, type HighsCallbackMap, type Model, type ModelData } from "highs";
import { type LinearProgram, objectiveAt } from "../../methods/linear-program.ts";
import { type Solution, type Solve, type SolveOptions, gapOf } from "../../methods/solver.ts";

/**
 * Loads HiGHS (a library in WebAssembly, one thread) and gives the door to it. Loading waits; asking does not, so the
 * thread that asks is busy until the answer.
 *
 * The work of a search is its count of simplex steps. HiGHS asks at fixed points of its search whether to go on, so a
 * limit on that count stops at the same point everywhere, unlike one on seconds.
 */
export async function loadSolve(): Promise<Solve> {
  // V8's second compilation of the library takes longer than the searches that it speeds up by a quarter. Measured:
  // docs/performance.md.
  setFlagsFromString("--liftoff-only");
  const highs = await loadHighs();
  return (program, options = {}) =>
    highs.withModel(modelOf(highs, program), (model) => search(highs, model, program, options));
}

function modelOf(highs: Highs, program: LinearProgram): ModelData {
  const { variables, constraints } = program;
  const starts = new Int32Array(constraints.length + 1);
  constraints.forEach(({ terms }, index) => (starts[index + 1] = (starts[index] ?? 0) + terms.length));
  const terms = constraints.flatMap((row) => row.terms);
  const { minimize, maximize } = highs.constants.objectiveSense;
  return {
    numCols: variables.length,
    numRows: constraints.length,
    sense: program.sense === "minimise" ? minimize : maximize,
    offset: program.offset,
    colCost: Float64Array.from(variables, ({ cost }) => cost),
    colLower: Float64Array.from(variables, ({ lower }) => lower),
    colUpper: Float64Array.from(variables, ({ upper }) => upper),
    rowLower: Float64Array.from(constraints, ({ lower }) => lower),
    rowUpper: Float64Array.from(constraints, ({ upper }) => upper),
    matrix: {
      format: "csr",
      numRows: constraints.length,
      numCols: variables.length,
      starts,
      indices: Int32Array.from(terms, ({ variable }) => variable),
      values: Float64Array.from(terms, ({ coefficient }) => coefficient),
    },
    integrality: Int32Array.from(variables, ({ domain }) => (domain === "continuous" ? 0 : 1)),
  };
}

function search(highs: Highs, model: Model, program: LinearProgram, options: SolveOptions): Solution {
  model.options.set({
    output_flag: false,
    mip_rel_gap: options.relativeGap ?? 0,
    mip_abs_gap: 1e-9,
    // Money and people are checked exactly afterwards, so a nearly whole number won't do.
    mip_feasibility_tolerance: 1e-9,
    random_seed: 0,
    ...(options.seconds === undefined ? {} : { time_limit: Math.max(options.seconds, 0.001) }),
  });
  if (options.start) model.setSolution({ colValue: Float64Array.from(options.start) });
  model.run(callbacksOf(highs, program, options));
  return solutionOf(highs, model, program);
}

function callbacksOf(highs: Highs, program: LinearProgram, options: SolveOptions): HighsCallbackMap {
  const { workLimit = Infinity, keepGoing, report } = options;
  const types = highs.constants.callbackType;
  const isOver = (work: number): boolean => work > workLimit || keepGoing?.() === false;
  return {
    [types.mipInterrupt]: (event) => {
      if (isOver(workOf(event.data))) event.interrupt();
      return undefined;
    },
    [types.simplexInterrupt]: (event) => {
      if (isOver(event.data.simplex_iteration_count ?? 0)) event.interrupt();
      return undefined;
    },
    [types.mipImprovingSolution]: ({ data }) => {
      if (!report || !data.mip_solution) return undefined;
      const values = wholeWhereAsked(program, data.mip_solution);
      report({
        objective: objectiveAt(program, values),
        bound: finite(data.mip_dual_bound),
        work: workOf(data),
        values,
      });
      return undefined;
    },
  };
}

const workOf = (data: CallbackData): number => Number(data.mip_total_lp_iterations ?? 0n);
const finite = (value: number | undefined): number | null =>
  value !== undefined && Math.abs(value) < 1e20 && Number.isFinite(value) ? value : null;

function solutionOf(highs: Highs, model: Model, program: LinearProgram): Solution {
  const states = highs.constants.modelStatus;
  const state = model.getModelStatus();
  const work = Math.max(0, Number(model.info.get("simplex_iteration_count")));
  const isMixed = program.variables.some(({ domain }) => domain !== "continuous");
  if (state === states.infeasible || state === states.unboundedOrInfeasible)
    return { status: "infeasible", objective: null, bound: null, gap: null, work, values: null };
  if (state === states.unbounded) throw new RangeError(`program ${program.name} has no bound`);
  const isFound = Number(model.info.get("primal_solution_status")) === highs.constants.solutionStatus.feasible;
  const proved = isMixed ? finite(Number(model.info.get("mip_dual_bound"))) : null;
  if (!isFound) return { status: "stopped", objective: null, bound: proved, gap: null, work, values: null };
  const values = wholeWhereAsked(program, model.getSolution().colValue);
  const objective = objectiveAt(program, values);
  const isOptimal = state === states.optimal || state === states.empty;
  const bound = isMixed ? proved : isOptimal ? objective : null;
  const gap = bound === null ? null : gapOf(objective, bound);
  return { status: isOptimal ? "optimal" : "feasible", objective, bound, gap, work, values };
}

const wholeWhereAsked = ({ variables }: LinearProgram, values: ArrayLike<number>): number[] =>
  variables.map(({ domain }, index) => {
    const value = values[index] ?? 0;
    return domain === "continuous" ? value : Math.round(value) + 0;
  });
