import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense } from "react";
import type { PlanMonth } from "../../../model/plan.ts";
import { type FactName, factsFor, type PictureName, picturesFor } from "../../app/function-order.ts";
import { useMissionView, usePlanAsk } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWorkFunction } from "../../app/use-function.ts";
import { monthQuery, type OverviewMonth, type PlanOverview } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { ChangesPanel } from "./ChangesPanel.tsx";
import { MandateFact, MoneyFact, SafetyFact, SupplyFact } from "./FactCards.tsx";
import { FlagList } from "./FlagList.tsx";
import { NeedsPanel } from "./NeedsPanel.tsx";
import { type SourceAge, sourceAges } from "./source-ages.ts";
import { SourcesPanel } from "./SourcesPanel.tsx";
import { StrengthFact } from "./StrengthFact.tsx";
import { StrengthPanel } from "./StrengthPanel.tsx";
import { type Facts, useFacts } from "./use-facts.ts";
import "./overview.css";

const MapPanel = lazy(() => import("./MapPanel.tsx").then((module) => ({ default: module.MapPanel })));

/**
 * What a reader needs in the first thirty seconds: what needs a decision, where, how the mission stands against the
 * plan, what changed. One page where there is room; the reader's function says what comes first.
 */
export function OverviewScreen() {
  const { say } = useWords();
  const { overview, error, retry, month } = useMissionView();
  if (error && overview === null) return <ProblemPanel error={error} retry={retry} />;
  const row = overview?.months.find((candidate) => candidate.month === month);
  if (overview === null || row === undefined) return <OverviewSkeleton label={say("screen.loading")} />;
  return <OverviewAt overview={overview} row={row} />;
}

type Shown = {
  readonly overview: PlanOverview;
  readonly row: OverviewMonth;
  readonly facts: Facts;
  readonly ages: readonly SourceAge[];
  readonly detail: PlanMonth | null;
  readonly error: Error | null;
};

function OverviewAt({ overview, row }: Pick<Shown, "overview" | "row">) {
  const words = useWords();
  const { month } = row;
  const detail = useQuery({ ...monthQuery(usePlanAsk(), month), placeholderData: keepPreviousData });
  const facts = useFacts(month);
  const work = useWorkFunction();
  const ages = sourceAges({ months: overview.months, ...facts }, facts.day);
  const shown = { overview, row, facts, ages, detail: detail.data ?? null, error: detail.error };
  const pictures = picturesFor(work);
  return (
    <div className="overview">
      <header className="overview-head">
        <h1>{words.say("screen.overview.title", { month: words.month(month) })}</h1>
        <p className="quiet">{words.say("shell.as_of", { date: words.date(facts.day) })}</p>
      </header>
      <div className="facts">
        {factsFor(work).map((name) => (
          <FactOf key={name} name={name} shown={shown} />
        ))}
      </div>
      <div className="overview-main">
        {pictures.map((name) => (
          <PictureOf key={name} name={name} shown={shown} />
        ))}
      </div>
      <aside className="overview-side" aria-label={words.say("screen.flags")} tabIndex={0}>
        <FlagList overview={overview} month={month} />
      </aside>
    </div>
  );
}

function FactOf({ name, shown: { overview, row, facts, detail } }: { name: FactName; shown: Shown }): ReactNode {
  switch (name) {
    case "strength":
      return <StrengthFact row={row} flags={overview.flags} facts={facts} />;
    case "mandate":
      return <MandateFact facts={facts} />;
    case "safety":
      return <SafetyFact facts={facts} />;
    case "money":
      return <MoneyFact facts={facts} overview={overview} now={detail !== null} />;
    case "supply":
      return <SupplyFact facts={facts} detail={detail} />;
  }
}

function PictureOf({ name, shown }: { name: PictureName; shown: Shown }): ReactNode {
  const { overview, row, ages, detail, error } = shown;
  const ageOf = (kind: SourceAge["kind"]) => ages.find((age) => age.kind === kind);
  switch (name) {
    case "map":
      return (
        <Suspense fallback={<div className="panel map-panel skeleton" />}>
          <MapPanel month={row.month} detail={detail} age={ageOf("sites")} />
        </Suspense>
      );
    case "chart":
      return <StrengthPanel overview={overview} month={row.month} age={ageOf("strength")} />;
    case "changes":
      return <ChangesPanel />;
    case "needs":
      return <NeedsPanel detail={detail} error={error} month={row.month} age={ageOf("strength")} />;
    case "sources":
      return <SourcesPanel overview={overview} ages={ages} />;
  }
}

function OverviewSkeleton({ label }: { label: string }) {
  return (
    <div className="overview" role="status" aria-label={label}>
      <div className="facts">
        {[0, 1, 2, 3, 4].map((fact) => (
          <div key={fact} className="fact skeleton" />
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
