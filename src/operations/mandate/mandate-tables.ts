import type { LevelChange, MandateSheet, SetLevel, StatedTask, TaskChange } from "../../model/mandate.ts";
import type { MissionData } from "../../model/mission-data.ts";
import { codeLabel, fieldLabel, nounLabel, nounsLabel } from "../../words/labels.ts";
import type { Say } from "../../words/say.ts";
import type { PricedDifference } from "./show-difference.ts";

/** A cell: a text, a number, or null for what is unknown. */
export type MandateCell = string | number | null;
/** One table of the mandate in a reader's words. */
export type MandateTable = {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly MandateCell[])[];
};
export type MandateView = {
  readonly sheet: MandateSheet;
  readonly priced: PricedDifference | null;
  readonly mission: MissionData;
};

/** The mandate as tables: instruments, tasks with their means, levels, calendar, register, and a difference where asked. */
export function mandateTables(view: MandateView, say: Say): MandateTable[] {
  return [
    instrumentTable(view, say),
    taskTable(view, say),
    calendarTable(view, say),
    registerTable(view, say),
    ...(view.priced === null ? [] : differenceTables(view.priced, say)),
  ];
}

const codeOr = (say: Say, field: string, code: string | null): string =>
  code === null ? say("screen.unknown") : codeLabel(say, field, code);
const list = (texts: readonly string[]): string => texts.join("; ");

function instrumentTable({ mission }: MandateView, say: Say): MandateTable {
  const fields = [
    "symbol",
    "kind",
    "adopted",
    "until",
    "votes_for",
    "votes_against",
    "abstained",
    "states_against",
    "states_abstaining",
    "title",
  ];
  return {
    title: nounsLabel(say, "instrument"),
    heads: fields.map((field) => fieldLabel(say, "instrument", field)),
    rows: mission.instrument.map((row) => [
      row.symbol,
      codeLabel(say, "kind", row.kind),
      row.adopted,
      row.until,
      row.votes_for,
      row.votes_against,
      row.abstained,
      list(row.states_against),
      list(row.states_abstaining),
      row.title,
    ]),
  };
}

function taskTable({ sheet }: MandateView, say: Say): MandateTable {
  const fields = ["text", "instrument", "paragraph", "verb", "priority", "component", "means", "requirement", "people", "sites", "money", "indicator", "valid_until"]; // prettier-ignore
  return {
    title: nounsLabel(say, "task"),
    heads: fields.map((field) => fieldLabel(say, "task", field)),
    rows: sheet.tasks.map((task) => [
      task.text,
      task.instrument,
      task.paragraph,
      codeOr(say, "verb", task.verb),
      task.priority,
      codeOr(say, "component", task.component),
      task.lacks_means ? say("mandate.tasks.no_means") : list(task.means),
      list(task.requirement),
      task.people,
      list(task.sites),
      list(task.money),
      task.indicator,
      task.until,
    ]),
  };
}

function calendarTable({ sheet }: MandateView, say: Say): MandateTable {
  return {
    title: say("mandate.calendar"),
    heads: [
      say("field.when"),
      say("mandate.days"),
      say("mandate.what"),
      nounLabel(say, "instrument"),
      say("mandate.put_off"),
    ],
    rows: sheet.calendar.map((each) => [
      each.on,
      each.days,
      `${say(`mandate.due.${each.kind}`)} ${each.record}`,
      each.instrument,
      each.put_off_by,
    ]),
  };
}

function registerTable({ sheet }: MandateView, say: Say): MandateTable {
  const fields = ["asked_of", "kind", "subject", "requested_on", "state", "host_remark", "answered_on", "conditions"];
  return {
    title: nounsLabel(say, "clearance"),
    heads: [...fields.map((field) => fieldLabel(say, "clearance", field)), say("mandate.days")],
    rows: sheet.register.map((each) => [
      each.asked_of,
      codeLabel(say, "kind", each.kind),
      each.subject,
      each.requested_on,
      codeLabel(say, "state", each.state),
      each.host_remark,
      each.answered_on,
      each.conditions,
      each.days,
    ]),
  };
}

function differenceTables({ difference, cost }: PricedDifference, say: Say): MandateTable[] {
  return [
    {
      title: say("mandate.diff"),
      heads: ["change", "verb_before", "verb_after", "people", "before", "after"].map((name) =>
        say(`mandate.diff.${name}`),
      ),
      rows: difference.tasks.map((task) => changeCells(task, say)),
    },
    {
      title: say("mandate.diff.levels"),
      heads: [say("field.component"), ...["before", "after", "people"].map((name) => say(`mandate.diff.${name}`))],
      rows: difference.levels.map((level) => levelCells(level, say)),
    },
    {
      title: say("mandate.cost"),
      heads: [say("mandate.class"), ...["before", "after", "money"].map((name) => say(`mandate.diff.${name}`))],
      rows: cost.variance.classes
        .filter(({ difference_usd }) => difference_usd !== "0.00")
        .map((each) => [codeLabel(say, "class", each.code), each.from_usd, each.to_usd, each.difference_usd]),
    },
  ];
}

function changeCells({ change, before, after, people }: TaskChange, say: Say): MandateCell[] {
  const verb = ({ verb: code }: StatedTask): string => codeOr(say, "verb", code);
  return [
    say(`mandate.change.${change}`),
    list(before.map(verb)),
    after === null ? "" : verb(after),
    people,
    list(before.map(({ text }) => text)),
    after?.text ?? "",
  ];
}

function levelCells({ component, before, after, people }: LevelChange, say: Say): MandateCell[] {
  const level = ({ value, records }: SetLevel): MandateCell =>
    records.length === 0 ? say("mandate.level.none") : (value ?? say("screen.unknown"));
  return [codeLabel(say, "component", component), level(before), level(after), people];
}
