import { explainShare } from "../../../engines/funding/explain-share.ts";
import { applyScenario } from "../../../engines/scenario/apply-scenario.ts";
import { toMissionData } from "../../../exchange/pack/mission-data.ts";
import { parseMoney } from "../../../kernel/money.ts";
import type { PlainDate } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import { Scenario } from "../../../model/scenario.ts";
import type { ReadStatement, StatementSheet } from "../../../model/statement-sheet.ts";
import type { SessionToken } from "../../../store/store.ts";
import { say } from "../../../words/catalogue.ts";
import { localValues } from "../../../words/local-value.ts";
import type { Language } from "../../../words/say.ts";
import { readMission } from "../../records/read-mission.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type OffsetAsk, creditOf } from "./offsets-asked.ts";
import { stateStatements } from "./state-statements.ts";
import { statementNotes } from "./statement-notes.ts";

export type StoredStatements = {
  readonly mission: string;
  readonly scenarios: readonly string[];
  readonly budget: string | null;
  readonly mandateEnds: readonly PlainDate[];
  /** Dollars; null sets nothing off. */
  readonly staffAssessment: string | null;
  /** Each as `creditOf` reads it. */
  readonly credits: readonly string[];
};

/**
 * Statements of a budget of a stored mission, from what the session may read.
 * @throws Refusal not-found for a mission or scenario that is absent or not to be seen; what `stateStatements` refuses
 */
export async function readStatements(
  { database, reference }: Workspace,
  session: SessionToken,
  ask: StoredStatements,
): Promise<StatementSheet> {
  const records = await readMission(database, session, ask.mission, null);
  const mission = ask.scenarios
    .map((id) => {
      const row = (records.get("scenario") ?? []).find((each) => each.id === id);
      if (!row) throw new Refusal("not-found", "server.not_found");
      return Scenario.parse(row);
    })
    .reduce(applyScenario, toMissionData(records));
  return stateStatements(mission, reference, {
    budget: ask.budget,
    mandateEnds: ask.mandateEnds,
    offsets: offsetsOf(ask),
    observed: null,
  });
}

const offsetsOf = ({ staffAssessment, credits }: StoredStatements): OffsetAsk[] => [
  ...(staffAssessment === null ? [] : [{ kind: "tax_equalization" as const, amount_usd: staffAssessment }]),
  ...credits.map((text) => {
    const credit = creditOf(text);
    if (credit === null) throw new Refusal("invalid", "shares.credit_form", { text });
    return credit;
  }),
];

/** A sheet of one state, or of all where null, in a language. @throws Refusal not-found for a state on no scale */
export function sayStatement(
  sheet: StatementSheet,
  reference: ReferenceData,
  { iso3, language }: { readonly iso3: string | null; readonly language: Language },
): ReadStatement {
  const states = iso3 === null ? sheet.states : sheet.states.filter((state) => state.iso3 === iso3);
  if (iso3 !== null && states.length === 0) throw new Refusal("not-found", "server.not_found");
  const stepsOf = ({ scale_year: year, amount_usd }: StatementSheet["parts"][number]) =>
    (iso3 === null ? [] : (explainShare(reference, { iso3, year, cents: parseMoney(amount_usd).minor }) ?? [])).map(
      ({ code, values, sources }) => ({
        text: say(language, `funding.step.${code}`, localValues(language, values)),
        sources: [...sources],
      }),
    );
  return { ...sheet, states, notes: statementNotes(sheet, language), steps: sheet.parts.map(stepsOf) };
}
