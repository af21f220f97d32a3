import { ChartPanel } from "../../app/ChartPanel.tsx";
import type { ShareOrigin } from "../../queries.ts";
import { waterfallChart, type WaterfallStep } from "../../ui/charts/waterfall-chart.tsx";
import { useWords } from "../../words/words.tsx";

/** How the regular rate becomes the rate of the share: what a discount takes away or the premium adds. */
export function ShareSteps({ origin, state }: { origin: ShareOrigin; state: string }) {
  const { say, percent } = useWords();
  const rates = ratesOf(origin);
  if (rates === null) return null;
  const { regular, rate } = rates;
  const shown = (value: number) => `${value > 0 ? "+" : ""}${percent(value.toFixed(6), 6)} %`;
  const step = (kind: WaterfallStep["kind"], name: string, value: number, note: string): WaterfallStep => ({
    key: name,
    name,
    kind,
    value,
    note,
    text: () => `${name}: ${note}`,
  });
  const change = rate - regular;
  const steps = [
    step("total", say("chart.share.regular"), regular, `${percent(regular.toFixed(6), 6)} %`),
    step("change", say(change > 0 ? "chart.share.premium" : "chart.share.discount"), change, shown(change)),
    step("total", say("chart.share.rate"), rate, `${percent(rate.toFixed(6), 6)} %`),
  ];
  return (
    <ChartPanel
      name={`share-${origin.share.iso3}-${origin.part.scale_year}`}
      title={say(change > 0 ? "chart.share.raised" : change < 0 ? "chart.share.lowered" : "chart.share.same", {
        state,
      })}
      subtitle={say("chart.share.subtitle", { year: String(origin.part.scale_year) })}
      source={[...new Set(origin.steps.flatMap(({ sources }) => sources.map(({ source }) => source)))].join(", ")}
      unofficial
      table={{
        columns: [{ name: say("chart.share.step") }, { name: "%", numeric: true }],
        rows: steps.map(({ key, name, value, note }) => ({ key, cells: [name, { value, text: note }] })),
      }}
      draw={(canvas) => waterfallChart(steps, canvas)}
    />
  );
}

/** Regular rate and rate of the share in per cent; null where either isn't known. */
function ratesOf({ steps, share }: ShareOrigin): { readonly regular: number; readonly rate: number } | null {
  const regular = Number(steps.find(({ code }) => code.endsWith("regular_rate"))?.values["rate"] ?? Number.NaN);
  const rate = Number(share.rate_percent);
  return Number.isFinite(regular) && Number.isFinite(rate) && share.amount_usd !== null ? { regular, rate } : null;
}
