import { useQuery } from "@tanstack/react-query";
import { Outlet, useParams, useRouterState, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useLiveCommits } from "../live/use-live-commits.ts";
import { overviewQuery, type PlanOverview } from "../queries.ts";
import { useWords } from "../words/words.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { MissionContext, useSetSearch, usePlanAsk } from "./mission-context.tsx";
import { MonthScrubber } from "./MonthScrubber.tsx";
import { Rail } from "./Rail.tsx";
import { TopBar } from "./TopBar.tsx";
import { useKeys } from "./use-keys.ts";

/** Rail, bar and scrubber around the screens of one mission. */
export function MissionShell() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const ask = usePlanAsk();
  const overview = useQuery(overviewQuery(ask));
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const [keysShown, setKeysShown] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useLiveCommits(mission);
  useKeys({ showKeys: () => setKeysShown(true) });

  const data = overview.data ?? null;
  const months = useMemo(() => data?.months.map((row) => row.month) ?? [], [data]);
  const month = search.month !== undefined && months.includes(search.month) ? search.month : openingMonth(data);
  const view = {
    overview: data,
    error: overview.error,
    retry: () => void overview.refetch(),
    months,
    month,
    setMonth: (next: string) => setSearch({ month: next }),
  };
  return (
    <MissionContext value={view}>
      <a className="skip" href="#main">
        {say("screen.skip")}
      </a>
      <div className={search.scenario ? "shell in-scenario" : "shell"}>
        <TopBar showKeys={() => setKeysShown(true)} />
        <Rail />
        {!path.includes("/data") && <MonthScrubber />}
        <main id="main" tabIndex={-1} className="screen">
          <Outlet />
        </main>
      </div>
      <KeysDialog open={keysShown} close={() => setKeysShown(false)} />
    </MissionContext>
  );
}

/** A view without a month in its address opens at the peak, where there is most to see. */
function openingMonth(overview: PlanOverview | null): string | null {
  if (overview === null) return null;
  return overview.peak?.month ?? overview.months.at(-1)?.month ?? null;
}
