import { lengthOfMonth } from "../../../kernel/plain-date.ts";
import type { Need, PlanMonth } from "../../../model/plan.ts";
import type { Item } from "../../api.ts";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { useWords } from "../../words/words.tsx";
import { commodityName } from "./commodity-name.ts";

type Props = {
  readonly detail: PlanMonth;
  readonly commodities: readonly Item[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
};

/** Every commodity in the month at hand: quantity, range, and how it is worked out, written out. */
export function MonthPanel({ detail, commodities, chosen, choose }: Props) {
  const words = useWords();
  const { say } = words;
  const needs = new Map(detail.needs.filter(({ site }) => site === null).map((need) => [need.commodity, need]));
  return (
    <Panel
      className="supply-month"
      title={say("screen.needs.title", { month: words.month(detail.month) })}
      subtitle={say("supply.month.subtitle")}
    >
      <ul className="commodities">
        {commodities.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className="commodity"
              aria-pressed={item.id === chosen}
              onClick={() => choose(item.id)}
            >
              <strong>{commodityName(words, item)}</strong>
              <Amount need={needs.get(item.id)} />
            </button>
            <Working need={needs.get(item.id)} detail={detail} item={item} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Amount({ need }: { need: Need | undefined }) {
  const { say, number, sayOr } = useWords();
  if (!need) return <span className="unknown">{say("screen.unknown")}</span>;
  const unit = sayOr(`unit.${need.unit}`, need.unit);
  return (
    <span>
      <span className={need.sourced ? "estimate" : "estimate unsourced"}>
        ≈ {number(need.quantity)} {unit}
      </span>{" "}
      <span className="quiet">{say("screen.range", { low: number(need.low), high: number(need.high) })}</span>
    </span>
  );
}

function Working({ need, detail, item }: { need: Need | undefined; detail: PlanMonth; item: Item }) {
  const { say, number, sayOr } = useWords();
  const people = detail.strength.total;
  if (!need || people === null) return <p className="quiet">{say("screen.needs.unknown")}</p>;
  const days = lengthOfMonth(detail.month);
  const daily = need.quantity / (people * days);
  return (
    <p className="quiet">
      {say("supply.working", {
        people: number(people),
        days: number(days),
        daily: number(daily, 3),
        unit: sayOr(`unit.${need.unit}`, need.unit),
      })}{" "}
      <RecordLink noun="commodity" id={item.id} text={need.factor} />
      {!need.sourced && <> · {say("screen.needs.unsourced")}</>}
    </p>
  );
}
