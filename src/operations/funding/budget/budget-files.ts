import type { MissionData } from "../../../model/mission-data.ts";
import { sayIn } from "../../../words/catalogue.ts";
import type { Language } from "../../../words/say.ts";
import type { CodedTable } from "../coded-table.ts";
import { budgetTables, startUpTables, statementTables } from "./budget-tables.ts";
import { cycleTables } from "./cycle-tables.ts";
import type { StatementSheet } from "./contributor-statements.ts";
import type { BudgetSheet } from "./show-budget.ts";
import type { CycleSheet } from "./show-cycle.ts";
import type { StartUpSheet } from "./start-up.ts";

type Nature = MissionData["mission"]["nature"];

/** What a file holds: its name without an ending, its tables, the first of which is the CSV, and what its page says. */
export type FileContents = {
  readonly name: string;
  readonly tables: readonly CodedTable[];
  readonly lines: (language: Language) => readonly string[];
  /** Message that stands over every page on paper. */
  readonly mark: "budget.unofficial" | "reimburse.unofficial";
};

const plain = (text: string): string => text.replace(/[^A-Za-z0-9_-]/g, "-");
const marked = (nature: Nature, ...parts: readonly string[]): string =>
  [...(nature === "historic" ? [] : [nature.toUpperCase()]), ...parts.map(plain), "unofficial"].join("-");

export const budgetFile = (sheet: BudgetSheet): FileContents => ({
  mark: "budget.unofficial",
  name: marked(sheet.nature, sheet.mission, "budget", sheet.year),
  tables: budgetTables(sheet),
  lines: (language) => {
    const say = sayIn(language);
    const changed = Object.entries(sheet.persons).map(([category, count]) =>
      say("budget.file.persons", { category: say(`code.persons.${category}`), count }),
    );
    const { against, variance } = sheet;
    return [
      say("budget.title", { mission: sheet.mission.toUpperCase(), year: sheet.year, strength: sheet.strength }),
      say("payers.nature", { nature: sheet.nature }),
      say("budget.unofficial"),
      ...changed,
      ...(variance === null ? [] : [say("budget.file.against", { year: against.year, strength: against.strength })]),
      ...(variance?.classes.some((each) => each.partial) ? [say("budget.partial")] : []),
    ];
  },
});

export const cycleFile = (sheet: CycleSheet): FileContents => ({
  mark: "budget.unofficial",
  name: marked(sheet.nature, sheet.mission, "budget-cycle", sheet.year ?? ""),
  tables: sheet.cycle === null ? [] : cycleTables(sheet.cycle),
  lines: (language) => {
    const say = sayIn(language);
    return [
      say("budget.cycle.title", { mission: sheet.mission.toUpperCase(), year: sheet.year ?? "" }),
      say("payers.nature", { nature: sheet.nature }),
      say("budget.cycle.rule"),
      say("budget.unofficial"),
    ];
  },
});

export const startUpFile = (sheet: StartUpSheet): FileContents => ({
  mark: "budget.unofficial",
  name: marked("historic", "start-up", String(sheet.uniformed)),
  tables: startUpTables(sheet),
  lines: (language) => {
    const say = sayIn(language);
    const { factor, region, years } = sheet.criteria;
    const asked = { factor, region: region ?? "none", from: String(years[0]), to: String(years[1]) };
    return [
      say("startup.title", { uniformed: sheet.uniformed }),
      say("startup.class", asked),
      ...(sheet.reason === null ? [] : [say("startup.too_few")]),
      say("startup.caveat"),
      say("budget.unofficial"),
    ];
  },
});

export const statementFile = (sheet: StatementSheet): FileContents => ({
  mark: "reimburse.unofficial",
  name: marked(sheet.nature, sheet.mission, "reimbursement", (sheet.from ?? "").slice(0, 7)),
  tables: statementTables(sheet),
  lines: (language) => {
    const say = sayIn(language);
    return [
      say("payers.nature", { nature: sheet.nature }),
      say("reimburse.unofficial"),
      say("reimburse.rule", { quarters: sheet.rule.quarters, percent: sheet.rule.most_percent }),
    ];
  },
});
