import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { personCategories } from "../model/budget-class.ts";
import { budgetFile, cycleFile } from "../operations/funding/budget/budget-files.ts";
import { budgetOfPack } from "../operations/funding/budget/budget-of-pack.ts";
import type { BudgetAsk } from "../operations/funding/budget/show-budget.ts";
import { cycleOfPack } from "../operations/funding/budget/show-cycle.ts";
import { budgetText } from "./budget-text.ts";
import { cycleText } from "./cycle-text.ts";
import { type Terminal, UsageError } from "./terminal.ts";
import { writeFunding } from "./write-funding.ts";

const options = {
  year: { type: "string" },
  strength: { type: "string" },
  set: { type: "string", multiple: true },
  against: { type: "string" },
  class: { type: "string" },
  scenario: { type: "string", multiple: true },
  cycle: { type: "boolean" },
  out: { type: "string" },
  json: { type: "boolean" },
} as const;

/** The cost of a mission by budget class: from its own inputs, at another strength, or against another year. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const [pack, ...more] = positionals;
  if (pack === undefined || more.length > 0) throw new UsageError("budget.usage.pack");
  const at = { pack: resolve(io.cwd, pack), scenarios: values.scenario ?? [], from: io.cwd, language: io.language };
  if (values.cycle) {
    const cycle = await cycleOfPack(at, values.year);
    await writeFunding(values.out, io, cycleFile(cycle));
    io.out(values.json ? `${JSON.stringify(cycle, null, 1)}\n` : cycleText(cycle, io.language));
    return 0;
  }
  const ask: BudgetAsk = {
    year: values.year,
    strength: readStrength(values.strength ?? "authorised"),
    change: { persons: readPersons(values.set ?? []) },
    against: values.against === undefined ? undefined : readAgainst(values.against),
  };
  const sheet = await budgetOfPack(at, ask);
  await writeFunding(values.out, io, budgetFile(sheet));
  io.out(values.json ? `${JSON.stringify(sheet, null, 1)}\n` : budgetText(sheet, values.class ?? null, io.language));
  return 0;
}

function readStrength(text: string): "authorised" | "reported" {
  if (text === "authorised" || text === "reported") return text;
  throw new UsageError("budget.usage.strength", { text });
}

/** `reported`, `authorised`, or the name of a year. */
const readAgainst = (text: string): NonNullable<BudgetAsk["against"]> =>
  text === "reported" || text === "authorised" ? { strength: text } : { year: text };

/** `troops=5000`, once for each category. */
function readPersons(texts: readonly string[]): BudgetAsk["change"]["persons"] {
  return Object.fromEntries(
    texts.map((text) => {
      const match = /^([a-z_]+)=(\d{1,7})$/.exec(text);
      const category = personCategories.find((each) => each === match?.[1]);
      if (category === undefined) throw new UsageError("budget.usage.set", { text, categories: [...personCategories] });
      return [category, Number(match?.[2])];
    }),
  );
}
