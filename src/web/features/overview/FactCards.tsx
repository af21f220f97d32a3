import type { ReactNode } from "react";
import { daysBetween } from "../../../kernel/plain-date.ts";
import type { Origin } from "../../../model/origin.ts";
import type { PlanMonth } from "../../../model/plan.ts";
import { Figure } from "../../app/Figure.tsx";
import type { PlanOverview } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { CashLine } from "./CashLine.tsx";
import { adoptedBy, mandateEnd } from "./mandate-end.ts";
import { safetyToDate } from "./safety-to-date.ts";
import { budgetOn, type Facts } from "./use-facts.ts";

type CardProps = { readonly title: string; readonly children: ReactNode; readonly lines: readonly ReactNode[] };

function Card({ title, children, lines }: CardProps) {
  return (
    <section className="fact" aria-label={title}>
      <h2 className="fact-title">{title}</h2>
      {children}
      {lines.map((line, at) => (
        <p key={at} className="fact-line quiet">
          {line}
        </p>
      ))}
    </section>
  );
}

function Unknown() {
  const { say } = useWords();
  return <p className="fact-value unknown">{say("screen.unknown")}</p>;
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Days to the end of the mandate in force, or where no pack states it, of the mission. */
export function MandateFact({ facts }: { facts: Facts }) {
  const { say, number, date } = useWords();
  const end = mandateEnd(facts.instruments, facts.tasks, facts.day);
  const latest = adoptedBy(facts.instruments, facts.day).at(-1);
  const closes = textOf(facts.mission?.values["ends_on"]);
  const left = closes === null ? null : daysBetween(facts.day, closes);
  const origin = (until: string, from: Origin["inputs"]): Origin => ({
    formula: "shell.formula.days_left",
    values: { until: date(until), day: date(facts.day) },
    inputs: from,
    sources: [],
    basis: "reported",
    on: facts.day,
  });
  return (
    <Card
      title={say(end === null && left !== null && left >= 0 ? "shell.fact.mission" : "shell.fact.mandate")}
      lines={[
        end !== null ? say("shell.mandate.until", { date: date(end.until) }) : say("shell.mandate.unstated"),
        latest
          ? say("shell.mandate.latest", { symbol: String(latest.values["symbol"] ?? latest.id) })
          : say("shell.mandate.none_yet"),
        say("shell.next_report.unknown"),
      ]}
    >
      {end !== null ? (
        <Figure
          className="fact-value"
          title={say("shell.fact.mandate")}
          origin={origin(end.until, [
            ...(end.task === null ? [] : [{ noun: "task", ids: [end.task] }]),
            ...(end.instrument === null ? [] : [{ noun: "instrument", ids: [end.instrument] }]),
          ])}
        >
          {say("shell.days", { count: end.days, days: number(end.days) })}
        </Figure>
      ) : left !== null && left >= 0 && closes !== null ? (
        <Figure
          className="fact-value"
          title={say("shell.fact.mission")}
          origin={origin(closes, facts.mission ? [{ noun: "mission", ids: [facts.mission.id] }] : [])}
        >
          {say("shell.days", { count: left, days: number(left) })}
        </Figure>
      ) : (
        <Unknown />
      )}
    </Card>
  );
}

/** Incidents and casualties up to the day, as far as the pack holds them. */
export function SafetyFact({ facts }: { facts: Facts }) {
  const { say, number } = useWords();
  const { events, killed, injured, silent, sources, last } = safetyToDate(facts.incidents, facts.day);
  const said = (value: number | null) => (value === null ? say("screen.unknown") : number(value));
  return (
    <Card
      title={say("shell.fact.safety")}
      lines={[
        say("shell.safety.people", { killed: said(killed), injured: said(injured) }),
        ...(silent > 0 ? [say("shell.safety.silent", { count: silent })] : []),
      ]}
    >
      <Figure
        className="fact-value"
        title={say("shell.fact.safety")}
        origin={{
          formula: "shell.formula.safety",
          values: {},
          inputs: events.length > 0 ? [{ noun: "incident", ids: events }] : [],
          sources,
          basis: events.length > 0 ? "reported" : null,
          on: last,
        }}
      >
        {say("shell.safety.events", { count: events.length, shown: number(events.length) })}
      </Figure>
    </Card>
  );
}

/** The budget in force, and how long the cash lasts as far as the records tell. */
export function MoneyFact({ facts, overview, now }: { facts: Facts; overview: PlanOverview; now: boolean }) {
  const { say, date, moneyShort } = useWords();
  const budget = budgetOn(overview, facts.day);
  const record = facts.budgets.find(({ id }) => id === budget?.id);
  const sources = record && Array.isArray(record.values["source"]) ? record.values["source"].map(String) : [];
  return (
    <Card
      title={say("shell.fact.money")}
      lines={[
        ...(budget ? [say("screen.span", { from: date(budget.from), to: date(budget.to) })] : []),
        <CashLine key="cash" day={facts.day} now={now} />,
      ]}
    >
      {budget ? (
        <Figure
          className={budget.basis === "reported" ? "fact-value" : "fact-value estimate"}
          title={say("shell.fact.money")}
          origin={{
            formula: "shell.formula.budget",
            values: {},
            inputs: [{ noun: "budget_line", ids: [budget.id] }],
            sources,
            basis: budget.basis,
            on: budget.from,
          }}
        >
          {budget.basis === "reported" ? "" : "≈ "}
          {moneyShort(budget.amount_usd)}
        </Figure>
      ) : (
        <Unknown />
      )}
    </Card>
  );
}

/** Sites that no open way reaches; reserves are not known before stocks are recorded. */
export function SupplyFact({ facts, detail }: { facts: Facts; detail: PlanMonth | null }) {
  const { say, number } = useWords();
  const cut = detail?.travel.filter(({ days }) => days === null).map(({ site }) => site) ?? [];
  const reached = detail?.travel.length ?? 0;
  return (
    <Card
      title={say("shell.fact.supply")}
      lines={[
        detail === null ? "" : say("shell.supply.of", { count: reached, shown: number(reached) }),
        say("shell.reserve.unknown"),
      ]}
    >
      {detail === null || reached === 0 ? (
        <Unknown />
      ) : (
        <Figure
          className="fact-value"
          title={say("shell.fact.supply")}
          origin={{
            formula: "shell.formula.cut_off",
            values: {},
            inputs: cut.length > 0 ? [{ noun: "site", ids: cut }] : [],
            sources: [],
            basis: "estimated",
            on: facts.day,
          }}
        >
          {say("shell.supply.cut_off", { count: cut.length, shown: number(cut.length) })}
        </Figure>
      )}
    </Card>
  );
}
