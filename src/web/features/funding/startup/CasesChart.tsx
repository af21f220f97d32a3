import { ChartPanel } from "../../../app/ChartPanel.tsx";
import { dotChart } from "../../../ui/charts/dot-chart.tsx";
import { useWords } from "../../../words/words.tsx";
import { regionCode } from "./region-code.ts";
import type { StartUpAnswer } from "./start-up-query.ts";

/** Each real mission of the class as a point: what the mission to come would cost at its ratio, over the middle half. */
export function CasesChart({ estimate }: { readonly estimate: StartUpAnswer }) {
  const { say, digits, amount, number, moneyShort, decimal, short } = useWords();
  const { cases, median, lower_quartile: low, upper_quartile: high } = estimate;
  const dollars = (text: string) => Number(text);
  const nameOf = (each: StartUpAnswer["cases"][number]) => `${each.mission} ${digits(each.financial_year)}`;
  const heads = [
    "mission",
    "year",
    "kind",
    "region",
    "people",
    "size",
    "amount",
    "ratio",
    "yearly",
    "sources",
  ] as const;
  const numeric = new Set<string>(["people", "size", "amount", "ratio", "yearly"]);
  return (
    <ChartPanel
      name="start-up"
      ofReference
      title={say("startup.screen.cases", { count: cases.length })}
      subtitle={say("startup.screen.cases.subtitle", { uniformed: estimate.uniformed })}
      legend={low && high ? [{ sign: "band", tone: 1, text: say("startup.screen.half") }] : []}
      source={[...new Set(cases.flatMap(({ sources }) => sources))].join(", ")}
      table={{
        columns: heads.map((name) => ({ name: say(`startup.column.${name}`), numeric: numeric.has(name) })),
        rows: cases.map((each) => ({
          key: each.mission,
          cells: [
            each.mission,
            digits(each.financial_year),
            say(`startup.kind.${each.kind}`),
            say(`startup.region.${regionCode(each.region)}`),
            { value: each.average_uniformed, text: decimal(each.average_uniformed, 1) },
            { value: each.size_percent, text: `${number(Number(each.size_percent))} %` },
            { value: each.amount_usd, text: amount(each.amount_usd) },
            { value: each.ratio_usd, text: amount(each.ratio_usd) },
            { value: each.yearly_usd, text: amount(each.yearly_usd) },
            each.sources.join("; "),
          ],
        })),
      }}
      draw={(canvas) =>
        dotChart(
          {
            rows: cases.map((each) => ({
              key: each.mission,
              name: nameOf(each),
              value: dollars(each.yearly_usd),
              note: short(dollars(each.yearly_usd)),
              text: () =>
                say("startup.screen.case", {
                  name: nameOf(each),
                  people: decimal(each.average_uniformed, 1),
                  ratio: amount(each.ratio_usd),
                  yearly: moneyShort(each.yearly_usd),
                }),
            })),
            band: low && high ? [dollars(low.amount_usd), dollars(high.amount_usd)] : null,
            middle: median && { value: dollars(median.amount_usd), name: say("startup.median") },
            format: short,
          },
          canvas,
        )
      }
    />
  );
}
