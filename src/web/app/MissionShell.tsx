import { useIsFetching, useQuery } from "@tanstack/react-query";
import { Outlet, useParams, useRouterState, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useLiveCommits } from "../live/use-live-commits.ts";
import { overviewQuery, type PlanOverview } from "../queries.ts";
import { useWords } from "../words/words.tsx";
import type { FinderMode } from "./finder/Finder.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { MissionContext, useMissionView, usePlanAsk, useSetSearch } from "./mission-context.tsx";
import { MonthScrubber } from "./MonthScrubber.tsx";
import { NatureBand } from "./NatureBand.tsx";
import { notice, useNotice } from "./notice.ts";
import { Rail } from "./Rail.tsx";
import { addressToSend, copyText } from "./send-view.ts";
import { TopBar } from "./TopBar.tsx";
import { useKeys } from "./use-keys.ts";
import { useScreenTitle } from "./use-screen-title.ts";

const loadFinder = () => import("./finder/Finder.tsx").then((module) => ({ default: module.Finder }));
const Finder = lazy(loadFinder);

const UploadBox = lazy(() => import("./UploadBox.tsx").then((module) => ({ default: module.UploadBox })));

/** Rail, bar and scrubber around the screens of one mission. */
export function MissionShell() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const ask = usePlanAsk();
  const overview = useQuery({ ...overviewQuery(ask), enabled: useAfterRows() });
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  useLiveCommits(mission);
  useScreenTitle();

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
      <Frame inScenario={search.scenario !== undefined} />
    </MissionContext>
  );
}

/** A list is shown before the plan is asked for, which it does not need and which keeps the processor from its rows. */
function useAfterRows(): boolean {
  const onList = useRouterState({ select: (state) => state.location.pathname.includes("/data") });
  const reading = useIsFetching({ predicate: ({ queryKey }) => queryKey.includes("grid") }) > 0;
  const [state, setState] = useState<"before" | "reading" | "after">("before");
  useEffect(() => {
    if (reading) setState((before) => (before === "before" ? "reading" : before));
    else setState((before) => (before === "reading" ? "after" : before));
  }, [reading]);
  return !onList || state === "after";
}

/** The screen with everything around it, and the boxes that open over it. */
function Frame({ inScenario }: { inScenario: boolean }) {
  const [keysShown, setKeysShown] = useState(false);
  const [finder, setFinder] = useState<FinderMode | null>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { upload } = useSearch({ strict: false });
  const send = useSendView();
  const showKeys = () => setKeysShown(true);
  useKeys({ showKeys, find: setFinder, send });
  // It opens over a key press, and what is typed next must not be lost.
  useEffect(() => void loadFinder(), []);
  return (
    <>
      <div className={inScenario ? "shell in-scenario" : "shell"}>
        <NatureBand />
        <TopBar showKeys={showKeys} find={setFinder} send={send} />
        <Rail />
        {!path.includes("/data") && <MonthScrubber />}
        <main id="main" tabIndex={-1} className="screen">
          <Outlet />
        </main>
      </div>
      <Notice />
      <Suspense fallback={null}>
        <Finder mode={finder} close={() => setFinder(null)} showKeys={showKeys} />
      </Suspense>
      {upload !== undefined && path.includes("/data") && (
        <Suspense fallback={null}>
          <UploadBox />
        </Suspense>
      )}
      <KeysDialog open={keysShown} close={() => setKeysShown(false)} />
    </>
  );
}

/** Copies the address of what is on screen, and says so. */
function useSendView(): () => void {
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const { month } = useMissionView();
  return () =>
    void copyText(addressToSend(search, month)).then((done) => notice(say(done ? "shell.copied" : "shell.not_copied")));
}

/** What was just done, for a few seconds. */
function Notice() {
  const text = useNotice();
  return (
    <p className={text === "" ? "done-notice sr-only" : "done-notice"} role="status">
      {text}
    </p>
  );
}

/** A view without a month in its address opens at the peak, where there is most to see. */
function openingMonth(overview: PlanOverview | null): string | null {
  if (overview === null) return null;
  return overview.peak?.month ?? overview.months.at(-1)?.month ?? null;
}
