import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useMissionView, usePlanAsk } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { monthQuery, type PlanOverview } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { FlagList } from "./FlagList.tsx";
import { NeedsPanel } from "./NeedsPanel.tsx";
import { PackNote } from "./PackNote.tsx";
import { StrengthPanel } from "./StrengthPanel.tsx";
import { StrengthTiles } from "./StrengthTiles.tsx";
import { UnknownPanel } from "./UnknownPanel.tsx";

const MapPanel = lazy(() => import("./MapPanel.tsx").then((module) => ({ default: module.MapPanel })));

/** What a reader needs in the first thirty seconds: strength against what was authorised, where, and what needs a decision. */
export function OverviewScreen() {
  const { say } = useWords();
  const { overview, error, retry, month } = useMissionView();
  if (error && overview === null) return <ProblemPanel error={error} retry={retry} />;
  if (overview === null || month === null) return <OverviewSkeleton label={say("screen.loading")} />;
  return <OverviewAt overview={overview} month={month} />;
}

function OverviewAt({ overview, month }: { overview: PlanOverview; month: string }) {
  const words = useWords();
  const ask = usePlanAsk();
  const detail = useQuery({ ...monthQuery(ask, month), placeholderData: keepPreviousData });
  const row = overview.months.find((candidate) => candidate.month === month);
  if (row === undefined) return null;
  return (
    <div className="overview">
      <h1 className="screen-title">{words.say("screen.overview.title", { month: words.month(month) })}</h1>
      <StrengthTiles row={row} flags={overview.flags} />
      <div className="overview-main">
        <StrengthPanel overview={overview} month={month} />
        <Suspense fallback={<div className="panel map-panel skeleton" />}>
          <MapPanel month={month} detail={detail.data ?? null} />
        </Suspense>
        <NeedsPanel detail={detail.data ?? null} error={detail.error} month={month} />
        <UnknownPanel unknown={overview.unknown} />
        <PackNote />
      </div>
      <aside className="overview-side" aria-label={words.say("screen.flags")}>
        <FlagList flags={overview.flags} month={month} />
      </aside>
    </div>
  );
}

function OverviewSkeleton({ label }: { label: string }) {
  return (
    <div className="overview" role="status" aria-label={label}>
      <div className="tiles">
        {[0, 1, 2, 3].map((tile) => (
          <div key={tile} className="tile skeleton" />
        ))}
      </div>
      <div className="overview-main">
        <div className="panel strength-panel skeleton" />
        <div className="panel map-panel skeleton" />
      </div>
      <div className="overview-side skeleton" />
    </div>
  );
}
