import { parseArgs } from "node:util";
import { UsageError } from "./terminal.ts";

type Shape = {
  readonly flags?: readonly string[];
  readonly values?: readonly string[];
  readonly lists?: readonly string[];
};

export type Arguments = {
  readonly positionals: readonly string[];
  readonly has: (flag: string) => boolean;
  readonly value: (name: string) => string | null;
  readonly list: (name: string) => readonly string[];
};

/** Reads the arguments of a command; `--json` is always allowed. Wrong ones end as a usage error. */
export function readArguments(args: readonly string[], { flags = [], values = [], lists = [] }: Shape): Arguments {
  const options = Object.fromEntries([
    ...[...flags, "json"].map((name) => [name, { type: "boolean" as const }]),
    ...values.map((name) => [name, { type: "string" as const }]),
    ...lists.map((name) => [name, { type: "string" as const, multiple: true }]),
  ]);
  const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  const found: Readonly<Record<string, unknown>> = parsed.values;
  return {
    positionals: parsed.positionals,
    has: (flag) => found[flag] === true,
    value: (name) => (typeof found[name] === "string" ? found[name] : null),
    list: (name) => (Array.isArray(found[name]) ? found[name].map(String) : []),
  };
}

/** The one argument that a command takes. @throws UsageError when it is missing or there are more */
export function onlyArgument({ positionals }: Arguments, name: string): string {
  const [first, second] = positionals;
  if (first === undefined) throw new UsageError("terminal.argument_missing", { argument: name });
  if (second !== undefined) throw new UsageError("terminal.argument_unexpected", { argument: second });
  return first;
}
