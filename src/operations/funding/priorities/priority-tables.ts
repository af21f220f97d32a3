import { addMonths } from "../../../kernel/plain-date.ts";
import type { KeptPlan, LossReason, PriorityMonth } from "../../../model/priorities.ts";
import type { DescribedUnit, PriorityCase, PriorityReport, PriorityTable } from "../../../model/priority-report.ts";
import { say as sayWords } from "../../../words/catalogue.ts";
import { formatsOf } from "../../../words/formats.ts";
import type { Language, Say } from "../../../words/say.ts";

export type CellKind = PriorityTable["columns"][number]["kind"];

/** Who reads: the language, and names of states in it. */
export type Reader = { readonly language: Language; readonly stateName: (iso3: string) => string };

type Frame = {
  readonly say: Say;
  readonly reader: Reader;
  readonly stated: PriorityCase;
  readonly site: (id: string) => string;
  readonly task: (id: string) => string;
};

/** Everything of a report in tables, in a reader's language: tasks, who leaves, sites, money, next best, prices, assumptions. */
export function priorityTables({ case: stated, answer }: PriorityReport, reader: Reader): PriorityTable[] {
  const { language } = reader;
  const sites = new Map(stated.sites.map(({ id, name }) => [id, name]));
  const titles = new Map(stated.tasks.map(({ id, title }) => [id, title]));
  const frame: Frame = {
    say: (code, values) => sayWords(language, code, values),
    reader,
    stated,
    site: (id) => sites.get(id) ?? id,
    task: (id) => titles.get(id) ?? id,
  };
  const { plan, runner_ups, prices } = answer;
  return [
    ...(plan === null ? [] : [tasks(frame, plan), periods(frame, plan), leavers(frame, plan), givenUp(frame, plan)]),
    ...(runner_ups.length === 0 ? [] : [runnerUps(frame, runner_ups, language)]),
    ...(prices.length === 0 ? [] : [protections(frame, prices, language)]),
    assumptions(frame),
  ];
}

const columns = ({ say }: Frame, list: readonly (readonly [string, CellKind])[]) =>
  list.map(([name, kind]) => ({ name, title: say(`priorities.column.${name}`), kind }));

/** Periods as marks: filled where carried, hollow where lost, a dot where not due. */
const carriedMarks = (carried: readonly (boolean | null)[]): string =>
  carried.map((state) => (state === null ? "·" : state ? "■" : "□")).join("");

function sayReason({ say, site, reader }: Frame, reason: LossReason): string {
  const { number } = formatsOf(reader.language);
  const id = reason.id ?? "";
  const name = reason.code === "people_short" ? say(`priorities.unit.${id}`) : site(id);
  return say(`priorities.reason.${reason.code}`, {
    id: name,
    needed: number(reason.needed ?? 0),
    left: number(reason.left ?? 0),
  });
}

/** What a unit is called: its kind, whose it is and where, or its number among its like. */
function unitName({ say, site, reader }: Frame, unit: DescribedUnit): string {
  const kind = say(`priorities.unit.${unit.kind}`);
  const whose = unit.contributor === null ? kind : `${kind}, ${reader.stateName(unit.contributor)}`;
  if (unit.site !== null) return say("priorities.unit.at", { what: whose, site: site(unit.site) });
  return say("priorities.unit.numbered", { what: whose, number: unit.id.split(".").at(-1) ?? "" });
}

function tasks(frame: Frame, plan: KeptPlan): PriorityTable {
  const weights = new Map(frame.stated.tasks.map(({ id, weight }) => [id, weight]));
  const weightOf = (id: string): number => weights.get(id) ?? 0;
  const tasksByLoss = plan.tasks.toSorted((a, b) => b.loss - a.loss || weightOf(b.id) - weightOf(a.id));
  return {
    title: "priorities.tasks",
    columns: columns(frame, [
      ["task", "text"],
      ["weight", "integer"],
      ["carried", "text"],
      ["loss", "decimal"],
      ["why", "text"],
    ]),
    rows: tasksByLoss.map((task) => [
      task.is_protected ? `${frame.task(task.id)} (${frame.say("priorities.protected")})` : frame.task(task.id),
      weights.get(task.id) ?? null,
      carriedMarks(task.carried),
      task.loss,
      task.reasons.map((reason) => sayReason(frame, reason)).join("; "),
    ]),
  };
}

function periods(frame: Frame, plan: KeptPlan): PriorityTable {
  return {
    title: "priorities.periods",
    columns: columns(frame, [
      ["period", "text"],
      ["people", "integer"],
      ["units", "money"],
      ["sites", "money"],
      ["fixed", "money"],
      ["leaving", "money"],
      ["total", "money"],
    ]),
    rows: plan.periods.map((period) => [
      periodName(frame, period),
      period.people,
      period.units_usd,
      period.sites_usd,
      period.fixed_usd,
      period.leaving_usd,
      period.total_usd,
    ]),
  };
}

/** A period by its month, or by its first and last. */
function periodName({ say, reader }: Frame, { from, months }: PriorityMonth): string {
  const { month } = formatsOf(reader.language);
  return months === 1 ? month(from) : say("screen.span", { from: month(from), to: month(addMonths(from, months - 1)) });
}

function leavers(frame: Frame, plan: KeptPlan): PriorityTable {
  const units = new Map(frame.stated.units.map((unit) => [unit.id, unit]));
  const gone = plan.units.filter(({ periods }) => periods < plan.periods.length);
  return {
    title: "priorities.units",
    columns: columns(frame, [
      ["unit", "text"],
      ["people", "integer"],
      ["leaves", "text"],
      ["leaving", "money"],
      ["saved", "money"],
    ]),
    rows: gone.flatMap(({ id, periods, leaving_usd, saved_usd }) => {
      const unit = units.get(id);
      if (!unit) return [];
      const leaves = formatsOf(frame.reader.language).month(plan.periods[periods]?.from ?? "");
      return [[unitName(frame, unit), unit.people, leaves, leaving_usd, saved_usd]];
    }),
  };
}

function givenUp(frame: Frame, plan: KeptPlan): PriorityTable {
  const gone = plan.sites.filter(({ periods }) => periods < plan.periods.length);
  return {
    title: "priorities.sites",
    columns: columns(frame, [
      ["site", "text"],
      ["leaves", "text"],
    ]),
    rows: gone.map(({ id, periods }) => [
      frame.site(id),
      formatsOf(frame.reader.language).month(plan.periods[periods]?.from ?? ""),
    ]),
  };
}

/** Tasks that are not carried throughout. */
const lostTasks = (plan: KeptPlan): string[] =>
  plan.tasks.filter(({ carried }) => carried.includes(false)).map(({ id }) => id);

function runnerUps(frame: Frame, plans: readonly KeptPlan[], language: Language): PriorityTable {
  const { list } = formatsOf(language);
  return {
    title: "priorities.runner_ups",
    columns: columns(frame, [
      ["loss", "decimal"],
      ["bound", "decimal"],
      ["people_after", "integer"],
      ["lost", "text"],
    ]),
    rows: plans.map((plan) => [plan.loss, plan.bound, plan.people_after, list(lostTasks(plan).map(frame.task))]),
  };
}

function protections(frame: Frame, prices: PriorityReport["answer"]["prices"], language: Language): PriorityTable {
  const { list } = formatsOf(language);
  return {
    title: "priorities.prices",
    columns: columns(frame, [
      ["task", "text"],
      ["price", "decimal"],
      ["without", "decimal"],
      ["people_after", "integer"],
      ["gained", "text"],
      ["lost_without", "text"],
      ["status", "text"],
    ]),
    rows: prices.map((price) => [
      frame.task(price.task),
      price.price,
      price.loss_without,
      price.people_after_without,
      list(price.gained.map(frame.task)),
      list(price.lost.map(frame.task)),
      price.is_proved ? "" : frame.say("priorities.unproved"),
    ]),
  };
}

function assumptions(frame: Frame): PriorityTable {
  return {
    title: "priorities.assumptions",
    columns: columns(frame, [
      ["item", "text"],
      ["value", "text"],
      ["range", "text"],
      ["status", "text"],
    ]),
    rows: frame.stated.assumptions.map(({ item, value, low, high, status, is_given }) => [
      frame.say(`priorities.item.${item}`),
      value,
      low === null || high === null ? "" : `${low}–${high}`,
      frame.say(`priorities.status.${is_given ? "given" : status}`),
    ]),
  };
}
