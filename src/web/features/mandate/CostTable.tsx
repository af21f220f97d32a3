import type { MandateCost } from "../../../engines/plan/mandate-cost.ts";
import { codeLabel } from "../../../words/labels.ts";
import type { TableCell } from "../../ui/charts/chart-table.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";

/** What levels cost by budget class over a year, class by class that changes, headed as unofficial. */
export function CostTable({ cost }: { cost: MandateCost }) {
  const { say, money, date, list } = useWords();
  const { variance, unpriced } = cost;
  const usd = (text: string | null): TableCell =>
    text === null ? { value: null, text: say("screen.unknown") } : { value: text, text: money(text) };
  const changed = variance.classes.filter(({ difference_usd }) => difference_usd !== null && difference_usd !== "0.00");
  const isPartial = changed.some(({ partial }) => partial);
  return (
    <div className="mandate-cost">
      <p className="quiet">
        <strong>{say("funding.unofficial")}</strong>{" "}
        {say("mandate.cost.year", { from: date(cost.from), to: date(cost.to) })}
      </p>
      {changed.length === 0 ? (
        <p>{say("mandate.cost.none")}</p>
      ) : (
        <ChartTableView
          label={say("mandate.cost")}
          table={{
            columns: [
              { name: say("mandate.class") },
              { name: say("mandate.diff.money"), numeric: true },
              { name: say("mandate.diff.before"), numeric: true },
              { name: say("mandate.diff.after"), numeric: true },
            ],
            rows: [
              ...changed.map((each) => ({
                key: each.code,
                cells: [
                  codeLabel(say, "class", each.code) + (each.partial ? " *" : ""),
                  usd(each.difference_usd),
                  usd(each.from_usd),
                  usd(each.to_usd),
                ],
              })),
              {
                key: "total",
                current: true,
                cells: [
                  say("mandate.cost.total"),
                  usd(variance.difference_usd),
                  usd(variance.from_usd),
                  usd(variance.to_usd),
                ],
              },
            ],
          }}
        />
      )}
      {isPartial && <p className="quiet">{say("mandate.cost.partial")}</p>}
      {unpriced.length > 0 && (
        <p className="quiet">
          {say("mandate.cost.unpriced", {
            components: list(unpriced.map((code) => codeLabel(say, "component", code))),
          })}
        </p>
      )}
      <p className="quiet">{say("mandate.cost.rule")}</p>
    </div>
  );
}
