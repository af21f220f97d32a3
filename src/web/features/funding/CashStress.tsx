import { useSearch } from "@tanstack/react-router";
import { type FormEvent, useId } from "react";
import { type CashHedge, type CashSheet, stressInWords } from "../../../model/cash-sheet.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { useWords } from "../../words/words.tsx";
import { CashTable } from "./CashAccounts.tsx";

const stresses = ["late:all:60", "partial:all:80", "cut:15:9", "reserve:10000000"] as const;

/** What may go otherwise, and what the reader assumes where nothing is recorded. All of it stands in the address. */
export function StressPanel({ sheet }: { sheet: CashSheet }) {
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const chosen = (search.stress ?? "").split("~").filter(Boolean);
  const own = useId();
  const said = (stress: string) => stressInWords(stress, say);
  const toggle = (stress: string) => {
    const next = chosen.includes(stress) ? chosen.filter((each) => each !== stress) : [...chosen, stress];
    setSearch({ stress: next.length === 0 ? undefined : next.join("~") });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = given.get(name);
      return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
    };
    const [more, delay, paid] = [text("stress"), text("delay"), text("paid")];
    setSearch({
      stress: more === undefined ? search.stress : [...chosen.filter((each) => each !== more), more].join("~"),
      delay,
      paid,
      opening: text("opening"),
      on: text("on"),
    });
  };
  const field = (name: "on" | "opening" | "delay" | "paid", example: string) => (
    <p className="cash-field">
      <label htmlFor={`${own}${name}`}>{say(`cash.ask.${name}`)}</label>
      <input id={`${own}${name}`} name={name} defaultValue={search[name] ?? ""} placeholder={example} dir="ltr" />
    </p>
  );
  return (
    <Panel
      className="cash-stress"
      title={say("cash.stress.title")}
      subtitle={say(sheet.base === null ? "cash.stress.what_if" : "cash.stress.subtitle")}
    >
      <div className="cash-choices" role="group" aria-label={say("cash.stress.title")}>
        {stresses.map((stress) => (
          <button
            key={stress}
            type="button"
            className="button small"
            aria-pressed={chosen.includes(stress)}
            onClick={() => toggle(stress)}
          >
            {said(stress)}
          </button>
        ))}
      </div>
      <form key={JSON.stringify(search)} onSubmit={submit}>
        {field("on", "2023-10-31")}
        {field("opening", "50000000")}
        {field("delay", "-10,30,120")}
        {field("paid", "80,100,100")}
        <p className="cash-field">
          <label htmlFor={`${own}stress`}>{say("cash.ask.stress")}</label>
          <input id={`${own}stress`} name="stress" placeholder="late:all:90" dir="ltr" />
        </p>
        <button type="submit" className="button">
          {say("cash.ask.go")}
        </button>
      </form>
      {chosen.length > 0 && <p className="quiet">{say("cash.outlook.stressed", { stresses: chosen.map(said) })}</p>}
    </Panel>
  );
}

type HedgeProps = { readonly sheet: CashSheet; readonly hedge: NonNullable<CashSheet["hedge"]> };

/** The cheapest help beside each kind of help alone: why the cheapest is the cheapest. */
export function HedgePanel({ sheet, hedge }: HedgeProps) {
  const { say, amount, number } = useWords();
  const ways = [
    ["best", hedge.best],
    ["reserve_only", hedge.reserve_only],
    ["waiting_only", hedge.waiting_only],
    ["cut_only", hedge.cut_only],
  ] as const;
  const cells = (means: CashHedge | null): string[] =>
    means === null
      ? ["", "", "", say("cash.hedge.not_enough")]
      : [
          amount(means.reserve_usd),
          number(means.wait_days),
          say("cash.percent", { percent: number(means.cut_percent) }),
          amount(means.cost_usd),
        ];
  return (
    <Panel
      title={say("cash.hedge.title", { percent: number(sheet.sure_percent), shortfall: amount(hedge.shortfall_usd) })}
      subtitle={say("cash.hedge.tried", { count: number(hedge.tried) })}
    >
      <CashTable
        label={say("cash.hedge.best")}
        titles={["way", "reserve", "wait", "cut", "cost"].map((name) => say(`cash.column.${name}`))}
        rows={ways.map(([name, means]) => ({ key: name, cells: [say(`cash.hedge.${name}`), ...cells(means)] }))}
      />
      <p className="quiet small-text">
        {say("cash.hedge.beyond", { amount: amount(hedge.best?.beyond_usd ?? "0.00") })}
      </p>
    </Panel>
  );
}
