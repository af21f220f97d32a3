import { useQuery } from "@tanstack/react-query";
import type { MonthChange, TravelChange } from "../../../model/plan-comparison.ts";
import { useMissionView, usePlanAsk } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { allOf } from "../../queries.ts";
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
  const nameOf = new Map(sites.data?.map((site) => [site.id, String(site.values["name"] ?? site.id)]));
  const now = new Map(months.filter((row) => row.month === month).map((row) => [row.key, row]));
  const ordered = [...travel].sort((x, y) => y.cut_off - x.cut_off || y.days - x.days);
  const days = (value: MonthChange["a"] | undefined) =>
    value === undefined
      ? say("compare.travel.same")
      : value === null
        ? say("screen.map.no_way")
        : number(Number(value));
  return (
    <Panel
      className="compare-wide"
      title={say("compare.travel.title", { count: travel.length, shown: number(travel.length) })}
      subtitle={say("compare.travel.subtitle", { month: monthName(month ?? "") })}
    >
      <div className="table-scroll" tabIndex={0} role="region" aria-label={say("screen.map.days")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("noun.site")}</th>
              <th scope="col" className="num">
                {say("compare.travel.slower")}
              </th>
              <th scope="col" className="num">
                {say("compare.travel.faster")}
              </th>
              <th scope="col" className="num">
                {say("compare.travel.cut")}
              </th>
              <th scope="col" className="num">
                {say("compare.travel.most")}
              </th>
              <th scope="col" className="num">
                {names.a}
              </th>
              <th scope="col" className="num">
                {names.b}
              </th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((row) => {
              const change = now.get(`travel.days.${row.site}`);
              return (
                <tr key={row.site}>
                  <th scope="row">
                    <bdi>{nameOf.get(row.site) ?? row.site}</bdi>
                  </th>
                  <td className="num">{number(row.slower)}</td>
                  <td className="num">{number(row.faster)}</td>
                  <td className="num">{number(row.cut_off)}</td>
                  <td className="num">{number(row.most_added || -row.most_saved)}</td>
                  <td className="num">{days(change?.a)}</td>
                  <td className="num">{days(change?.b)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
