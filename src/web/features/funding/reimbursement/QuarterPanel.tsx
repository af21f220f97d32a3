import { ChartPanel } from "../../../app/ChartPanel.tsx";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { barChart } from "../../../ui/charts/bar-chart.tsx";
import { useWords } from "../../../words/words.tsx";
import { Acts, type Files } from "../Acts.tsx";
import { type Reimbursement, quarterName } from "./reimbursement-query.ts";

type Props = {
  readonly sheet: Reimbursement;
  readonly from: string;
  readonly nameOf: (iso3: string) => string;
  readonly files: Files;
};

const isNothing = (usd: string): boolean => usd === "0.00";

/** Every contributor of a quarter with what is known, in the order of their names; each leads to its statement. */
export function QuarterPanel({ sheet, from, nameOf, files }: Props) {
  const { say, digits, moneyShort, amount, compare } = useWords();
  const setSearch = useSetSearch();
  const statements = sheet.statements.toSorted((a, b) => compare(nameOf(a.contributor), nameOf(b.contributor)));
  const when = say("reimburse.screen.quarter_of", {
    year: digits(from.slice(0, 4)),
    quarter: digits(quarterName(from).slice(6)),
  });
  const open = statements.filter(({ amount_usd }) => amount_usd === null).length;
  if (statements.length === 0) return <Panel title={say("reimburse.screen.nobody", { quarter: when })}>{null}</Panel>;
  const told = ({ amount_usd, known_usd }: (typeof statements)[number]) =>
    amount_usd !== null
      ? moneyShort(amount_usd)
      : isNothing(known_usd)
        ? say("screen.unknown")
        : say("budget.screen.at_least", { amount: moneyShort(known_usd) });
  return (
    <>
      <ChartPanel
        name="reimbursement"
        title={say("reimburse.screen.quarter_title", { quarter: when, count: statements.length, open })}
        subtitle={say("reimburse.screen.quarter_subtitle")}
        unofficial
        legend={open > 0 ? [{ sign: "hatched", tone: 1, text: say("reimburse.screen.at_least") }] : []}
        table={{
          columns: [
            { name: say("reimburse.column.contributor") },
            { name: say("reimburse.column.amount"), numeric: true },
            { name: say("reimburse.column.known"), numeric: true },
          ],
          rows: statements.map((each) => ({
            key: each.contributor,
            cells: [
              nameOf(each.contributor),
              {
                value: each.amount_usd,
                text: each.amount_usd === null ? say("screen.unknown") : amount(each.amount_usd),
              },
              { value: each.known_usd, text: amount(each.known_usd) },
            ],
          })),
        }}
        draw={(canvas) =>
          barChart(
            statements.map((each) => ({
              key: each.contributor,
              name: nameOf(each.contributor),
              text: () => `${nameOf(each.contributor)}: ${told(each)}`,
              pick: () => setSearch({ contributor: each.contributor }, true),
              bars: [
                {
                  value: each.amount_usd === null && isNothing(each.known_usd) ? null : Number(each.known_usd),
                  tone: 1,
                  note: told(each),
                  estimated: each.amount_usd === null,
                },
              ],
            })),
            canvas,
          )
        }
      />
      <Panel title={say("reimburse.screen.files")} foot={say("reimburse.unofficial")}>
        <p>{say("reimburse.rule", { quarters: sheet.rule.quarters, percent: sheet.rule.most_percent })}</p>
        <Acts files={files} />
      </Panel>
    </>
  );
}
