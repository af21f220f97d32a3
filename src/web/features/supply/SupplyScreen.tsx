import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMissionView, usePlanAsk, useSetSearch } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { allOf, monthQuery } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { CommodityPanel } from "./CommodityPanel.tsx";
import { MonthPanel } from "./MonthPanel.tsx";
import { SiteNeedsPanel } from "./SiteNeedsPanel.tsx";
import { needsQuery } from "./supply-queries.ts";
import "./supply.css";

/** What people need to live on: by month with its range, and by site for the month at hand. */
export function SupplyScreen() {
  const { say } = useWords();
  const ask = usePlanAsk();
  const { month, error, retry } = useMissionView();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const needs = useQuery({ ...needsQuery(ask.mission, ask.scenario), placeholderData: keepPreviousData });
  const commodities = useQuery(allOf(ask.mission, "commodity", "commodities"));
  const detail = useQuery({
    ...monthQuery(ask, month ?? ""),
    enabled: month !== null,
    placeholderData: keepPreviousData,
  });
  const failed = error ?? needs.error ?? commodities.error ?? detail.error;
  if (failed) return <ProblemPanel error={failed} retry={retry} />;
  if (month === null || !needs.data || !commodities.data || !detail.data)
    return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  if (commodities.data.length === 0) return <p className="panel">{say("supply.no_commodities")}</p>;
  const chosen = commodities.data.find(({ id }) => id === search.category) ?? commodities.data[0];
  if (!chosen) return null;
  return (
    <div className="supply">
      <h1 className="screen-title">{say("screen.supply")}</h1>
      <MonthPanel
        detail={detail.data}
        chosen={chosen.id}
        choose={(id) => setSearch({ category: id })}
        commodities={commodities.data}
      />
      <CommodityPanel commodity={chosen} months={needs.data} />
      <SiteNeedsPanel commodity={chosen} detail={detail.data} />
    </div>
  );
}
