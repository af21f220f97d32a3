import { useSearch } from "@tanstack/react-router";
import { type FormEvent, useId } from "react";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";
import type { AskedTask } from "./PrioritiesScreen.tsx";
import { protectedIn } from "./priority-search.ts";

type Props = { readonly tasks: readonly AskedTask[]; readonly stop: () => Promise<void> };

/** The question: how much less, saved by when, and what must stay. It stands in the address once it is asked. */
export function AskPanel({ tasks, stop }: Props) {
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const own = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string | undefined => {
      const value = given.get(name);
      return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
    };
    await stop();
    const guarded = given.getAll("protect").filter((id) => typeof id === "string");
    setSearch(
      {
        cut: text("cut"),
        within: text("within"),
        from: text("from"),
        period: text("period") === "quarter" ? "quarter" : undefined,
        protect: guarded.length === 0 ? undefined : guarded.join("~"),
        leaving: text("leaving"),
        notice: text("notice"),
      },
      true,
    );
  };
  const field = (name: Field["name"], more: Omit<Field, "name" | "id">) => <AskField id={`${own}${name}`} name={name} {...more} />; // prettier-ignore
  const chosen = protectedIn(search.protect);
  return (
    <Panel
      title={say("priorities.screen.ask")}
      subtitle={say("priorities.screen.ask.subtitle")}
      className="priorities-ask"
    >
      <form onSubmit={(event) => void submit(event)}>
        <div className="priorities-fields">
          {field("cut", { value: search.cut ?? "15", pattern: "\\d{1,2}(\\.\\d{1,4})?", required: true })}
          {field("within", { value: search.within ?? "9", pattern: "[1-9]|1\\d|2[0-4]", required: true })}
          {field("from", { value: search.from ?? "", pattern: "\\d{4}-(0[1-9]|1[0-2])", example: "2011-10" })}
          <div className="priorities-field">
            <label htmlFor={`${own}period`}>{say("priorities.screen.period")}</label>
            <select id={`${own}period`} name="period" defaultValue={search.period ?? "month"}>
              {["month", "quarter"].map((period) => (
                <option key={period} value={period}>
                  {say(`priorities.screen.period.${period}`)}
                </option>
              ))}
            </select>
          </div>
          {field("leaving", { value: search.leaving ?? "", pattern: "\\d{1,9}(\\.\\d{1,2})?" })}
          {field("notice", { value: search.notice ?? "", pattern: "\\d|1\\d|2[0-4]" })}
        </div>
        <fieldset className="priorities-tasks">
          <legend>{say("priorities.screen.protect")}</legend>
          {tasks.map(({ id, title, isProtected }) => (
            <label key={id}>
              <input
                type="checkbox"
                name="protect"
                value={id}
                defaultChecked={isProtected || chosen.includes(id)}
                disabled={isProtected}
              />
              {isProtected ? `${title} (${say("priorities.protected")})` : title}
            </label>
          ))}
        </fieldset>
        <button type="submit" className="button primary">
          {say("priorities.screen.go")}
        </button>
      </form>
    </Panel>
  );
}

type Field = {
  readonly id: string;
  readonly name: "cut" | "within" | "from" | "leaving" | "notice";
  readonly value: string;
  readonly pattern: string;
  readonly example?: string;
  readonly required?: boolean;
};

function AskField({ id, name, value, pattern, example, required = false }: Field) {
  const { say } = useWords();
  return (
    <div className="priorities-field">
      <label htmlFor={id}>{say(`priorities.screen.${name}`)}</label>
      <input
        id={id}
        name={name}
        defaultValue={value}
        pattern={pattern}
        required={required}
        placeholder={example}
        inputMode={name === "from" ? "text" : "decimal"}
        dir="ltr"
      />
    </div>
  );
}
