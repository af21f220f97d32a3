import type { PlanComparison } from "../model/plan-comparison.ts";
import { say } from "../words/catalogue.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

/** Sites listed at most, those that lose most days first. */
const sitesShown = 12;

/** What differs between two plans, in at most a screen of a terminal. */
export function comparisonSummary(comparison: PlanComparison, language: Language): string {
  const name = (scenario: string | null): string => scenario ?? say(language, "compare.as_it_stands");
  const { mission, a, b, metrics, months, flags } = comparison;
  const title = say(language, "compare.title", { mission, a: name(b.scenario), b: name(a.scenario) });
  const isSame = metrics.length === 0 && months.length === 0 && flags.added.length === 0 && flags.removed.length === 0;
  if (isSame) return `${title}\n${say(language, "compare.same")}\n`;
  const counts = { added: flags.added.length, removed: flags.removed.length, kept: flags.kept };
  const lines = [
    title,
    "",
    ...metricsTable(comparison, language),
    ...siteLines(comparison, language),
    "",
    say(language, "compare.flags", counts),
  ];
  return `${lines.join("\n")}\n`;
}

function metricsTable({ metrics, a, b }: PlanComparison, language: Language): string[] {
  if (metrics.length === 0) return [];
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const write = (value: string | null): string => (value === null ? "?" : number.format(Number(value)));
  const name = (scenario: string | null): string => scenario ?? say(language, "compare.as_it_stands");
  const titles = [
    say(language, "compare.column.metric"),
    name(a.scenario),
    name(b.scenario),
    say(language, "compare.column.delta"),
    say(language, "plan.column.unit"),
  ];
  const columns = titles.map((title, index) => ({
    title,
    align: index === 0 || index === 4 ? ("start" as const) : ("end" as const),
  }));
  const rows = metrics.map((metric) => [
    sayMetric(metric.key, language),
    write(metric.a),
    write(metric.b),
    write(metric.delta),
    metric.unit,
  ]);
  return [textTable(columns, rows), ""];
}

/** The name of a metric; needs and thresholds carry their commodity or share in the key. */
function sayMetric(key: string, language: Language): string {
  const [head, name = "", end] = key.split(".");
  if (head === "need")
    return say(language, end === undefined ? "metric.need" : `metric.need_${end}`, { commodity: name });
  if (key.startsWith("deployment.days.")) return say(language, "metric.deployment.days", { percent: end ?? "" });
  return say(language, `metric.${key}`);
}

function siteLines({ travel }: PlanComparison, language: Language): string[] {
  const cut = travel.filter(({ cut_off }) => cut_off > 0);
  const slower = travel.filter((each) => each.slower > 0).sort((a, b) => b.most_added - a.most_added);
  return [
    ...cut.map(({ site, cut_off }) => say(language, "compare.cut_off", { site, months: cut_off })),
    ...slower.slice(0, sitesShown).map(({ site, most_added, slower: months, doubled }) => {
      const text = say(language, "compare.slower", { site, days: String(most_added), months });
      return doubled > 0 ? `${text}; ${say(language, "compare.doubled", { months: doubled })}` : text;
    }),
  ];
}
