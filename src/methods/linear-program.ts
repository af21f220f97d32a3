/** What values a variable may take; a binary one is an integer between 0 and 1. */
export type Domain = "continuous" | "integer" | "binary";
export type Sense = "minimise" | "maximise";

/** Bounds of a variable or constraint; `-Infinity` and `Infinity` where there is none. */
type Bounds = { readonly lower: number; readonly upper: number };

export type ProgramVariable = Bounds & {
  readonly name: string;
  readonly domain: Domain;
  /** Coefficient in the objective. */
  readonly cost: number;
};
/** Coefficient of the variable at an index. */
export type Term = { readonly variable: number; readonly coefficient: number };
export type ProgramConstraint = Bounds & { readonly name: string; readonly terms: readonly Term[] };

/** A linear program with or without integers: the best value of costs and offset with every constraint within its bounds. */
export type LinearProgram = {
  readonly name: string;
  readonly sense: Sense;
  readonly offset: number;
  readonly variables: readonly ProgramVariable[];
  readonly constraints: readonly ProgramConstraint[];
};

/** What is known of a variable when it is made: continuous, zero or more and without cost where nothing is said. */
export type VariableGiven = Partial<Omit<ProgramVariable, "name">>;
export type Relation = "<=" | ">=" | "=";

/**
 * Gathers variables and constraints of a program. Names are what every message and file of the program speaks of, so
 * they are printable without blanks and no two variables or constraints share one.
 */
export class ProgramBuilder {
  readonly #name: string;
  readonly #variables: ProgramVariable[] = [];
  readonly #constraints: ProgramConstraint[] = [];
  readonly #taken = new Set<string>();

  constructor(name: string) {
    this.#name = checkedName(name);
  }

  /**
   * Adds a variable and gives its index.
   * @throws RangeError for a name that is taken or cannot be written, or bounds that leave no value
   */
  variable(name: string, given: VariableGiven = {}): number {
    const { domain = "continuous", cost = 0, lower = 0, upper = domain === "binary" ? 1 : Infinity } = given;
    this.#take("variable", name);
    if (!Number.isFinite(cost)) throw new RangeError(`cost of ${name} must be finite, got ${cost}`);
    checkBounds(name, { lower, upper });
    if (domain === "binary" && (lower < 0 || upper > 1))
      throw new RangeError(`binary ${name} lies between 0 and 1, got ${lower} to ${upper}`);
    return this.#variables.push({ name, domain, cost, lower, upper }) - 1;
  }

  /**
   * Adds a constraint that holds the sum of terms to a value. Terms of the same variable are added up.
   * @throws RangeError for a name that is taken, a variable that isn't there or a coefficient that isn't finite
   */
  constraint(name: string, terms: readonly Term[], relation: Relation, value: number): void {
    this.between(name, terms, relation === "<=" ? -Infinity : value, relation === ">=" ? Infinity : value);
  }

  /** Adds a constraint with a lower and an upper bound. */
  between(name: string, terms: readonly Term[], lower: number, upper: number): void {
    this.#take("constraint", name);
    checkBounds(name, { lower, upper });
    this.#constraints.push({ name, terms: gathered(name, terms, this.#variables.length), lower, upper });
  }

  program(sense: Sense, offset = 0): LinearProgram {
    return {
      name: this.#name,
      sense,
      offset,
      variables: [...this.#variables],
      constraints: [...this.#constraints],
    };
  }

  #take(what: string, name: string): void {
    const key = `${what} ${checkedName(name)}`;
    if (this.#taken.has(key)) throw new RangeError(`two of ${key}`);
    this.#taken.add(key);
  }
}

/** The same program with another objective: costs by index of variable; the others cost nothing. */
export function withObjective(program: LinearProgram, sense: Sense, terms: readonly Term[], offset = 0): LinearProgram {
  const costs = new Map(gathered("objective", terms, program.variables.length).map((t) => [t.variable, t.coefficient]));
  const variables = program.variables.map((variable, index) => ({ ...variable, cost: costs.get(index) ?? 0 }));
  return { ...program, sense, offset, variables };
}

/** The same program with further constraints. */
export function withConstraints(program: LinearProgram, more: readonly ProgramConstraint[]): LinearProgram {
  const names = new Set(program.constraints.map(({ name }) => name));
  for (const { name } of more) {
    if (names.has(checkedName(name))) throw new RangeError(`two of constraint ${name}`);
    names.add(name);
  }
  const added = more.map((constraint) => {
    checkBounds(constraint.name, constraint);
    return { ...constraint, terms: gathered(constraint.name, constraint.terms, program.variables.length) };
  });
  return { ...program, constraints: [...program.constraints, ...added] };
}

/** Value of the objective at a point, in the order of the variables. */
export const objectiveAt = (program: LinearProgram, values: readonly number[]): number =>
  program.variables.reduce((sum, { cost }, index) => sum + cost * (values[index] ?? 0), program.offset);

function gathered(name: string, terms: readonly Term[], variables: number): Term[] {
  const sums = new Map<number, number>();
  for (const { variable, coefficient } of terms) {
    if (!(Number.isInteger(variable) && variable >= 0 && variable < variables))
      throw new RangeError(`${name} has no variable ${variable}`);
    if (!Number.isFinite(coefficient)) throw new RangeError(`${name} has a coefficient ${coefficient}`);
    sums.set(variable, (sums.get(variable) ?? 0) + coefficient);
  }
  return [...sums]
    .filter(([, coefficient]) => coefficient !== 0)
    .map(([variable, coefficient]) => ({ variable, coefficient }));
}

function checkedName(name: string): string {
  if (!/^[!-~]{1,200}$/.test(name)) throw new RangeError(`${JSON.stringify(name)} is no name of a program`);
  return name;
}

function checkBounds(name: string, { lower, upper }: Bounds): void {
  if (!(lower <= upper) || lower === Infinity || upper === -Infinity)
    throw new RangeError(`${name} has no value between ${lower} and ${upper}`);
}
