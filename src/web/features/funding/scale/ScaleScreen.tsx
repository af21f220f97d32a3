import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { ProblemPanel } from "../../../app/ProblemPanel.tsx";
import { useWords } from "../../../words/words.tsx";
import { LevelsPanel } from "./LevelsPanel.tsx";
import { RatesPanel } from "./RatesPanel.tsx";
import { ScaleMap } from "./ScaleMap.tsx";
import { type AdoptedScale, computedQuery, usualMethod } from "./scale-queries.ts";
import { useAdopted, useScaleYear, useStates } from "./use-scale.ts";
import { WhatIfPanel } from "./WhatIfPanel.tsx";
import { WorkingPanel } from "./WorkingPanel.tsx";
import "../../../styles/funding.css";
import "../../../styles/scale.css";

/** The state whose working opens first. */
const firstState = "KEN";

/** The scale of a year: as adopted, as income gives it, the working of one state, and the method tried otherwise. */
export function ScaleScreen() {
  const { say } = useWords();
  const year = useScaleYear();
  const adopted = useAdopted(year);
  if (adopted.isError) return <ProblemPanel error={adopted.error} retry={() => void adopted.refetch()} />;
  if (!adopted.data) return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  return <ScaleOf adopted={adopted.data} />;
}

function ScaleOf({ adopted }: { adopted: AdoptedScale }) {
  const { say } = useWords();
  const states = useStates();
  const { state = firstState } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const { year } = adopted;
  const computed = useQuery(computedQuery(year, usualMethod));
  const open = (iso3: string) => setSearch({ state: iso3 });
  return (
    <div className="scale">
      <header className="scale-head">
        <h1 className="screen-title">{say("scale.screen.title", { year: String(year) })}</h1>
        <YearChoice adopted={adopted} />
        <p className="notice">{say("scale.unofficial")}</p>
      </header>
      <WorkingPanel year={year} iso3={state} states={states} />
      <RatesPanel adopted={adopted} computed={computed.data ?? null} states={states} chosen={state} open={open} />
      <ScaleMap adopted={adopted} computed={computed.data ?? null} states={states} chosen={state} open={open} />
      <WhatIfPanel adopted={adopted} usual={computed.data ?? null} states={states} open={open} />
      <LevelsPanel year={year} states={states} />
    </div>
  );
}

function YearChoice({ adopted }: { adopted: AdoptedScale }) {
  const { say, digits } = useWords();
  const setSearch = useSetSearch();
  const years = adopted.periods.flatMap((period) => {
    const [first = 0, last = first] = period.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return (
    <label className="scale-year">
      <span>{say("scale.column.year")}</span>
      <select value={adopted.year} onChange={(event) => setSearch({ year: event.target.value })}>
        {years.map((each) => (
          <option key={each} value={each}>
            {digits(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
