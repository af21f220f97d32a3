import { budgetParts } from "../../../engines/funding/shares/statement.ts";
import type { AssessedAmount } from "../../../exchange/reference/budget-tables.ts";
import { parseMoney } from "../../../kernel/money.ts";
import type { PlainDate } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { isDraft } from "../../../model/instrument.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { StatementSheet } from "../../../model/statement-sheet.ts";
import { type OffsetAsk, offsetOf } from "./offsets-asked.ts";
import { statementSheet } from "./statement-sheet.ts";

export type StatementRequest = {
  /** Id of a budget line; the latest appropriation or approved budget where null. */
  readonly budget: string | null;
  /** Ends of mandates beside those that the pack states. */
  readonly mandateEnds: readonly PlainDate[];
  readonly offsets: readonly OffsetAsk[];
  /** What states were really assessed for all missions of the year, to set each state's share against. */
  readonly observed: readonly AssessedAmount[] | null;
};

/**
 * The statements of one budget of a mission for every state.
 * @throws Refusal where the mission is not paid by assessed contributions, the budget is not there or has no period
 * or amount, or a mandate asked for ends outside it
 */
export function stateStatements(
  mission: MissionData,
  reference: ReferenceData,
  asked: StatementRequest,
): StatementSheet {
  const { id, name, funding_key } = mission.mission;
  if (funding_key !== "un_peacekeeping") throw new Refusal("invalid", "shares.not_assessed", { mission: id });
  const line = budgetOf(mission, asked.budget);
  const { from, to, kind, basis, source } = line;
  const known = statedEnds(mission);
  const stated = known.filter((end) => end >= from && end <= to);
  const outside = asked.mandateEnds.find((end) => end < from || end > to);
  if (outside !== undefined) throw new Refusal("invalid", "shares.end_outside", { end: outside, from, to });
  const ends = [...new Set([...stated, ...asked.mandateEnds])].toSorted();
  return statementSheet(reference, {
    head: {
      mission: id,
      mission_name: name,
      budget: line.id,
      from,
      to,
      kind,
      basis,
      sources: [...source],
      taken_out: [],
      mandate_ends: ends.map((on) => ({ on, stated: stated.includes(on) })),
    },
    parts: budgetParts(
      { from, to, cents: parseMoney(line.amount_usd).minor },
      ends,
      lastDay(asked.mandateEnds, ends, known),
    ),
    offsets: asked.offsets.map((offset) => offsetOf(offset, line)),
    observed: asked.observed,
  });
}

/** Last days of mandates that the pack states, in order: of each instrument that gives one, and of the mission itself. */
const statedEnds = ({ mission, instrument }: MissionData): PlainDate[] => {
  const given = instrument.flatMap((each) => (isDraft(each) || each.until === null ? [] : [each.until]));
  return [...new Set([...given, ...(mission.ends_on === null ? [] : [mission.ends_on])])].toSorted();
};

/** Last day with a mandate: what is supposed goes before what the pack states for days beyond the budget. */
const lastDay = (supposed: readonly PlainDate[], inside: readonly PlainDate[], known: readonly PlainDate[]) =>
  (supposed.length > 0 ? inside : known).at(-1);

type StatedBudget = {
  readonly id: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly amount_usd: string;
  readonly kind: string;
  readonly basis: string;
  readonly source: readonly string[];
};

function budgetOf(mission: MissionData, id: string | null): StatedBudget {
  const decided = mission.budget_line.filter(({ kind }) => kind === "appropriation" || kind === "approved");
  const stated = decided.flatMap(({ id: own, from, to, amount_usd, kind, basis, source }) =>
    from === null || to === null || amount_usd === null ? [] : [{ id: own, from, to, amount_usd, kind, basis, source }],
  );
  const found =
    id === null ? stated.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) : stated.find((line) => line.id === id);
  if (!found)
    throw new Refusal("not-found", "shares.budget_missing", { budget: id ?? "", known: stated.map((line) => line.id) });
  return found;
}
