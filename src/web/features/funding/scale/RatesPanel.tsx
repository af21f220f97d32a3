import { useMemo, useState } from "react";
import type { ScaleReport, ScaleRow } from "../../../../engines/funding/scale/scale-rows.ts";
import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";
import type { AdoptedRate, AdoptedScale } from "./scale-queries.ts";
import type { States } from "./use-scale.ts";

type Props = {
  readonly adopted: AdoptedScale;
  readonly computed: ScaleReport | null;
  readonly states: States;
  readonly chosen: string;
  readonly open: (iso3: string) => void;
};

/** Every member's adopted rate, level and effective rate of the year, beside what income gives. */
export function RatesPanel({ adopted, computed, states, chosen, open }: Props) {
  const words = useWords();
  const { say, compare, digits, percent } = words;
  const [wanted, setWanted] = useState("");
  const byState = useMemo(() => new Map(computed?.rates.map((row) => [row.iso3, row])), [computed]);
  const rows = useMemo(() => {
    const asked = wanted.trim().toLocaleLowerCase();
    return adopted.rates
      .filter(({ iso3 }) => `${iso3} ${states.nameOf(iso3)}`.toLocaleLowerCase().includes(asked))
      .toSorted((a, b) => compare(states.nameOf(a.iso3), states.nameOf(b.iso3)));
  }, [adopted, wanted, states, compare]);
  const title = say("scale.screen.rates", { period: digits(adopted.scale_period), count: adopted.rates.length });
  return (
    <Panel
      className="scale-wide"
      title={title}
      subtitle={say("scale.screen.rates_subtitle")}
      foot={<Factors adopted={adopted} />}
    >
      <input
        className="search"
        type="search"
        value={wanted}
        placeholder={say("screen.funding.search")}
        aria-label={say("screen.funding.search")}
        onChange={(event) => setWanted(event.target.value)}
      />
      <div className="table-scroll tall" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <Heads />
          <tbody>
            {rows.map((rate) => (
              <RateLine
                key={rate.iso3}
                rate={rate}
                row={byState.get(rate.iso3)}
                name={states.nameOf(rate.iso3)}
                isChosen={rate.iso3 === chosen}
                open={open}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say("screen.funding.sum", { count: adopted.rates.length })}</th>
              <td className="num">{percent(adopted.sum_percent, 3)}</td>
              <td colSpan={5} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Panel>
  );
}

function Heads() {
  const { say } = useWords();
  const columns = [
    "adopted_percent",
    "level",
    "discount_percent",
    "effective",
    "computed_percent",
    "difference_percent",
  ];
  return (
    <thead>
      <tr>
        <th scope="col">{say("scale.column.iso3")}</th>
        {columns.map((name) => (
          <th key={name} scope="col" className={name === "level" ? undefined : "num"}>
            {say(`scale.column.${name}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type LineProps = {
  readonly rate: AdoptedRate;
  readonly row: ScaleRow | undefined;
  readonly name: string;
  readonly isChosen: boolean;
  readonly open: (iso3: string) => void;
};

function RateLine({ rate, row, name, isChosen, open }: LineProps) {
  const { say, percent, decimal } = useWords();
  const unknown = <span className="unknown">{say("screen.unknown")}</span>;
  const figure = (text: string | null | undefined, decimals: number) =>
    text === null || text === undefined ? unknown : percent(text, decimals);
  const isRaised = Number(row?.difference_percent ?? 0) > 0;
  return (
    <tr aria-current={isChosen ? "true" : undefined}>
      <th scope="row">
        {name} <span className="quiet">{rate.iso3}</span>
      </th>
      <td className="num">{percent(rate.regular_percent, 3)}</td>
      <td>{rate.level === null ? unknown : levelText(rate.level)}</td>
      <td className="num">
        {rate.level === "A" ? "–" : rate.discount_percent === null ? unknown : decimal(rate.discount_percent)}
      </td>
      <td className="num">{figure(rate.rate_percent, 6)}</td>
      <td className="num">
        <button type="button" className="link" onClick={() => open(rate.iso3)}>
          {figure(row?.computed_percent, 3)}
        </button>
      </td>
      <td className="num">
        {isRaised ? "+" : ""}
        {figure(row?.difference_percent, 3)}
      </td>
    </tr>
  );
}

/** `G_OR_HSTAR` as people write it. */
export const levelText = (level: string): string => level.replace("HSTAR", "H*").replace("_OR_", " / ");

/** What was given as discounts and the premium that makes up for it, or why there is none. */
function Factors({ adopted }: { adopted: AdoptedScale }) {
  const { say, sayOr, decimal } = useWords();
  const { reason, given_percent, premium } = adopted;
  if (reason !== null || given_percent === null || premium === null)
    return <p>{sayOr(`funding.reason.${reason ?? ""}`, reason ?? "")}</p>;
  return <p>{say("scale.screen.factors", { given: decimal(given_percent), premium: decimal(premium) })}</p>;
}
