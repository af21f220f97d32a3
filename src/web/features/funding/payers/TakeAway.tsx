import type { Gap, PayerMix } from "../../../../model/payer-mix.ts";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";
import { isSome, namesOf } from "./mix-names.ts";

type Props = { readonly mix: PayerMix };

/** A tick, heard at once, for each payer that may be taken away, and the mix with and without them side by side. */
export function TakeAway({ mix, asked }: Props & { readonly asked: readonly string[] }) {
  const { say, amount, list, money } = useWords();
  const setSearch = useSetSearch();
  const gone = mix.without?.payers ?? [];
  const turn = (id: string) => {
    const next = asked.includes(id) ? asked.filter((each) => each !== id) : [...asked, id];
    setSearch({ without: next.length === 0 ? undefined : next.join(",") });
  };
  return (
    <Panel
      className="payers-wide payers-away"
      title={
        mix.without === null
          ? say("payers.screen.away")
          : say("payers.screen.away.title", {
              payers: list(gone.map(namesOf(mix).payer)),
              lost: money(mix.without.lost_usd),
            })
      }
      subtitle={say("payers.screen.away.subtitle")}
    >
      <div className="payers-ticks" role="group" aria-label={say("payers.screen.away")}>
        {mix.payers
          .filter(({ key }) => key !== "costs_lie_where_they_fall")
          .map(({ id, name, usd }) => (
            <label key={id}>
              <input type="checkbox" checked={asked.includes(id)} onChange={() => turn(id)} />
              <span>
                {name}{" "}
                <span className={usd === null ? "unknown" : "quiet"}>
                  {usd === null ? say("screen.unknown") : amount(usd)}
                </span>
              </span>
            </label>
          ))}
      </div>
      {mix.without && <SideBySide mix={mix} without={mix.without} />}
    </Panel>
  );
}

type SideProps = Props & { readonly without: NonNullable<PayerMix["without"]> };

/** The whole mix beside what is left of it. */
function SideBySide({ mix, without }: SideProps) {
  const { say, amount, decimal, number, months } = useWords();
  const title = say("payers.screen.beside_each_other");
  const span = (gap: Gap) => {
    const open = gap.months.filter(({ usd }) => isSome(usd)).map(({ month }) => month);
    const [first, last] = [open[0], open.at(-1)];
    return first === undefined || last === undefined
      ? say("screen.none")
      : say("payers.screen.open_months", { count: open.length, span: months(first, last) });
  };
  const rows: readonly (readonly [name: string, of: (gap: Gap) => string])[] = [
    ["gap", ({ usd }) => amount(usd)],
    ["months_worth", (gap) => (gap.months_worth === null ? say("screen.unknown") : decimal(gap.months_worth))],
    ["open_months", span],
    ["unpaid_lines", ({ unpaid }) => number(unpaid.length)],
    ["tasks", ({ tasks }) => say("payers.screen.tasks_of", { some: number(tasks.length), all: number(mix.tasks) })],
  ];
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="table payers-sides">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="num">
              {say("payers.screen.as_it_stands")}
            </th>
            <th scope="col" className="num">
              {say("payers.screen.without")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, of]) => (
            <tr key={name} className={`payers-side-${name}`}>
              <th scope="row">{say(`payers.screen.side.${name}`)}</th>
              <td className="num">{of(mix.gap)}</td>
              <td className="num">
                <strong>{of(without.gap)}</strong>
              </td>
            </tr>
          ))}
          {mix.in_kind_usd !== null && isSome(mix.in_kind_usd) && (
            <tr>
              <th scope="row">{say("payers.screen.side.in_kind")}</th>
              <td className="num">{amount(mix.in_kind_usd)}</td>
              <td className="num">
                {isSome(without.in_kind_lost_usd)
                  ? say("payers.screen.less", { amount: amount(without.in_kind_lost_usd) })
                  : amount(mix.in_kind_usd)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
