import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { PlanMonth } from "../../../model/plan.ts";
import type { Item } from "../../api.ts";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { allOf } from "../../queries.ts";
import { barChart } from "../../ui/charts/bar-chart.tsx";
import { useWords } from "../../words/words.tsx";
import { commodityName } from "./commodity-name.ts";

const drawn = 15;

/** One commodity by site in the month at hand: estimates, since people by site are estimates. */
export function SiteNeedsPanel({ commodity, detail }: { commodity: Item; detail: PlanMonth }) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const words = useWords();
  const { say, number } = words;
  const sites = useQuery(allOf(mission, "site", "sites"));
  const names = new Map(sites.data?.map((site) => [site.id, String(site.values["name"] ?? site.id)]));
  const people = new Map(detail.people.sites.map((row) => [row.site, row.people]));
  const needs = detail.needs
    .flatMap((need) => (need.commodity === commodity.id && need.site !== null ? [{ ...need, site: need.site }] : []))
    .sort((a, b) => b.quantity - a.quantity || (a.site < b.site ? -1 : 1));
  const name = commodityName(words, commodity);
  const month = words.month(detail.month);
  const unit = words.sayOr(`unit.${needs[0]?.unit ?? ""}`, needs[0]?.unit ?? "");
  if (sites.isPending) return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  if (needs.length === 0) return <p className="panel quiet">{say("supply.sites.none", { month })}</p>;
  const placeOf = (site: string) => names.get(site) ?? site;
  return (
    <ChartPanel
      name={`need-${commodity.id}-sites`}
      className="supply-sites"
      title={say("supply.sites.title", {
        name,
        month,
        site: placeOf(needs[0]?.site ?? ""),
        count: needs.length,
        shown: number(needs.length),
      })}
      subtitle={say("supply.sites.subtitle", { unit, drawn: number(Math.min(drawn, needs.length)) })}
      table={{
        columns: [
          { name: say("noun.site") },
          ...(["people", "quantity", "low", "high"] as const).map((key) => ({
            name: say(`supply.${key}`),
            numeric: true,
          })),
        ],
        rows: needs.map((need) => ({
          key: need.site,
          cells: [
            placeOf(need.site),
            ...[people.get(need.site) ?? null, need.quantity, need.low, need.high].map((value) => ({
              value,
              text: value === null ? say("screen.unknown") : number(value),
            })),
          ],
        })),
      }}
      draw={(canvas) =>
        barChart(
          needs.slice(0, drawn).map((need) => ({
            key: need.site,
            name: placeOf(need.site),
            bars: [{ value: need.quantity, tone: 0, note: `≈ ${number(need.quantity)}`, estimated: true }],
            text: () =>
              say("supply.point", {
                month: placeOf(need.site),
                amount: `${number(need.quantity)} ${unit}`,
                low: number(need.low),
                high: number(need.high),
              }),
          })),
          canvas,
        )
      }
    />
  );
}
