import { useQuery } from "@tanstack/react-query";
import type { MonthChange, TravelChange } from "../../../model/plan-comparison.ts";
import { useMissionView, usePlanAsk } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { allOf } from "../../queries.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";

type Props = {
  readonly travel: readonly TravelChange[];
  readonly months: readonly MonthChange[];
  readonly names: { readonly a: string; readonly b: string };
};

/** Sites whose days of travel differ, worst first, with the days of the month at hand on both sides. */
export function TravelPanel({ travel, months, names }: Props) {
  const { mission } = usePlanAsk();
  const { say, number, month: monthName } = useWords();
  const { month } = useMissionView();
  const sites = useQuery(allOf(mission, "site", "sites"));
  if (travel.length === 0) return null;
  if (sites.isPending)
    return <div className="panel compare-wide skeleton tall" role="status" aria-label={say("screen.loading")} />;
  const nameOf = new Map(sites.data?.map((site) => [site.id, String(site.values["name"] ?? site.id)]));
  const now = new Map(months.filter((row) => row.month === month).map((row) => [row.key, row]));
  const ordered = [...travel].sort((x, y) => y.cut_off - x.cut_off || y.days - x.days);
  const days = (value: MonthChange["a"] | undefined) => ({
    value: value ?? null,
    text:
      value === undefined
        ? say("compare.travel.same")
        : value === null
          ? say("screen.map.no_way")
          : number(Number(value)),
  });
  const count = (value: number) => ({ value, text: number(value) });
  const heads = ["slower", "faster", "cut", "most"].map((name) => say(`compare.travel.${name}`));
  const table = {
    columns: [{ name: say("noun.site") }, ...[...heads, names.a, names.b].map((name) => ({ name, numeric: true }))],
    rows: ordered.map((row) => {
      const change = now.get(`travel.days.${row.site}`);
      const most = row.most_added || -row.most_saved;
      const counts = [row.slower, row.faster, row.cut_off, most].map(count);
      return {
        key: row.site,
        cells: [nameOf.get(row.site) ?? row.site, ...counts, days(change?.a), days(change?.b)],
      };
    }),
  };
  return (
    <Panel
      className="compare-wide"
      title={say("compare.travel.title", { count: travel.length, shown: number(travel.length) })}
      subtitle={say("compare.travel.subtitle", { month: monthName(month ?? "") })}
    >
      <ChartTableView table={table} label={say("screen.map.days")} />
    </Panel>
  );
}
