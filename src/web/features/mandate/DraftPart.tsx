import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { mandateOn, tasksInForce } from "../../../engines/mandate/mandate-at.ts";
import { lastDay } from "../../../kernel/plain-date.ts";
import { UnitType } from "../../../model/unit-type.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { allOf } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { ClauseForm } from "./ClauseForm.tsx";
import { draftEffect } from "./draft-effect.ts";
import { DraftEffectPanels } from "./DraftEffectPanels.tsx";
import { basisQuery } from "./mandate-queries.ts";
import { type MandateLists, recordsOf } from "./mandate-records.ts";
import { useDraft } from "./use-draft.ts";

const effects = ["sets_task", "ends_task", "sets_strength", "extends"] as const;

/** A draft edited live after the instrument in force at the month: every change shows people, cost and what is missing. */
export function DraftPart({ lists, month }: { lists: MandateLists; month: string }) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { budget: year } = useSearch({ strict: false });
  const { say } = useWords();
  const { draft, setTitle, add, change, remove } = useDraft(mission);
  const basis = useQuery(basisQuery(mission, year));
  const units = useQuery(allOf(mission, "unit_type", "unit_types"));
  const records = useMemo(() => recordsOf(lists), [lists]);
  const unitTypes = useMemo(
    () => (units.data ?? []).flatMap(({ id, values }) => UnitType.safeParse({ ...values, id }).data ?? []),
    [units.data],
  );
  const base = useMemo(() => mandateOn(records, lastDay(month)), [records, month]);
  const effect = useMemo(
    () =>
      base && draftEffect(draft, { records, base: base.instrument.id, unitTypes, basis: basis.data?.basis ?? null }),
    [draft, records, base, unitTypes, basis.data],
  );
  if (!base)
    return (
      <Panel className="mandate-wide" title={say("mandate.diff.nothing")}>
        {null}
      </Panel>
    );
  const tasks = tasksInForce(records, base).map(({ id, text }) => ({ id, text }));
  return (
    <>
      <Panel
        className="mandate-half mandate-draft"
        title={say("mandate.draft.title", { instrument: base.instrument.symbol })}
        subtitle={say("mandate.draft.private")}
      >
        <label className="draft-name">
          {say("mandate.draft.name")}
          <input type="text" value={draft.title} onChange={(event) => setTitle(event.target.value)} />
        </label>
        {draft.clauses.map((clause, index) => (
          <ClauseForm
            key={clause.key}
            number={index + 1}
            clause={clause}
            tasks={tasks}
            unitTypes={unitTypes.map(({ id, name }) => ({ id, text: name }))}
            change={(part) => change(clause.key, part)}
            remove={() => remove(clause.key)}
          />
        ))}
        <div className="draft-add">
          {effects.map((each) => (
            <button key={each} type="button" className="button small" onClick={() => add(each)}>
              {say(`mandate.draft.add.${each}`)}
            </button>
          ))}
        </div>
        {basis.data && <Year year={basis.data.year} years={basis.data.years} />}
      </Panel>
      {effect && <DraftEffectPanels draft={draft} effect={effect} isPricing={basis.isPending} />}
    </>
  );
}

function Year({ year, years }: { year: string; years: readonly string[] }) {
  const { say } = useWords();
  const setSearch = useSetSearch();
  return (
    <label>
      {say("mandate.year")}{" "}
      <select className="select" value={year} onChange={(event) => setSearch({ budget: event.target.value })}>
        {years.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}
