import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { ProblemPanel } from "../../../app/ProblemPanel.tsx";
import { useWords } from "../../../words/words.tsx";
import { CasesChart } from "./CasesChart.tsx";
import { LeftOutPanel } from "./LeftOutPanel.tsx";
import { RangePanel } from "./RangePanel.tsx";
import { askOf, startUpQuery } from "./start-up-query.ts";
import { StartUpControls } from "./StartUpControls.tsx";
import "../../../styles/start-up.css";

/** What a mission that does not exist yet would cost a year, from real missions like it. */
export function StartUpScreen() {
  const { say } = useWords();
  const asked = askOf(useSearch({ strict: false }));
  const estimate = useQuery(startUpQuery(asked));
  return (
    <div className="startup">
      <h1 className="screen-title">{say("startup.screen.title")}</h1>
      <StartUpControls asked={asked} regions={estimate.data?.regions ?? []} />
      {estimate.isError && <ProblemPanel error={estimate.error} retry={() => void estimate.refetch()} />}
      {estimate.data && !estimate.isError ? (
        <>
          <RangePanel estimate={estimate.data} asked={asked} />
          {estimate.data.cases.length > 0 && <CasesChart estimate={estimate.data} />}
          <LeftOutPanel estimate={estimate.data} />
        </>
      ) : (
        !estimate.isError && <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />
      )}
    </div>
  );
}
