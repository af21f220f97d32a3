import type { Draft } from "../../../engines/mandate/draft.ts";
import { codeLabel } from "../../../words/labels.ts";
import { Panel } from "../../app/Panel.tsx";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";
import { LevelChanges, TaskChanges, useSigned } from "./ChangesTable.tsx";
import { CostTable } from "./CostTable.tsx";
import type { DraftEffect } from "./draft-effect.ts";

type Props = { readonly draft: Draft; readonly effect: DraftEffect; readonly isPricing: boolean };

/** What the draft changes against the mandate in force, its cost by class, what it lacks, and each clause by itself. */
export function DraftEffectPanels({ draft, effect, isPricing }: Props) {
  const { say } = useWords();
  return (
    <>
      <Panel className="mandate-half mandate-draft-cost" title={say("mandate.cost")}>
        {effect.cost ? (
          <CostTable cost={effect.cost} />
        ) : (
          <p className="unknown">{say(isPricing ? "screen.loading" : "mandate.draft.cost_unknown")}</p>
        )}
        <Clauses draft={draft} effect={effect} />
      </Panel>
      <Panel
        className="mandate-wide"
        title={say("mandate.draft.effect")}
        subtitle={say("mandate.draft.without", { count: effect.without })}
      >
        <Missing effect={effect} />
        <TaskChanges changes={effect.difference.tasks} only="changed" />
        <LevelChanges changes={effect.difference.levels} />
        <p className="quiet">{say("mandate.verb_order")}</p>
      </Panel>
    </>
  );
}

function Missing({ effect }: { effect: DraftEffect }) {
  const { say, number, list } = useWords();
  if (effect.missing.length === 0) return <p>{say("mandate.draft.nothing_missing")}</p>;
  const names = effect.missing.map(({ name, strength }) =>
    strength === null ? name : `${name} (${number(strength)})`,
  );
  return (
    <p className="no-means">
      {say("mandate.missing")}: {list(names)}
    </p>
  );
}

/** Amendments by clause, each taken alone against the instrument in force. */
function Clauses({ draft, effect }: { draft: Draft; effect: DraftEffect }) {
  const { say, digits, money } = useWords();
  const signed = useSigned();
  if (draft.clauses.length === 0) return null;
  return (
    <>
      <h3>{say("mandate.draft.clauses")}</h3>
      <ChartTableView
        label={say("mandate.draft.clauses")}
        table={{
          columns: [
            { name: say("mandate.what") },
            { name: say("mandate.diff.people"), numeric: true },
            { name: say("mandate.diff.money"), numeric: true },
            { name: say("mandate.diff.change") },
          ],
          rows: effect.clauses.map((each, index) => ({
            key: each.key,
            cells: [
              `${digits(index + 1)}. ${codeLabel(say, "effect", draft.clauses[index]?.effect ?? "other")}`,
              signed(each.people),
              each.cost_usd === null
                ? { value: null, text: say("screen.unknown") }
                : { value: each.cost_usd, text: money(each.cost_usd) },
              each.changes.map((change) => say(`mandate.change.${change}`)).join("; "),
            ],
          })),
        }}
      />
    </>
  );
}
