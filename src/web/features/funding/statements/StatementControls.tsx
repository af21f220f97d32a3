import { useSearch } from "@tanstack/react-router";
import { useId, type FormEvent } from "react";
import type { PlanBudget } from "../../../../model/plan.ts";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { useWords } from "../../../words/words.tsx";
import { periodName } from "../period-name.ts";

type Props = {
  readonly budgets: readonly PlanBudget[];
  readonly budget: string;
  readonly states: readonly { readonly iso3: string; readonly name: string }[];
  readonly state: string;
};

/** Which budget and state, and what to suppose: a mandate's end, staff assessment, a credit. Nothing is stored. */
export function StatementControls({ budgets, budget, states, state }: Props) {
  const { say, sayOr, digits } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const ids = useId();
  const suppose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => {
      const value = given.get(name);
      return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
    };
    const [year, amount] = [text("year"), text("amount")];
    setSearch({
      end: text("end"),
      staff: text("staff"),
      credit: year === undefined || amount === undefined ? undefined : `${year}=${amount}`,
    });
  };
  const [year = "", amount = ""] = (search.credit ?? "").split("=");
  const field = (name: string, value: string | undefined, type = "text") => (
    <label>
      <span>{say(`shares.screen.${name}`)}</span>
      <input className="field" name={name} type={type} defaultValue={value ?? ""} key={value} inputMode={modes[name]} />
    </label>
  );
  return (
    <form className="panel statement-controls" aria-label={say("shares.screen.controls")} onSubmit={suppose}>
      <label>
        <span id={`${ids}budget`}>{say("shares.screen.budget")}</span>
        <select
          className="select"
          aria-labelledby={`${ids}budget`}
          value={budget}
          onChange={(event) => setSearch({ budget: event.target.value, end: undefined }, true)}
        >
          {budgets.map(({ id, from, to, kind }) => (
            <option key={id} value={id}>
              {digits(periodName(from, to))} · {sayOr(`code.kind.${kind}`, kind)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span id={`${ids}state`}>{say("shares.screen.state")}</span>
        <select
          className="select"
          aria-labelledby={`${ids}state`}
          value={state}
          onChange={(event) => setSearch({ state: event.target.value }, true)}
        >
          {states.map(({ iso3, name }) => (
            <option key={iso3} value={iso3}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>{say("shares.screen.suppose")}</legend>
        {field("end", search.end, "date")}
        {field("staff", search.staff)}
        {field("year", year)}
        {field("amount", amount)}
        <button type="submit" className="button">
          {say("shares.screen.apply")}
        </button>
      </fieldset>
    </form>
  );
}

const modes: Readonly<Record<string, "decimal" | undefined>> = { staff: "decimal", amount: "decimal" };
