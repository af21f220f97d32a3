import type { AuthorisedStrength } from "../../model/authorised-strength.ts";
import type { Instrument } from "../../model/instrument.ts";
import type { Paragraph } from "../../model/paragraph.ts";
import type { Task } from "../../model/task.ts";
import type { Verb } from "../../model/verb.ts";
import type { MandateRecords } from "./mandate-at.ts";

/** One clause of a draft as it is edited: it sets a task, ends tasks, sets a level, or sets the end of the mandate. */
export type DraftClause = {
  readonly key: string;
  readonly effect: "sets_task" | "ends_task" | "sets_strength" | "extends";
  readonly verb: Verb | null;
  readonly text: string;
  /** Tasks in force that a task continues, or that the clause ends. */
  readonly tasks: readonly string[];
  readonly requirement: readonly string[];
  readonly means: readonly string[];
  readonly component: AuthorisedStrength["component"] | null;
  /** People of a level; null is not filled in. */
  readonly value: number | null;
  readonly until: string | null;
};
export type Draft = { readonly title: string; readonly clauses: readonly DraftClause[] };

export const draftId = "draft";
const drafted = { basis: "assumed" as const, confidence: null, source: [], source_note: null, note: null };

/** The records of a mission with a draft among them, as if it had been put in; a draft under the same id is replaced. */
export function withDraft(records: MandateRecords, draft: Draft): MandateRecords {
  const others = <T extends { readonly instrument: string | null }>(rows: readonly T[]): readonly T[] =>
    rows.filter(({ instrument }) => instrument !== draftId);
  const { clauses } = draft;
  return {
    instrument: [...records.instrument.filter(({ id }) => id !== draftId), instrumentOf(draft)],
    paragraph: [...others(records.paragraph), ...clauses.map(paragraphOf)],
    task: [...others(records.task), ...clauses.flatMap(taskOf)],
    authorised_strength: [...others(records.authorised_strength), ...clauses.flatMap(levelOf)],
  };
}

function instrumentOf({ title, clauses }: Draft): Instrument {
  return {
    ...drafted,
    id: draftId,
    kind: "draft",
    symbol: title,
    adopted: null,
    until: clauses.findLast(({ effect }) => effect === "extends")?.until ?? null,
    votes_for: null,
    votes_against: null,
    abstained: null,
    states_against: [],
    states_abstaining: [],
    title,
    chapter: null,
  };
}

const idOf = ({ key }: DraftClause): string => `${draftId}:${key}`;

function paragraphOf(clause: DraftClause, index: number): Paragraph {
  const { effect, verb, text, tasks } = clause;
  return {
    ...drafted,
    id: idOf(clause),
    instrument: draftId,
    number: String(index + 1),
    order: index + 1,
    effect,
    verb,
    text,
    due: null,
    ends: effect === "ends_task" ? [...tasks] : [],
  };
}

function taskOf(clause: DraftClause, index: number): Task[] {
  if (clause.effect !== "sets_task") return [];
  return [
    {
      ...drafted,
      id: idOf(clause),
      instrument: draftId,
      paragraph: idOf(clause),
      order: index + 1,
      verb: clause.verb,
      priority: null,
      continues: [...clause.tasks],
      text: clause.text,
      valid_from: null,
      valid_until: null,
      component: null,
      partners: [],
      means: [...clause.means],
      requirement: [...clause.requirement],
      people: null,
      sites: [],
      money: [],
      indicator: null,
    },
  ];
}

function levelOf(clause: DraftClause): AuthorisedStrength[] {
  if (clause.effect !== "sets_strength" || clause.component === null || clause.value === null) return [];
  return [
    {
      ...drafted,
      id: idOf(clause),
      instrument: draftId,
      paragraph: idOf(clause),
      component: clause.component,
      kind: "base",
      value: clause.value,
      change: null,
      valid_from: null,
      reach_by: null,
      valid_until: null,
    },
  ];
}

/** The draft with one clause alone, so that the clause's own part can be told. */
export const onlyClause = (draft: Draft, key: string): Draft => ({
  ...draft,
  clauses: draft.clauses.filter((clause) => clause.key === key),
});
