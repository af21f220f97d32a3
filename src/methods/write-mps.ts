import type { LinearProgram, ProgramConstraint, ProgramVariable } from "./linear-program.ts";

/**
 * Writes a program as free MPS, for any other solver. The file always asks for the least: costs of a program that asks
 * for the most change their sign, since not every reader knows OBJSENSE. The offset stands in the objective's
 * right-hand side with its sign changed, as readers of MPS take it. The first line ends in FREE, without which CBC
 * reads fixed columns.
 */
export function writeMps(program: LinearProgram): string {
  const sign = program.sense === "maximise" ? -1 : 1;
  const objective = freeName("objective", program.constraints);
  const lines = [
    `NAME ${program.name} FREE`,
    "ROWS",
    ` N ${objective}`,
    ...program.constraints.map((row) => ` ${rowKind(row)} ${row.name}`),
    "COLUMNS",
    ...columnLines(program, objective, sign),
    "RHS",
    ...(program.offset === 0 ? [] : [` RHS ${objective} ${number(-sign * program.offset)}`]),
    ...program.constraints.flatMap(rightSide),
    ...rangeLines(program.constraints),
    "BOUNDS",
    ...program.variables.flatMap(boundLines),
    "ENDATA",
  ];
  return `${lines.join("\n")}\n`;
}

const number = (value: number): string => String(Object.is(value, -0) ? 0 : value);

function freeName(name: string, constraints: readonly ProgramConstraint[]): string {
  return constraints.some((row) => row.name === name) ? freeName(`${name}_`, constraints) : name;
}

/** E for one value, L and G for one bound; a row between two bounds is L with a range, one without any is free. */
function rowKind({ lower, upper }: ProgramConstraint): "E" | "L" | "G" | "N" {
  if (lower === upper) return "E";
  if (upper !== Infinity) return "L";
  return lower === -Infinity ? "N" : "G";
}

function columnLines({ variables, constraints }: LinearProgram, objective: string, sign: number): string[] {
  const entries = variables.map(({ cost }) => (cost === 0 ? [] : [`${objective} ${number(sign * cost)}`]));
  for (const { name, terms } of constraints)
    for (const { variable, coefficient } of terms) entries[variable]?.push(`${name} ${number(coefficient)}`);
  const lines: string[] = [];
  let isInteger = false;
  variables.forEach((variable, index) => {
    const becomes = variable.domain !== "continuous";
    if (becomes !== isInteger) lines.push(` MARKER${index} 'MARKER' '${becomes ? "INTORG" : "INTEND"}'`);
    isInteger = becomes;
    // A variable without any entry would not be in the file at all.
    const own = entries[index]?.length ? (entries[index] ?? []) : [`${objective} 0`];
    lines.push(...own.map((entry) => ` ${variable.name} ${entry}`));
  });
  if (isInteger) lines.push(` MARKER${variables.length} 'MARKER' 'INTEND'`);
  return lines;
}

function rightSide({ name, lower, upper }: ProgramConstraint): string[] {
  const value = upper === Infinity ? lower : upper;
  return Number.isFinite(value) && value !== 0 ? [` RHS ${name} ${number(value)}`] : [];
}

function rangeLines(constraints: readonly ProgramConstraint[]): string[] {
  const ranged = constraints.filter(
    ({ lower, upper }) => lower !== upper && Number.isFinite(lower) && Number.isFinite(upper),
  );
  if (ranged.length === 0) return [];
  return ["RANGES", ...ranged.map(({ name, lower, upper }) => ` RNG ${name} ${number(upper - lower)}`)];
}

/** Both bounds always stand, since readers differ on what an integer without bounds may be. */
function boundLines({ name, lower, upper }: ProgramVariable): string[] {
  if (lower === upper) return [` FX BND ${name} ${number(lower)}`];
  if (lower === -Infinity && upper === Infinity) return [` FR BND ${name}`];
  const low = lower === -Infinity ? ` MI BND ${name}` : ` LO BND ${name} ${number(lower)}`;
  return [low, upper === Infinity ? ` PL BND ${name}` : ` UP BND ${name} ${number(upper)}`];
}
