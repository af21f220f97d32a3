import type { SaidFlag } from "../model/flag.ts";
import type { MetricChange, TravelChange } from "../model/plan-comparison.ts";
import type { ComparedPack } from "../operations/plan/compare-scenarios.ts";
import { catalogues, say } from "../words/catalogue.ts";
import { formatsOf } from "../words/formats.ts";
import { localValues } from "../words/local-value.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

/** Sites listed at most, those whose days change most first. */
const sitesShown = 12;
/** Kinds of flags listed at most on each side, each by its first flag and the number of others. */
const kindsShown = 4;
/** Columns of a terminal to which the texts of flags are cut. */
const textWidth = 150;

type Speak = (code: string, values?: Parameters<typeof localValues>[1]) => string;
type Names = { readonly [Kind in "site" | "commodity" | "scenario"]: (id: string) => string };
type Frame = { readonly speak: Speak; readonly names: Names; readonly language: Language };

/** What differs between two plans, in at most a screen of a terminal; everything goes by its name. */
export function comparisonSummary(compared: ComparedPack, language: Language): string {
  const { a, b, metrics, months, travel, flags } = compared.comparison;
  const speak: Speak = (code, values = {}) => say(language, code, localValues(language, values));
  const frame: Frame = { speak, names: namesOf(compared), language };
  const titles = [a, b].map(({ scenario }) =>
    scenario === null ? speak("compare.as_it_stands") : frame.names.scenario(scenario),
  );
  const [titleA = "", titleB = ""] = titles;
  const title = speak("compare.title", { mission: compared.mission.mission.name, a: titleB, b: titleA });
  const isSame = metrics.length === 0 && months.length === 0 && flags.added.length === 0 && flags.removed.length === 0;
  if (isSame) return `${title}\n${speak("compare.same")}\n`;
  const counts = { added: flags.added.length, removed: flags.removed.length, kept: flags.kept };
  const parts = [
    [title],
    metricsTable(metrics, [titleA, titleB], frame),
    travelLines(travel, frame),
    [
      speak("compare.flags", counts),
      ...flagLines(flags.added, "compare.flag_added", frame),
      ...flagLines(flags.removed, "compare.flag_removed", frame),
    ],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function namesOf({ mission, scenarios }: ComparedPack): Names {
  const byId = (rows: readonly { readonly id: string; readonly name: string }[]): ((id: string) => string) => {
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? id;
  };
  return { site: byId(mission.site), commodity: byId(mission.commodity), scenario: byId(scenarios) };
}

function metricsTable(metrics: readonly MetricChange[], titles: readonly string[], frame: Frame): string[] {
  if (metrics.length === 0) return [];
  const { speak, language } = frame;
  const write = (value: string | null): string => (value === null ? "?" : formatsOf(language).number(Number(value), 2));
  const heads = [speak("compare.column.metric"), ...titles, speak("compare.column.delta"), speak("plan.column.unit")];
  const columns = heads.map((title, index) => ({
    title,
    align: index === 0 || index === 4 ? ("start" as const) : ("end" as const),
  }));
  const rows = metrics.map(({ key, a, b, delta, unit }) => [
    sayMetric(key, frame),
    write(a),
    write(b),
    write(delta),
    sayUnit(unit, frame),
  ]);
  return [textTable(columns, rows)];
}

/** The name of a metric; needs and thresholds carry their commodity or share in the key. */
function sayMetric(key: string, { speak, names }: Frame): string {
  const [head, name = "", end] = key.split(".");
  if (head === "need")
    return speak(end === undefined ? "metric.need" : `metric.need_${end}`, { commodity: names.commodity(name) });
  if (key.startsWith("deployment.days.")) return speak("metric.deployment.days", { percent: end ?? "" });
  return speak(`metric.${key}`);
}

/** Units of our own are said; those of a pack's commodities stand as they are written. */
function sayUnit(unit: string, { speak, language }: Frame): string {
  const code = `metric.unit.${unit}`;
  return code in catalogues[language] ? speak(code) : unit;
}

/** How many sites are slower, faster and cut off, where days double, and the sites that change most. */
function travelLines(travel: readonly TravelChange[], { speak, names }: Frame): string[] {
  if (travel.length === 0) return [];
  const count = (key: "slower" | "faster" | "cut_off"): number => travel.filter((each) => each[key] > 0).length;
  const doubled = travel.filter((each) => each.doubled > 0).map(({ site }) => names.site(site));
  const weight = (each: TravelChange): number => Math.max(each.most_added, each.most_saved);
  const lines = [...travel]
    .sort((x, y) => y.cut_off - x.cut_off || weight(y) - weight(x))
    .flatMap((change) => siteLine(change, names.site(change.site), speak));
  return [
    speak("compare.travel", { slower: count("slower"), faster: count("faster"), cut: count("cut_off") }),
    ...(doubled.length > 0 ? [speak("compare.travel_doubled", { count: doubled.length, sites: doubled })] : []),
    ...lines.slice(0, sitesShown).map((line) => `  - ${line}`),
    ...(lines.length > sitesShown ? [`  ${speak("compare.more", { count: lines.length - sitesShown })}`] : []),
  ];
}

function siteLine(change: TravelChange, site: string, speak: Speak): string[] {
  const { cut_off, slower, faster, doubled, most_added, most_saved } = change;
  const parts = [
    ...(cut_off > 0 ? [speak("compare.cut_off", { site, months: cut_off })] : []),
    ...(slower > 0 ? [speak("compare.slower", { site, days: String(most_added), months: slower })] : []),
    ...(faster > 0 ? [speak("compare.faster", { site, days: String(most_saved), months: faster })] : []),
  ];
  const last = parts.pop();
  if (last === undefined) return [];
  const ended =
    doubled > 0 ? speak("compare.also", { first: last, second: speak("compare.doubled", { months: doubled }) }) : last;
  return [...parts, ended];
}

function flagLines(flags: readonly SaidFlag[], code: string, { speak }: Frame): string[] {
  const kinds = new Map<string, string[]>();
  for (const { code: kind, text } of flags) kinds.set(kind, [...(kinds.get(kind) ?? []), text]);
  const shown = [...kinds.values()].slice(0, kindsShown);
  const more = flags.length - shown.reduce((sum, { length }) => sum + length, 0);
  return [
    ...shown.map(
      ([first = "", ...others]) =>
        `  - ${speak(code, { text: cut(first) })}${others.length > 0 ? ` (+${others.length})` : ""}`,
    ),
    ...(more > 0 ? [`  ${speak("compare.more", { count: more })}`] : []),
  ];
}

const cut = (text: string): string =>
  [...text].length > textWidth ? `${[...text].slice(0, textWidth - 1).join("")}…` : text;
