import { useQuery } from "@tanstack/react-query";
import type { PayerMix } from "../../../../model/payer-mix.ts";
import { Figure } from "../../../app/Figure.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { RecordLink } from "../../../app/RecordLink.tsx";
import { statesQuery } from "../../../queries.ts";
import { ChartTableView } from "../../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../../words/words.tsx";
import { periodName } from "../period-name.ts";
import { isSome, namesOf } from "./mix-names.ts";

type Payer = PayerMix["payers"][number];
type Props = { readonly mix: PayerMix };

/** Every payer with its key, base, period and rule; what it pays opens to its lines, its states and its sources. */
export function PayersPanel({ mix }: Props) {
  const { say, amount, list } = useWords();
  const periodOf = usePeriod();
  const names = namesOf(mix);
  /** Where the pledges of a giver count, if not at the giver. */
  const throughOf = (id: string): string[] => {
    const funds = mix.pledges.flatMap(({ giver, through }) => (giver === id && through !== null ? [through] : []));
    return funds.length === 0
      ? []
      : [say("payers.screen.counts_elsewhere", { funds: list([...new Set(funds)].map(names.payer)) })];
  };
  const title = say("payers.screen.payers", { count: mix.payers.length });
  return (
    <Panel className="payers-wide" title={title} subtitle={say("payers.screen.payers.subtitle")}>
      <ChartTableView
        label={title}
        table={{
          columns: [
            { name: say("payers.column.payer") },
            { name: say("payers.column.key") },
            { name: say("payers.screen.period") },
            { name: say("payers.column.rule") },
            ...["asked", "pays", "unused"].map((name) => ({ name: say(`payers.column.${name}`), numeric: true })),
          ],
          rows: mix.payers.map((payer) => ({
            key: payer.id,
            cells: [
              {
                value: payer.name,
                text: payer.name,
                node: <RecordLink noun="payer" id={payer.id} text={payer.name} />,
              },
              say(`code.key.${payer.key}`),
              periodOf(payer.from, payer.to),
              // The base is the period and the lines, which stand beside and in the box behind the amount.
              [
                ...payer.rule
                  .filter(({ code }) => !code.startsWith("payers.rule.base"))
                  .map((step) => step.text ?? step.code),
                ...throughOf(payer.id),
              ].join(" "),
              amountCell(payer.asked_usd, amount, say("screen.unknown")),
              {
                value: payer.usd,
                text: payer.usd === null ? say("screen.unknown") : amount(payer.usd),
                node: <PaysFigure mix={mix} payer={payer} />,
              },
              isSome(payer.unused_usd) ? amountCell(payer.unused_usd, amount, "") : "",
            ],
          })),
        }}
      />
    </Panel>
  );
}

/** A period as a year or financial year where it is one, else by its two days. */
export function usePeriod() {
  const { say, dateShort, digits } = useWords();
  return (from: string, to: string): string => {
    const name = periodName(from, to);
    return name.includes("–") ? say("screen.span", { from: dateShort(from), to: dateShort(to) }) : digits(name);
  };
}

export const amountCell = (usd: string | null, amount: (usd: string) => string, unknown: string) => ({
  value: usd,
  text: usd === null ? unknown : amount(usd),
});

function PaysFigure({ mix, payer }: Props & { readonly payer: Payer }) {
  const { say, date, amount } = useWords();
  return (
    <Figure
      title={payer.name}
      className={payer.usd === null ? "unknown" : ""}
      origin={{
        formula: payer.usd === null ? "payers.screen.pays_unknown" : `payers.screen.pays.${placeOf(payer)}`,
        values: {},
        inputs: [
          { noun: "payer", ids: [payer.id] },
          { noun: "cost_line", ids: payer.lines.map(({ line }) => line) },
          {
            noun: "pledge_of_money",
            ids: mix.pledges
              .filter(({ giver, through }) => giver === payer.id || through === payer.id)
              .map(({ id }) => id),
          },
        ].filter(({ ids }) => ids.length > 0),
        sources: payer.source,
        basis: payer.basis,
        on: say("screen.span", { from: date(payer.from), to: date(payer.to) }),
      }}
      more={<PayerParts mix={mix} payer={payer} />}
    >
      {payer.usd === null ? say("screen.unknown") : `${isEstimate(payer) ? "≈ " : ""}${amount(payer.usd)}`}
    </Figure>
  );
}

const placeOf = ({ key }: Payer): "in_kind" | "falls" | "common" =>
  key === "in_kind" ? "in_kind" : key === "costs_lie_where_they_fall" ? "falls" : "common";
export const isEstimate = ({ basis }: { readonly basis: Payer["basis"] }): boolean =>
  basis === "estimated" || basis === "assumed";

/** The rule in steps, the lines that the payer bears, and the states behind it year by year. */
function PayerParts({ mix, payer }: Props & { readonly payer: Payer }) {
  const { say, amount } = useWords();
  const names = namesOf(mix);
  return (
    <>
      <h3>{say("payers.column.rule")}</h3>
      <ul className="payers-steps">
        {payer.rule.map((step) => (
          <li key={step.code}>{step.text ?? step.code}</li>
        ))}
      </ul>
      {payer.lines.length > 0 && (
        <ChartTableView
          label={say("payers.sheet.lines")}
          table={{
            columns: [{ name: say("payers.column.line") }, { name: say("payers.column.pays"), numeric: true }],
            rows: payer.lines.map(({ line, usd }) => ({
              key: line,
              cells: [names.line(line), { value: usd, text: amount(usd) }],
            })),
          }}
        />
      )}
      {mix.keys
        .filter((part) => part.payer === payer.id)
        .map((part) => (
          <StatesOf key={part.year} part={part} />
        ))}
    </>
  );
}

/** What each state behind a payer pays of one calendar year, largest first; or why that cannot be told. */
function StatesOf({ part }: { readonly part: PayerMix["keys"][number] }) {
  const { say, amount, percent, language, digits } = useWords();
  const named = useQuery(statesQuery(language));
  const nameOf = (iso3: string) => named.data?.items.find((each) => each.iso3 === iso3)?.name ?? iso3;
  const title = say("payers.screen.states", { year: digits(part.year), amount: amount(part.usd) });
  return (
    <details className="payers-states" open={part.states.length > 0 && part.states.length < 10}>
      <summary>{title}</summary>
      {part.reason && <p className="notice">{part.reason.text ?? part.reason.code}</p>}
      {part.states.length > 0 && (
        <ChartTableView
          label={title}
          table={{
            columns: [
              { name: say("payers.column.state") },
              { name: say("payers.column.percent"), numeric: true },
              { name: say("payers.column.pays"), numeric: true },
            ],
            rows: part.states
              .toSorted((a, b) => Number(b.usd) - Number(a.usd))
              .map(({ iso3, percent: share, usd }) => ({
                key: iso3,
                cells: [nameOf(iso3), { value: share, text: percent(share) }, { value: usd, text: amount(usd) }],
              })),
          }}
        />
      )}
    </details>
  );
}
