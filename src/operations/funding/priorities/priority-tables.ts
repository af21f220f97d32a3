import { addMonths } from "../../../kernel/plain-date.ts";
import type { KeptPlan, LossReason } from "../../../model/priorities.ts";
import type { DescribedUnit, PriorityCase, PriorityReport } from "../../../model/priority-report.ts";
import { say as sayWords } from "../../../words/catalogue.ts";
import { formatsOf } from "../../../words/formats.ts";
import type { Language, Say } from "../../../words/say.ts";

/** What a column holds; amounts are exact decimal text in dollars. */
export type CellKind = "text" | "integer" | "decimal" | "money";
export type PriorityTable = {
  /** Message code of its title. */
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly kind: CellKind }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

type Frame = {
  readonly say: Say;
  readonly stated: PriorityCase;
  readonly site: (id: string) => string;
  readonly task: (id: string) => string;
};

/** Everything of a report in tables, in a reader's language: tasks, who leaves, sites, money, next best, prices, assumptions. */
export function priorityTables({ case: stated, answer }: PriorityReport, language: Language): PriorityTable[] {
  const sites = new Map(stated.sites.map(({ id, name }) => [id, name]));
  const titles = new Map(stated.tasks.map(({ id, title }) => [id, title]));
  const frame: Frame = {
    say: (code, values) => sayWords(language, code, values),
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
  list.map(([name, kind]) => ({ title: say(`priorities.column.${name}`), kind }));

/** Periods as marks: filled where carried, hollow where lost, a dot where not due. */
const carriedMarks = (carried: readonly (boolean | null)[]): string =>
  carried.map((state) => (state === null ? "·" : state ? "■" : "□")).join("");

function sayReason(say: Say, reason: LossReason, site: (id: string) => string): string {
  const id = reason.id ?? "";
  const name = reason.code === "people_short" ? say(`priorities.unit.${id}`) : site(id);
  return say(`priorities.reason.${reason.code}`, { id: name, needed: reason.needed ?? 0, left: reason.left ?? 0 });
}

/** What a unit is called: its kind, whose it is and where, or its number among its like. */
function unitName(say: Say, unit: DescribedUnit, site: (id: string) => string): string {
  const kind = say(`priorities.unit.${unit.kind}`);
  const whose = unit.contributor === null ? kind : `${kind} ${unit.contributor}`;
  if (unit.site !== null) return say("priorities.unit.at", { what: whose, site: site(unit.site) });
  return say("priorities.unit.numbered", { what: whose, number: unit.id.split(".").at(-1) ?? "" });
}

function tasks(frame: Frame, plan: KeptPlan): PriorityTable {
  const weights = new Map(frame.stated.tasks.map(({ id, weight }) => [id, weight]));
  return {
    title: "priorities.tasks",
    columns: columns(frame, [
      ["task", "text"],
      ["weight", "integer"],
      ["carried", "text"],
      ["loss", "decimal"],
      ["why", "text"],
    ]),
    rows: plan.tasks.map((task) => [
      task.is_protected ? `${frame.task(task.id)} (${frame.say("priorities.protected")})` : frame.task(task.id),
      weights.get(task.id) ?? null,
      carriedMarks(task.carried),
      task.loss,
      task.reasons.map((reason) => sayReason(frame.say, reason, frame.site)).join("; "),
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
      period.months === 1 ? period.from : `${period.from}/${addMonths(period.from, period.months - 1)}`,
      period.people,
      period.units_usd,
      period.sites_usd,
      period.fixed_usd,
      period.leaving_usd,
      period.total_usd,
    ]),
  };
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
      const leaves = plan.periods[periods]?.from ?? "";
      return [[unitName(frame.say, unit, frame.site), unit.people, leaves, leaving_usd, saved_usd]];
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
    rows: gone.map(({ id, periods }) => [frame.site(id), plan.periods[periods]?.from ?? ""]),
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
