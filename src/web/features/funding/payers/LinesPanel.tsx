import type { PayerMix } from "../../../../model/payer-mix.ts";
import { Figure } from "../../../app/Figure.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { RecordLink } from "../../../app/RecordLink.tsx";
import { ChartTableView } from "../../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../../words/words.tsx";
import { isSome } from "./mix-names.ts";
import { amountCell, isEstimate } from "./PayersPanel.tsx";

type Line = PayerMix["lines"][number];
type Props = { readonly mix: PayerMix };

/** The common cost lines, each with who bears how much of it and what nobody bears. */
export function LinesPanel({ mix }: Props) {
  const { say, amount } = useWords();
  const lines = mix.lines.filter(({ place }) => place === "common");
  if (lines.length === 0) return null;
  const title = say("payers.screen.lines", { count: lines.length });
  return (
    <Panel className="payers-wide" title={title} subtitle={say("payers.screen.lines.subtitle")}>
      <ChartTableView
        label={title}
        table={{
          columns: [
            { name: say("payers.column.line") },
            { name: say("payers.column.cost_class") },
            { name: say("payers.column.cost"), numeric: true },
            { name: say("payers.screen.bears") },
            { name: say("payers.column.gap"), numeric: true },
          ],
          rows: lines.map((line) => {
            const bearers = mix.payers.flatMap(({ id, name, lines: own }) => {
              const usd = own.find((each) => each.line === line.id)?.usd;
              return usd === undefined ? [] : [{ id, text: `${name}: ${amount(usd)}` }];
            });
            const gap = mix.gap.lines.find((each) => each.line === line.id)?.usd ?? null;
            return {
              key: line.id,
              cells: [
                {
                  value: line.name,
                  text: line.name,
                  node: <RecordLink noun="cost_line" id={line.id} text={line.name} />,
                },
                say(`code.cost_class.${line.cost_class}`),
                { ...amountCell(line.usd, amount, say("screen.unknown")), node: <CostFigure line={line} /> },
                {
                  value: bearers.map(({ text }) => text).join("; "),
                  text: "",
                  node: (
                    <ul className="payers-bearers">
                      {bearers.map(({ id, text }) => (
                        <li key={id}>{text}</li>
                      ))}
                    </ul>
                  ),
                },
                gap !== null && !isSome(gap) ? "" : amountCell(gap, amount, say("screen.unknown")),
              ],
            };
          }),
        }}
      />
    </Panel>
  );
}

function CostFigure({ line }: { readonly line: Line }) {
  const { say, amount, months } = useWords();
  const [first, last] = [line.months[0]?.month, line.months.at(-1)?.month];
  return (
    <Figure
      title={line.name}
      className={line.usd === null ? "unknown" : ""}
      origin={{
        formula: line.origin.code,
        values: line.origin.values,
        inputs: [{ noun: "cost_line", ids: [line.id] }],
        sources: line.source,
        basis: line.basis,
        on: first === undefined || last === undefined ? null : months(first, last),
      }}
      more={<p className="quiet">{say("payers.screen.month_rule")}</p>}
    >
      {line.usd === null ? say("screen.unknown") : `${isEstimate(line) ? "≈ " : ""}${amount(line.usd)}`}
    </Figure>
  );
}

/** What is no common money: costs that lie where they fall, and what is given in kind, valued beside the sums. */
export function BesidePanel({ mix }: Props) {
  const { say, amount } = useWords();
  const lines = mix.lines.filter(({ place }) => place === "where_it_falls");
  const inKind = mix.payers.filter(({ key }) => key === "in_kind");
  if (lines.length + inKind.length === 0) return null;
  const title = say("payers.screen.beside");
  const bearerOf = (line: Line) =>
    mix.payers.find(
      ({ lines: own, key }) => key === "costs_lie_where_they_fall" && own.some((each) => each.line === line.id),
    )?.name ?? "";
  return (
    <Panel title={title} subtitle={say("payers.screen.beside.subtitle")}>
      <ChartTableView
        label={title}
        table={{
          columns: [
            { name: say("payers.screen.what") },
            { name: say("payers.column.key") },
            { name: say("payers.screen.bears") },
            { name: say("payers.screen.value"), numeric: true },
          ],
          rows: [
            ...lines.map((line) => ({
              key: line.id,
              cells: [
                {
                  value: line.name,
                  text: line.name,
                  node: <RecordLink noun="cost_line" id={line.id} text={line.name} />,
                },
                say("code.key.costs_lie_where_they_fall"),
                bearerOf(line),
                { ...amountCell(line.usd, amount, say("screen.unknown")), node: <CostFigure line={line} /> },
              ],
            })),
            ...inKind.map(({ id, name, key, usd }) => ({
              key: id,
              cells: [
                { value: name, text: name, node: <RecordLink noun="payer" id={id} text={name} /> },
                say(`code.key.${key}`),
                name,
                amountCell(usd, amount, say("screen.unknown")),
              ],
            })),
          ],
        }}
      />
    </Panel>
  );
}
