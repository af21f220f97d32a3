import { useState } from "react";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useSetSearch } from "../../app/mission-context.tsx";
import { barChart } from "../../ui/charts/bar-chart.tsx";
import { useWords, type Words } from "../../words/words.tsx";
import { isEstimate } from "./holdings.ts";
import { isFound } from "./MatrixPanel.tsx";
import { totalOf, type Ranked } from "./ranking.ts";
import { countCell, sayHolding, shareCell, whatCounted } from "./say-holding.ts";
import type { Force } from "./use-force.ts";

type Props = { readonly force: Force; readonly rows: readonly Ranked[]; readonly wanted: string };
const opening = 15;

/** Contributors of the month by size, with the women among them. */
export function RankPanel({ force, rows, wanted }: Props) {
  const words = useWords();
  const { say, number } = words;
  const setSearch = useSetSearch();
  const [whole, setWhole] = useState(false);
  const { month, category, measure, nameOf, chosen, complete } = force;
  const found = rows.filter(({ contributor }) => isFound(wanted, contributor, nameOf(contributor)));
  const shown = whole ? found : found.slice(0, opening);
  const what = whatCounted(words, category, measure);
  const pick = (contributor: string) => setSearch({ contributor });
  const sources = [...new Set(rows.flatMap(({ known }) => known.holding.source))].sort().join(", ");
  return (
    <ChartPanel
      name={`ranking-${category}-${measure}`}
      className="force-rank"
      title={rankTitle(force, rows, words)}
      subtitle={say("force.rank.subtitle", { what, month: words.month(month) })}
      {...(sources === "" ? {} : { source: sources })}
      asOn={words.month(month)}
      legend={
        measure === "people" && rows.some(({ women }) => women !== null)
          ? [{ sign: "part", text: say("force.women_of", { category: say(`force.category.${category}`) }) }]
          : []
      }
      table={rankTable(force, found, words)}
      draw={(canvas) =>
        barChart(
          shown.map(({ contributor, known, women }) => ({
            key: contributor,
            name: nameOf(contributor),
            chosen: contributor === chosen,
            text: () => sayHolding(words, { who: nameOf(contributor), month, known, complete: complete.has(month), what }), // prettier-ignore
            pick: () => pick(contributor),
            bars: [
              {
                value: known.value,
                tone: 0,
                estimated: isEstimate(known.holding.basis),
                part: measure === "people" ? women : null,
                note: noteOf(known.value, known.holding.basis, words),
              },
            ],
          })),
          canvas,
        )
      }
    >
      {shown.length < found.length && (
        <button type="button" className="button small" onClick={() => setWhole(true)}>
          {say("force.matrix.all", { count: number(found.length) })}
        </button>
      )}
      {found.length === 0 && (
        <p className="quiet">
          {say(rows.length === 0 ? "force.rank.unknown" : "force.none_found", { month: words.month(month) })}
        </p>
      )}
    </ChartPanel>
  );
}

const noteOf = (value: number | null, basis: string, { say, number }: Words): string =>
  value === null ? say("screen.unknown") : isEstimate(basis) ? `≈ ${number(value)}` : number(value);

function rankTitle({ month, category, measure, nameOf }: Force, rows: readonly Ranked[], words: Words): string {
  const { say, number, percent } = words;
  const [first] = rows;
  const { sum } = totalOf(rows);
  if (first === undefined || first.known.value === null || sum === 0)
    return say("force.rank.unknown", { month: words.month(month) });
  return say("force.rank.title", {
    month: words.month(month),
    state: nameOf(first.contributor),
    value: number(first.known.value),
    total: number(sum),
    share: percent(((first.known.value / sum) * 100).toFixed(0), 0),
    what: whatCounted(words, category, measure),
    count: rows.length,
  });
}

function rankTable({ month, category, complete, nameOf, index, chosen }: Force, rows: readonly Ranked[], words: Words) {
  const { say } = words;
  return {
    columns: [
      { name: say("force.contributor") },
      { name: say(`force.category.${category}`), numeric: true },
      { name: say("force.women"), numeric: true },
      { name: say("force.women_share"), numeric: true },
      { name: say("screen.origin.basis") },
      { name: say("screen.origin.sources") },
    ],
    rows: rows.map(({ contributor, known, people, women }) => ({
      key: contributor,
      current: contributor === chosen,
      cells: [
        nameOf(contributor),
        countCell(words, index.known(contributor, month, category, "people"), complete.has(month)),
        countCell(words, index.known(contributor, month, category, "women"), complete.has(month)),
        shareCell(words, women, people),
        say(`screen.basis.${known.holding.basis}`),
        known.holding.source.join(", "),
      ],
    })),
  };
}
