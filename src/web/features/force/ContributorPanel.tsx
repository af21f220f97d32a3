import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useMissionView, useSetSearch } from "../../app/mission-context.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { Panel } from "../../app/Panel.tsx";
import { lineChart, type LinePoint } from "../../ui/charts/line-chart.tsx";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { useWords } from "../../words/words.tsx";
import { categories, isEstimate, type Known, type Measure } from "./holdings.ts";
import { sourcesOf } from "./MatrixPanel.tsx";
import { countCell, sayHolding, shareCell, whatCounted } from "./say-holding.ts";
import type { Force } from "./use-force.ts";

/** One contributor: the chosen month by category with women, and all months as a line. */
export function ContributorPanel({ force, contributor }: { force: Force; contributor: string }) {
  return (
    <>
      <MonthCard force={force} contributor={contributor} />
      <ContributorLine force={force} contributor={contributor} />
    </>
  );
}

function MonthCard({ force: { index, month, complete, nameOf }, contributor }: { force: Force; contributor: string }) {
  const words = useWords();
  const { say } = words;
  const setSearch = useSetSearch();
  const name = nameOf(contributor);
  const total = index.known(contributor, month, "total", "people");
  const any = categories.map((category) => index.known(contributor, month, category, "people")).find(Boolean) ?? total;
  const cell = (known: Known | null) => countCell(words, known, complete.has(month));
  const shown = (value: ReturnType<typeof countCell>) =>
    typeof value === "string" ? (
      value
    ) : value.value === null ? (
      <span className="unknown">{value.text}</span>
    ) : (
      value.text
    );
  return (
    <Panel
      className="force-card"
      title={say("force.card.title", { who: name, month: words.month(month) })}
      subtitle={
        any
          ? say("force.card.basis", {
              basis: say(`screen.basis.${any.holding.basis}`),
              asOf: words.date(any.holding.asOf),
              source: any.holding.source.join(", "),
            })
          : say(complete.has(month) ? "force.point.none" : "force.point.unknown", {
              who: name,
              when: words.month(month),
            })
      }
      foot={
        <span className="force-card-foot">
          {any && <RecordLink noun="contribution" id={any.holding.id} text={say("screen.origin.record")} />}
          <button type="button" className="link" onClick={() => setSearch({ contributor: undefined })}>
            {say("force.card.close")}
          </button>
        </span>
      }
    >
      <div className="table-scroll" tabIndex={0} role="region" aria-label={name}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("force.category")}</th>
              <th scope="col" className="num">
                {say("force.people")}
              </th>
              <th scope="col" className="num">
                {say("force.women")}
              </th>
              <th scope="col" className="num">
                {say("force.women_share")}
              </th>
            </tr>
          </thead>
          <tbody>
            {categories.map((category) => {
              const people = index.known(contributor, month, category, "people");
              const women = index.known(contributor, month, category, "women");
              return (
                <tr key={category}>
                  <th scope="row">{say(`force.category.${category}`)}</th>
                  <td className="num">{shown(cell(people))}</td>
                  <td className="num">{shown(cell(women))}</td>
                  <td className="num">{shown(shareCell(words, women?.value ?? null, people?.value ?? null))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function ContributorLine({ force, contributor }: { force: Force; contributor: string }) {
  const words = useWords();
  const { say, number } = words;
  const { setMonth } = useMissionView();
  const { index, months, month, category, complete, nameOf } = force;
  const at = (slot: string, measure: Measure) => index.known(contributor, slot, category, measure);
  const points = (measure: Measure): LinePoint[] =>
    months.map((slot) => {
      const known = at(slot, measure);
      if (known === null) return { value: complete.has(slot) ? 0 : null };
      return { value: known.value, estimated: isEstimate(known.holding.basis) };
    });
  const measures: readonly Measure[] = ["people", "women"];
  const drawn = measures.filter((measure) => points(measure).some(({ value }) => value !== null));
  const known = months.filter((slot) => at(slot, "people")?.value != null).length;
  return (
    <ChartPanel
      name={`contributor-${contributor}`}
      className="force-line"
      title={say("force.line.title", { who: nameOf(contributor), known, months: months.length })}
      subtitle={say("force.line.subtitle", { what: whatCounted(words, category, "people") })}
      source={sourcesOf(force, [contributor])}
      scrubs
      table={{
        columns: [
          { name: say("screen.month") },
          ...categories.flatMap((each) => [
            { name: say(`force.category.${each}`), numeric: true },
            { name: say("force.women_of", { category: say(`force.category.${each}`) }), numeric: true },
          ]),
          { name: say("screen.origin.basis") },
          { name: say("screen.origin.sources") },
        ],
        rows: months.map((slot) => {
          const best = categories.map((each) => index.known(contributor, slot, each, "people")).find(Boolean);
          return {
            key: slot,
            current: slot === month,
            cells: [
              words.monthShort(slot),
              ...categories.flatMap((each) =>
                measures.map((measure) =>
                  countCell(words, index.known(contributor, slot, each, measure), complete.has(slot)),
                ),
              ),
              best ? say(`screen.basis.${best.holding.basis}`) : say("screen.unknown"),
              best?.holding.source.join(", ") ?? "",
            ],
          };
        }),
      }}
      draw={(canvas) =>
        lineChart(
          {
            slots: monthSlots({ months, month, name: words.month, width: canvas.width, setMonth }),
            series: drawn.map((measure, order) => ({
              name: measure === "women" ? say("force.women") : say(`force.category.${category}`),
              tone: order,
              points: points(measure),
            })),
            format: (value) => number(value),
            textOf: (series, slot) =>
              sayHolding(words, {
                who: nameOf(contributor),
                month: months[slot] ?? "",
                known: at(months[slot] ?? "", drawn[series] ?? "people"),
                complete: complete.has(months[slot] ?? ""),
                what: whatCounted(words, category, drawn[series] ?? "people"),
              }),
          },
          canvas,
        )
      }
    />
  );
}
