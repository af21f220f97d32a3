import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { type BudgetBasis, noChange } from "../../../../engines/funding/budget/budget-basis.ts";
import { budgetVariance } from "../../../../engines/funding/budget/budget-variance.ts";
import { estimateBudget } from "../../../../engines/funding/budget/estimate-budget.ts";
import { usePlanAsk, useSetSearch } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { ProblemPanel } from "../../../app/ProblemPanel.tsx";
import { queryText } from "../../../api.ts";
import { budgetBasisQuery, missionPath, type StoredBudgetBasis } from "../../../queries.ts";
import { useWords } from "../../../words/words.tsx";
import { Acts } from "../Acts.tsx";
import { readPeople, writePeople } from "./asked-people.ts";
import { BudgetTable } from "./BudgetTable.tsx";
import { ClassDialog } from "./ClassDialog.tsx";
import { CyclePanels } from "./CyclePanels.tsx";
import { PeopleFields } from "./PeopleFields.tsx";
import { VarianceChart } from "./VarianceChart.tsx";
import "../../../styles/budget.css";

/** What a mission costs by class, and what changes when its authorised strength does. */
export function BudgetScreen() {
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const isCycle = search.stages === "1";
  return (
    <div className="budget">
      <h1 className="screen-title">{say("budget.screen.title")}</h1>
      <div className="segments" role="group" aria-label={say("budget.cycle.tabs")}>
        <button
          type="button"
          aria-pressed={!isCycle}
          onClick={() => setSearch({ stages: undefined, class: undefined, line: undefined }, true)}
        >
          {say("budget.cycle.tab.estimate")}
        </button>
        <button
          type="button"
          aria-pressed={isCycle}
          onClick={() => setSearch({ stages: "1", year: undefined, class: undefined, side: undefined }, true)}
        >
          {say("budget.cycle.tab")}
        </button>
      </div>
      {isCycle ? <CyclePanels /> : <Estimate />}
    </div>
  );
}

/** The estimate of a year, and what is asked otherwise. */
function Estimate() {
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const strength = search.strength === "reported" ? "reported" : "authorised";
  const ask = usePlanAsk();
  const stored = useQuery({
    ...budgetBasisQuery(ask, { year: search.year, strength }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      {stored.isError && <ProblemPanel error={stored.error} retry={() => void stored.refetch()} />}
      {stored.data ? (
        <BudgetAt stored={stored.data} />
      ) : (
        !stored.isError && <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />
      )}
    </>
  );
}

/** The estimate as the mission stands, the one asked for, and the way from one to the other; worked out in the page. */
function useBudget(basis: BudgetBasis, people: string | undefined) {
  const base = useMemo(() => estimateBudget(basis), [basis]);
  return useMemo(() => {
    const change = { persons: readPeople(people) };
    if (Object.keys(change.persons).length === 0) return { base, asked: null, variance: null };
    return {
      base,
      asked: estimateBudget(basis, change),
      variance: budgetVariance({ basis, change: noChange }, { basis, change }),
    };
  }, [basis, base, people]);
}

function BudgetAt({ stored }: { readonly stored: StoredBudgetBasis }) {
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const budget = useBudget(stored.basis, search.people);
  const side = search.side === "asked" && budget.asked !== null ? budget.asked : budget.base;
  const opened = side.classes.find(({ code }) => code === search.class) ?? null;
  return (
    <>
      <Panel title={say("budget.screen.ask")} subtitle={say("budget.screen.ask.subtitle")} className="budget-ask">
        <Choices stored={stored} />
        <PeopleFields
          basis={stored.basis}
          people={readPeople(search.people)}
          change={(people) => setSearch({ people: writePeople(people) })}
        />
      </Panel>
      <BudgetTable
        {...budget}
        year={stored.year}
        open={(code, asked) => setSearch({ class: code, side: asked ? "asked" : undefined })}
      />
      <VarianceChart {...budget} year={stored.year} />
      <EstimateFiles stored={stored} />
      <ClassDialog of={opened} close={() => setSearch({ class: undefined, side: undefined })} />
    </>
  );
}

/** Print, and the estimate as files with every line, product, source and cause. */
function EstimateFiles({ stored }: { readonly stored: StoredBudgetBasis }) {
  const { say, language } = useWords();
  const { people } = useSearch({ strict: false });
  const { mission, scenario } = usePlanAsk();
  const files = (["xlsx", "csv"] as const).map((format) => ({
    format,
    href: `/api/v1${missionPath(mission)}/budget${queryText({
      year: stored.year,
      strength: stored.basis.strength,
      scenario,
      ...Object.fromEntries(Object.entries(readPeople(people)).map(([category, count]) => [category, String(count)])),
      format,
      lang: language,
    })}`,
  }));
  return (
    <Panel title={say("budget.screen.files")} foot={say("budget.unofficial")}>
      <Acts files={files} />
    </Panel>
  );
}

/** Year and strength. */
function Choices({ stored }: { readonly stored: StoredBudgetBasis }) {
  const { say, digits } = useWords();
  const setSearch = useSetSearch();
  const { strength } = stored.basis;
  return (
    <div className="budget-choices">
      <label>
        {say("budget.screen.year")}
        <select value={stored.year} onChange={(event) => setSearch({ year: event.target.value })}>
          {stored.years.map((year) => (
            <option key={year} value={year}>
              {digits(year)}
            </option>
          ))}
        </select>
      </label>
      <div className="segments" role="group" aria-label={say("budget.screen.strength")}>
        {(["authorised", "reported"] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={strength === each}
            onClick={() => setSearch({ strength: each === "reported" ? each : undefined })}
          >
            {say(`budget.screen.strength.${each}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
