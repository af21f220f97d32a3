import { type Draft, draftId, onlyClause, withDraft } from "../../../engines/mandate/draft.ts";
import { type MandateRecords, mandateAt, tasksInForce } from "../../../engines/mandate/mandate-at.ts";
import { mandateDifference } from "../../../engines/mandate/mandate-difference.ts";
import { missingCapability } from "../../../engines/mandate/missing-capability.ts";
import { lacksMeans } from "../../../engines/mandate/tasks-without-means.ts";
import { type MandateCost, mandateCost } from "../../../engines/plan/mandate-cost.ts";
import type { BudgetBasis } from "../../../engines/funding/budget/budget-basis.ts";
import type { MandateDifference, MissingCapability } from "../../../model/mandate.ts";
import type { UnitType } from "../../../model/unit-type.ts";

/** One clause taken by itself: the people and the money that it adds; null is unknown, as a task has no price. */
export type ClauseEffect = {
  readonly key: string;
  readonly people: number | null;
  readonly cost_usd: string | null;
  readonly changes: readonly string[];
};
export type DraftEffect = {
  readonly difference: MandateDifference;
  readonly cost: MandateCost | null;
  readonly missing: readonly MissingCapability[];
  readonly without: number;
  readonly clauses: readonly ClauseEffect[];
};
type Given = {
  readonly records: MandateRecords;
  /** The instrument after which the draft stands. */
  readonly base: string;
  readonly unitTypes: readonly UnitType[];
  readonly basis: BudgetBasis | null;
};

/** What a draft changes against the mandate in force: tasks, levels, cost by class, and what it lacks; then by clause. */
export function draftEffect(draft: Draft, given: Given): DraftEffect | null {
  const records = withDraft(given.records, draft);
  const [from, to] = [mandateAt(records, given.base), mandateAt(records, draftId, given.base)];
  if (!from || !to) return null;
  const difference = mandateDifference(records, from, to);
  const inForce = tasksInForce(records, to);
  return {
    difference,
    cost: given.basis && mandateCost(given.basis, difference.levels),
    missing: missingCapability(inForce, given.unitTypes),
    without: inForce.filter(lacksMeans).length,
    clauses: draft.clauses.map(({ key }) => clauseEffect(draft, key, given)),
  };
}

function clauseEffect(draft: Draft, key: string, { records, base, basis }: Given): ClauseEffect {
  const alone = withDraft(records, onlyClause(draft, key));
  const [from, to] = [mandateAt(alone, base), mandateAt(alone, draftId, base)];
  if (!from || !to) return { key, people: null, cost_usd: null, changes: [] };
  const { tasks, levels } = mandateDifference(alone, from, to);
  const moved = levels.filter(({ before, after }) => before.records.join(";") !== after.records.join(";"));
  const priced = basis && moved.length > 0 ? mandateCost(basis, levels) : null;
  const changed = tasks.filter(({ change }) => change !== "kept");
  return {
    key,
    people: sumOf([...moved, ...changed].map(({ people }) => people)),
    cost_usd: priced && priced.unpriced.length === 0 ? priced.variance.difference_usd : null,
    changes: changed.map(({ change }) => change),
  };
}

/** Null where nothing is there to sum, or where a part is unknown. */
const sumOf = (parts: readonly (number | null)[]): number | null =>
  parts.length === 0 ? null : parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
