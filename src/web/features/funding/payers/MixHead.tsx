import { type PayerMix, pledgeLevels } from "../../../../model/payer-mix.ts";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { Figure } from "../../../app/Figure.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";
import { isSome } from "./mix-names.ts";
import { type MixAsk, mixPath } from "./mix-query.ts";

type Props = { readonly mix: PayerMix; readonly asked: MixAsk };

/** The sums of the mix, which amount of a pledge counts, and the workbook. */
export function MixHead({ mix, asked }: Props) {
  const { say, sayOr, money } = useWords();
  const setSearch = useSetSearch();
  const whole = !isSome(mix.gap.usd);
  const sums: readonly SumName[] = [
    "common",
    "paid",
    "gap",
    ...(mix.payers.some(({ key }) => key === "in_kind") ? (["in_kind"] as const) : []),
    ...(mix.lines.some(({ place }) => place === "where_it_falls") ? (["falls"] as const) : []),
  ];
  return (
    <Panel
      className="payers-wide"
      title={
        whole
          ? say("payers.screen.title.whole", { amount: money(mix.common_usd) })
          : say("payers.screen.title.gap", { gap: money(mix.gap.usd), amount: money(mix.common_usd) })
      }
      subtitle={say("payers.unofficial")}
      foot={say("payers.screen.seen")}
    >
      {mix.nature !== "historic" && <p className="notice">{say("payers.nature", { nature: mix.nature })}</p>}
      <dl className="payers-sums">
        {sums.map((name) => (
          <Sum key={name} mix={mix} name={name} />
        ))}
      </dl>
      <div className="payers-choices">
        <div className="segments" role="group" aria-label={say("payers.screen.count")}>
          {pledgeLevels.map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={mix.counted === level}
              onClick={() => setSearch({ count: level === "committed" ? undefined : level })}
            >
              {sayOr(`payers.counted.${level}`, level)}
            </button>
          ))}
        </div>
        <a className="button small" href={`/api/v1${mixPath(asked, "xlsx")}`} download>
          {say("payers.screen.workbook")}
        </a>
      </div>
    </Panel>
  );
}

type SumName = "common" | "paid" | "gap" | "in_kind" | "falls";

/** One sum, which opens to how it is made and to the records in it. */
function Sum({ mix, name }: { readonly mix: PayerMix; readonly name: SumName }) {
  const { say, money, months } = useWords();
  const lines = mix.lines.filter(({ place, usd }) => usd !== null && (place === "common") === (name !== "falls"));
  const inKind = mix.payers.filter(({ key }) => key === "in_kind");
  const payers = mix.payers.filter(({ months }) => months.length > 0);
  const usd = {
    common: mix.common_usd,
    paid: mix.paid_usd,
    gap: mix.gap.usd,
    in_kind: mix.in_kind_usd,
    falls: mix.where_it_falls_usd,
  }[name];
  const rests = {
    common: { lines, payers: [] },
    paid: { lines: [], payers },
    gap: { lines, payers },
    in_kind: { lines: [], payers: inKind },
    falls: { lines, payers: [] },
  }[name];
  const missing = mix.lines.filter((line) => line.usd === null && (line.place === "common") === (name !== "falls"));
  const bases = new Set([...rests.lines, ...rests.payers].map(({ basis }) => basis));
  const [first, last] = [mix.months[0], mix.months.at(-1)];
  const title = say(`payers.screen.sum.${name}`);
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <Figure
          title={title}
          origin={{
            formula: `payers.screen.formula.${name}`,
            values: {},
            inputs: [
              { noun: "cost_line", ids: rests.lines.map(({ id }) => id) },
              { noun: "payer", ids: rests.payers.map(({ id }) => id) },
            ].filter(({ ids }) => ids.length > 0),
            sources: [...new Set([...rests.lines, ...rests.payers].flatMap(({ source }) => source))],
            basis: bases.size === 1 ? ([...bases][0] ?? null) : null,
            on: first === undefined || last === undefined ? null : months(first, last),
          }}
        >
          {usd === null ? <span className="unknown">{say("screen.unknown")}</span> : money(usd)}
        </Figure>
        {usd !== null && name !== "paid" && name !== "in_kind" && missing.length > 0 && (
          <span className="quiet small-text payers-without">
            {say("payers.screen.unknown_lines", { count: missing.length })}
          </span>
        )}
      </dd>
    </div>
  );
}
