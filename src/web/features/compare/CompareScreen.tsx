import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import type { PlanComparison } from "../../../model/plan-comparison.ts";
import { useMissionView, usePlanAsk, useSetSearch } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { allOf } from "../../queries.ts";
import { SeverityMark } from "../../ui/SeverityMark.tsx";
import { useWords } from "../../words/words.tsx";
import { comparisonQuery } from "./compare-queries.ts";
import { CurvesPanel } from "./CurvesPanel.tsx";
import { MapsPanel } from "./MapsPanel.tsx";
import { MetricsPanel } from "./MetricsPanel.tsx";
import { TravelPanel } from "./TravelPanel.tsx";
import { ValuesPanel } from "./ValuesPanel.tsx";
import "./compare.css";

/** Two plans side by side: what differs in total, by month and by site, and which flags come and go. */
export function CompareScreen() {
  const { say } = useWords();
  const { mission, scenario, language } = usePlanAsk();
  const { month, error } = useMissionView();
  const { against = "" } = useSearch({ strict: false });
  const scenarios = useQuery(allOf(mission, "scenario", "scenarios"));
  const nameOf = (id: string) =>
    id === ""
      ? say("screen.scenario.base")
      : String(scenarios.data?.find((item) => item.id === id)?.values["name"] ?? id);
  const sides = { a: against, b: scenario ?? scenarios.data?.find(({ id }) => id !== against)?.id ?? "" };
  const names = { a: nameOf(sides.a), b: nameOf(sides.b) };
  const compared = useQuery({
    ...comparisonQuery(mission, sides, language),
    enabled: scenarios.data !== undefined,
    placeholderData: keepPreviousData,
  });
  const failed = compared.error ?? (month === null ? error : null);
  return (
    <div className="compare">
      <h1 className="screen-title">{say("screen.compare")}</h1>
      <Sides sides={sides} options={["", ...(scenarios.data?.map(({ id }) => id) ?? [])]} nameOf={nameOf} />
      {failed && <ProblemPanel error={failed} retry={() => void compared.refetch()} />}
      {(compared.isPending || month === null) && !failed && (
        <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />
      )}
      {compared.data && month !== null && (
        <Differences found={compared.data} sides={sides} names={names} month={month} />
      )}
    </div>
  );
}

type SidesProps = {
  readonly sides: { readonly a: string; readonly b: string };
  readonly options: readonly string[];
  readonly nameOf: (id: string) => string;
};

function Sides({ sides, options, nameOf }: SidesProps) {
  const { say } = useWords();
  const setSearch = useSetSearch();
  const pick = (label: string, value: string, choose: (id: string | undefined) => void) => (
    <label>
      {label}
      <select className="select" value={value} onChange={(event) => choose(event.target.value || undefined)}>
        {options.map((id) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="compare-sides">
      {pick(say("compare.side.a"), sides.a, (id) => setSearch({ against: id }, true))}
      {pick(say("compare.side.b"), sides.b, (id) => setSearch({ scenario: id }, true))}
      <button
        type="button"
        className="button"
        onClick={() => setSearch({ against: sides.b || undefined, scenario: sides.a || undefined }, true)}
      >
        {say("compare.swap")}
      </button>
    </div>
  );
}

type Compared = {
  readonly found: PlanComparison;
  readonly sides: SidesProps["sides"];
  readonly names: { readonly a: string; readonly b: string };
  readonly month: string;
};

function Differences({ found, sides, names, month }: Compared) {
  const { say } = useWords();
  const { added, removed } = found.flags;
  const same = found.metrics.length + found.months.length + added.length + removed.length === 0;
  if (same) return <p className="panel">{say("compare.same")}</p>;
  return (
    <>
      <MetricsPanel metrics={found.metrics} names={names} />
      <FlagsPanel flags={found.flags} />
      <MapsPanel sides={sides} names={names} month={month} />
      <CurvesPanel sides={sides} names={names} />
      <TravelPanel travel={found.travel} months={found.months} names={names} />
      <ValuesPanel months={found.months} names={names} />
    </>
  );
}

function FlagsPanel({ flags }: { flags: PlanComparison["flags"] }) {
  const { say } = useWords();
  const list = (items: PlanComparison["flags"]["added"], code: string) =>
    items.length > 0 && (
      <>
        <h3>{say(code, { count: items.length })}</h3>
        <ul className="compare-flags">
          {items.map((flag, index) => (
            <li key={index}>
              <SeverityMark severity={flag.severity} /> {flag.text}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <Panel
      title={say("compare.flags.title", { added: flags.added.length, removed: flags.removed.length })}
      subtitle={say("compare.flags.kept", { count: flags.kept })}
    >
      {list(flags.added, "compare.flags.added")}
      {list(flags.removed, "compare.flags.removed")}
    </Panel>
  );
}
