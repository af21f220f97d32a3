import { useMemo } from "react";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useSetSearch } from "../../app/mission-context.tsx";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { smallMultiples } from "../../ui/charts/small-multiples.tsx";
import { useWords } from "../../words/words.tsx";
import { isEstimate } from "./holdings.ts";
import { sourcesOf } from "./MatrixPanel.tsx";
import { byPeak } from "./ranking.ts";
import { countCell, sayHolding, whatCounted } from "./say-holding.ts";
import type { Force } from "./use-force.ts";

const panels = 12;

/** The largest contributors, each in a small picture of its own on one scale. */
export function MultiplesPanel({ force }: { force: Force }) {
  const words = useWords();
  const { say, number } = words;
  const setSearch = useSetSearch();
  const { index, months, month, category, measure, complete, nameOf } = force;
  const largest = useMemo(
    () => byPeak(index, months, category, measure).slice(0, panels),
    [index, months, category, measure],
  );
  const what = whatCounted(words, category, measure);
  if (largest.length === 0) return null;
  return (
    <ChartPanel
      name={`largest-${category}-${measure}`}
      className="force-multiples"
      title={say("force.multiples.title", {
        count: largest.length,
        states: words.list(largest.slice(0, 3).map(({ contributor }) => nameOf(contributor))),
      })}
      subtitle={say("force.multiples.subtitle", { what })}
      source={sourcesOf(force, largest.map(({ contributor }) => contributor))} // prettier-ignore
      legend={[
        { sign: "line", text: say("screen.basis.reported") },
        { sign: "dashed", text: say("screen.basis.estimated") },
      ]}
      table={{
        columns: [{ name: say("screen.month") }, ...largest.map(({ contributor }) => ({ name: nameOf(contributor), numeric: true }))], // prettier-ignore
        rows: months.map((slot) => ({
          key: slot,
          current: slot === month,
          cells: [
            words.monthShort(slot),
            ...largest.map(({ contributor }) => countCell(words, index.known(contributor, slot, category, measure), complete.has(slot))), // prettier-ignore
          ],
        })),
      }}
      draw={(canvas) =>
        smallMultiples(
          {
            slots: monthSlots({ months, month, name: words.month, width: canvas.width }),
            format: (value) => number(value),
            panels: largest.map(({ contributor, peak, month: best }) => ({
              key: contributor,
              name: nameOf(contributor),
              note: say("force.multiples.peak", { peak: number(peak), month: words.monthShort(best) }),
              points: months.map((slot) => {
                const known = index.known(contributor, slot, category, measure);
                if (known === null) return { value: complete.has(slot) ? 0 : null };
                return { value: known.value, estimated: isEstimate(known.holding.basis) };
              }),
              pick: () => setSearch({ contributor }),
            })),
            textOf: (panel, at) =>
              sayHolding(words, {
                who: nameOf(largest[panel]?.contributor ?? ""),
                month: months[at] ?? "",
                known: index.known(largest[panel]?.contributor ?? "", months[at] ?? "", category, measure),
                complete: complete.has(months[at] ?? ""),
                what,
              }),
          },
          canvas,
        )
      }
    />
  );
}
