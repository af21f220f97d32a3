import loadHighs from "highs";
import { describe, expect, test } from "vitest";
import { type LinearProgram, ProgramBuilder } from "../../src/methods/linear-program.ts";
import { writeMps } from "../../src/methods/write-mps.ts";
import { loadSolve } from "../../src/workers/solver/highs-solve.ts";

const solve = await loadSolve();
const highs = await loadHighs();
const term = (variable: number, coefficient: number) => ({ variable, coefficient });

/** Knapsack P07 of J. Burkardt's collection (after Kreher and Stinson): capacity 750, best value 1,458. */
function knapsack(): LinearProgram {
  const weights = [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120];
  const values = [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240];
  const builder = new ProgramBuilder("knapsack");
  const items = values.map((cost, i) => builder.variable(`x${i}`, { domain: "binary", cost }));
  const load = items.map((x, i) => term(x, weights[i] ?? 0));
  builder.constraint("weight", load, "<=", 750);
  return builder.program("maximise");
}

/** A linear program of F. Hillier and G. Lieberman, Introduction to Operations Research (Wyndor Glass): 36 at (2, 6). */
function wyndor(): LinearProgram {
  const builder = new ProgramBuilder("wyndor");
  const [doors, windows] = [builder.variable("doors", { cost: 3 }), builder.variable("windows", { cost: 5 })];
  builder.constraint("plant1", [term(doors, 1)], "<=", 4);
  builder.constraint("plant2", [term(windows, 2)], "<=", 12);
  builder.constraint("plant3", [term(doors, 3), term(windows, 2)], "<=", 18);
  return builder.program("maximise");
}

/** Assignment of four to four of A. Levitin, The Design and Analysis of Algorithms (branch and bound): least sum 13. */
function assignment(): LinearProgram {
  const costs = [
    [9, 2, 7, 8],
    [6, 4, 3, 7],
    [5, 8, 1, 8],
    [7, 6, 9, 4],
  ];
  const builder = new ProgramBuilder("assignment");
  const x = costs.map((row, i) => row.map((cost, j) => builder.variable(`x${i}.${j}`, { domain: "binary", cost })));
  x.forEach((row, i) =>
    builder.constraint(
      `row${i}`,
      row.map((each) => term(each, 1)),
      "=",
      1,
    ),
  );
  x.forEach((_, j) =>
    builder.constraint(
      `column${j}`,
      x.map((row) => term(row[j] ?? 0, 1)),
      "=",
      1,
    ),
  );
  return builder.program("minimise");
}

/** Every kind of bound, row and domain at once. */
function mixed(): LinearProgram {
  const builder = new ProgramBuilder("mixed");
  const free = builder.variable("free", { lower: -Infinity, cost: 1 });
  const below = builder.variable("below", { lower: -Infinity, upper: 3, cost: -1 });
  const whole = builder.variable("whole", { domain: "integer", lower: 1, upper: 7, cost: -2.5 });
  const fixed = builder.variable("fixed", { lower: 2, upper: 2, cost: 4 });
  builder.variable("idle", { upper: 5 });
  builder.between("between", [term(free, 1), term(whole, 1)], -4, 6);
  builder.constraint("least", [term(free, 2), term(below, 1)], ">=", -10);
  builder.constraint("same", [term(whole, 1), term(fixed, 1), term(below, 1)], "=", 8);
  return builder.program("minimise", 1.5);
}

const published = [
  { name: "knapsack P07", program: knapsack(), best: 1458 },
  { name: "Wyndor Glass", program: wyndor(), best: 36 },
  { name: "assignment of four", program: assignment(), best: 13 },
];

describe("the door to the solver", () => {
  test.each(published)("$name comes out as published", ({ program, best }) => {
    const solution = solve(program);
    expect(solution).toMatchObject({ status: "optimal", objective: best, gap: 0 });
    expect(solution.bound).toBeCloseTo(best, 6);
  });

  test.each([...published.map(({ name, program }) => ({ name, program })), { name: "mixed", program: mixed() }])(
    "$name written as MPS and read by a reader of MPS has the same best value",
    ({ program }) => {
      const sign = program.sense === "maximise" ? -1 : 1;
      const data = new TextEncoder().encode(writeMps(program));
      const read = highs.withModel({ format: "mps", data }, (model) => {
        model.options.set({ output_flag: false });
        model.run();
        return model.getObjectiveValue();
      });
      expect(read * sign).toBeCloseTo(solve(program).objective ?? NaN, 6);
    },
  );

  test("MPS is written line by line as it is read elsewhere", () => {
    expect(writeMps(mixed())).toMatchInlineSnapshot(`
      "NAME mixed FREE
      ROWS
       N objective
       L between
       G least
       E same
      COLUMNS
       free objective 1
       free between 1
       free least 2
       below objective -1
       below least 1
       below same 1
       MARKER2 'MARKER' 'INTORG'
       whole objective -2.5
       whole between 1
       whole same 1
       MARKER3 'MARKER' 'INTEND'
       fixed objective 4
       fixed same 1
       idle objective 0
      RHS
       RHS objective -1.5
       RHS between 6
       RHS least -10
       RHS same 8
      RANGES
       RNG between 10
      BOUNDS
       FR BND free
       MI BND below
       UP BND below 3
       LO BND whole 1
       UP BND whole 7
       FX BND fixed 2
       LO BND idle 0
       UP BND idle 5
      ENDATA
      "
    `);
  });

  test("a program without an answer is infeasible, one without bound is refused", () => {
    const closed = new ProgramBuilder("closed");
    closed.constraint("above", [term(closed.variable("x", { domain: "binary" }), 1)], ">=", 2);
    expect(solve(closed.program("minimise"))).toMatchObject({ status: "infeasible", values: null, objective: null });
    const open = new ProgramBuilder("open");
    open.variable("x", { cost: 1 });
    expect(() => solve(open.program("maximise"))).toThrow(RangeError);
  });

  test("the same work limit ends at the same answer; a stop ends with what is there", () => {
    const program = hard();
    const limited = () => solve(program, { workLimit: 300 });
    const first = limited();
    expect(first.status).toBe("feasible");
    expect(first.bound ?? 0).toBeGreaterThanOrEqual(first.objective ?? 0);
    expect(limited()).toEqual(first);
    let asked = 0;
    const stopped = solve(program, { keepGoing: () => (asked += 1) < 5 });
    expect(["feasible", "stopped"]).toContain(stopped.status);
    const better: number[] = [];
    solve(program, { workLimit: 300, report: ({ objective }) => better.push(objective) });
    expect(better).toEqual([...better].sort((a, b) => a - b));
  });

  test("a start is taken up, and one that breaks a constraint is not", () => {
    const program = knapsack();
    const best = solve(program).values ?? [];
    expect(solve(program, { start: best, workLimit: 0 }).objective).toBe(1458);
    expect(solve(program, { start: best.map(() => 1) }).objective).toBe(1458);
  });
});

/** A knapsack of many dimensions that no few steps solve. */
function hard(): LinearProgram {
  let state = 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const builder = new ProgramBuilder("hard");
  const items = Array.from({ length: 50 }, (_, i) =>
    builder.variable(`x${i}`, { domain: "binary", cost: 100 + Math.floor(next() * 900) }),
  );
  for (let row = 0; row < 10; row += 1)
    builder.constraint(
      `row${row}`,
      items.map((x) => term(x, 100 + Math.floor(next() * 900))),
      "<=",
      9000,
    );
  return builder.program("maximise");
}
