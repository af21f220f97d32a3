import { expect, test } from "vitest";
import { ProgramBuilder, objectiveAt, withConstraints, withObjective } from "./linear-program.ts";

test("a program keeps variables and constraints in their order and adds up terms of one variable", () => {
  const builder = new ProgramBuilder("small");
  const x = builder.variable("x", { cost: 3, upper: 4 });
  const y = builder.variable("y", { domain: "binary", cost: -1 });
  builder.constraint(
    "c",
    [
      { variable: x, coefficient: 1 },
      { variable: y, coefficient: 2 },
      { variable: x, coefficient: 1 },
    ],
    "<=",
    6,
  );
  const program = builder.program("maximise", 10);
  expect(program).toEqual({
    name: "small",
    sense: "maximise",
    offset: 10,
    variables: [
      { name: "x", domain: "continuous", cost: 3, lower: 0, upper: 4 },
      { name: "y", domain: "binary", cost: -1, lower: 0, upper: 1 },
    ],
    constraints: [
      {
        name: "c",
        lower: -Infinity,
        upper: 6,
        terms: [
          { variable: 0, coefficient: 2 },
          { variable: 1, coefficient: 2 },
        ],
      },
    ],
  });
  expect(objectiveAt(program, [2, 1])).toBe(15);
  expect(
    withObjective(program, "minimise", [{ variable: y, coefficient: 5 }]).variables.map(({ cost }) => cost),
  ).toEqual([0, 5]);
  const more = withConstraints(program, [{ name: "d", terms: [{ variable: x, coefficient: 1 }], lower: 1, upper: 2 }]);
  expect(more.constraints.map(({ name }) => name)).toEqual(["c", "d"]);
});

test.each([
  ["a name twice", (b: ProgramBuilder) => [b.variable("x"), b.variable("x")]],
  ["a name with a blank", (b: ProgramBuilder) => b.variable("x y")],
  ["bounds that leave no value", (b: ProgramBuilder) => b.variable("x", { lower: 2, upper: 1 })],
  ["a binary above one", (b: ProgramBuilder) => b.variable("x", { domain: "binary", upper: 2 })],
  ["a cost without end", (b: ProgramBuilder) => b.variable("x", { cost: Infinity })],
  [
    "a variable that is not there",
    (b: ProgramBuilder) => b.constraint("c", [{ variable: 0, coefficient: 1 }], "<=", 1),
  ],
])("%s is refused", (_, act) => {
  expect(() => act(new ProgramBuilder("p"))).toThrow(RangeError);
});
