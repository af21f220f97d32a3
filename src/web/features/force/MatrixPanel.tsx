import { useMemo, useState } from "react";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useSetSearch } from "../../app/mission-context.tsx";
import type { LegendItem } from "../../ui/charts/legend.tsx";
import { matrixChart, type MatrixCell } from "../../ui/charts/matrix-chart.tsx";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { classBounds, classOf, isEstimate, type Known } from "./holdings.ts";
import { byPeak } from "./ranking.ts";
import { countCell, sayHolding, whatCounted } from "./say-holding.ts";
import type { Force } from "./use-force.ts";

const opening = 20;

/** Contributors by months: solid reports, hatched estimates, blank where nothing is known. */
export function MatrixPanel({ force, wanted }: { force: Force; wanted: string }) {
  const words = useWords();
  const { say, number } = words;
  const setSearch = useSetSearch();
  const [whole, setWhole] = useState(false);
  const { index, months, month, category, measure, complete, chosen, nameOf } = force;
  const peaks = useMemo(() => byPeak(index, months, category, measure), [index, months, category, measure]);
  const found = peaks.filter(({ contributor }) => isFound(wanted, contributor, nameOf(contributor)));
  const chosenRow = found.filter(({ contributor }) => contributor === chosen);
  const rows = whole ? found : [...new Set([...found.slice(0, opening), ...chosenRow])];
  const what = whatCounted(words, category, measure);
  const known = (at: number, slot: number) =>
    index.known(rows[at]?.contributor ?? "", months[slot] ?? "", category, measure);
  const [first] = peaks;
  return (
    <ChartPanel
      name={`contributors-${category}-${measure}`}
      className="force-matrix"
      title={
        first
          ? say("force.matrix.title", {
              state: nameOf(first.contributor),
              peak: number(first.peak),
              month: words.month(first.month),
              what,
            })
          : say("force.matrix.empty", { what })
      }
      subtitle={say("force.matrix.subtitle", { what, complete: complete.size, months: months.length })}
      source={sourcesOf(force, rows.map(({ contributor }) => contributor))} // prettier-ignore
      legend={legendOf(words)}
      table={matrixTable(force, words, found.map(({ contributor }) => contributor))} // prettier-ignore
      draw={(canvas) =>
        matrixChart(
          {
            slots: monthSlots({ months, month, name: words.month, width: canvas.width * 0.8 }),
            rows: rows.map(({ contributor }) => ({
              key: contributor,
              name: nameOf(contributor),
              chosen: contributor === chosen,
              cells: months.map((slot) =>
                cellOf(index.known(contributor, slot, category, measure), complete.has(slot), number),
              ),
            })),
            textOf: (row, at) =>
              sayHolding(words, {
                who: nameOf(rows[row]?.contributor ?? ""),
                month: months[at] ?? "",
                known: known(row, at),
                complete: complete.has(months[at] ?? ""),
                what,
              }),
            pick: (row, at) => setSearch({ contributor: rows[row]?.contributor, month: months[at] }),
          },
          canvas,
        )
      }
    >
      {rows.length < found.length && (
        <button type="button" className="button small" onClick={() => setWhole(true)}>
          {say("force.matrix.all", { count: found.length })}
        </button>
      )}
      {found.length === 0 && <p className="quiet">{say("force.none_found")}</p>}
    </ChartPanel>
  );
}

export const isFound = (wanted: string, ...names: readonly string[]): boolean =>
  names.some((name) => name.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()));

function cellOf(known: Known | null, complete: boolean, number: (value: number) => string): MatrixCell {
  if (known === null) return { state: complete ? "none" : "unknown", shade: 0, note: "" };
  if (known.value === null) return { state: "unknown", shade: 0, note: "" };
  if (known.value === 0) return { state: "none", shade: 0, note: "" };
  const state = isEstimate(known.holding.basis) ? "estimated" : "known";
  return { state, shade: classOf(known.value), note: number(known.value) };
}

function legendOf({ say, number }: Words): LegendItem[] {
  const shades = classBounds.map((bound, shade) => {
    const next = classBounds[shade + 1];
    const text =
      next === undefined
        ? say("force.class.from", { bound: number(bound) })
        : say("screen.range", { low: number(bound), high: number(next - 1) });
    return { sign: "solid" as const, shade, text };
  });
  return [
    ...shades,
    { sign: "hatched", shade: 4, text: say("screen.basis.estimated") },
    { sign: "none", text: say("force.legend.none") },
    { sign: "blank", text: say("screen.unknown") },
  ];
}

/** Keys of the sources of what is shown, each once. */
export function sourcesOf({ index, months, category, measure }: Force, contributors: readonly string[]): string {
  const keys = contributors.flatMap((contributor) =>
    months.flatMap((month) => index.known(contributor, month, category, measure)?.holding.source ?? []),
  );
  return [...new Set(keys)].sort().join(", ");
}

function matrixTable(
  { index, months, month, category, complete, nameOf }: Force,
  words: Words,
  found: readonly string[],
) {
  // prettier-ignore
  const { say } = words;
  return {
    columns: [
      { name: say("force.contributor") },
      { name: say("screen.month") },
      { name: say(`force.category.${category}`), numeric: true },
      { name: say("force.women"), numeric: true },
      { name: say("screen.origin.basis") },
      { name: say("screen.origin.sources") },
    ],
    rows: found.flatMap((contributor) =>
      months.flatMap((slot) => {
        const people = index.known(contributor, slot, category, "people");
        if (people === null) return [];
        return [
          {
            key: `${contributor} ${slot}`,
            current: slot === month,
            cells: [
              nameOf(contributor),
              words.monthShort(slot),
              countCell(words, people, complete.has(slot)),
              countCell(words, index.known(contributor, slot, category, "women"), complete.has(slot)),
              say(`screen.basis.${people.holding.basis}`),
              people.holding.source.join(", "),
            ],
          },
        ];
      }),
    ),
  };
}
