import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { type CashSheet, stressInWords } from "../../../model/cash-sheet.ts";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { Panel } from "../../app/Panel.tsx";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { useWords } from "../../words/words.tsx";
import { ArrearsPanel, OrderPanel, PayersPanel, RulesPanel } from "./CashAccounts.tsx";
import { CalendarPanel, FanPanel } from "./CashCharts.tsx";
import { HedgePanel, StressPanel } from "./CashStress.tsx";
import { cashQuery } from "../../cash-query.ts";
import "../../styles/cash.css";

/** How long cash lasts: what is owed, the forecast with its range, what may go wrong, and what would help. */
export function CashScreen() {
  const { say } = useWords();
  const { mission } = usePlanAsk();
  const { on, stress, delay, paid, opening } = useSearch({ strict: false });
  const [named, setNamed] = useState(false);
  const cash = useQuery({
    ...cashQuery(mission, {
      ...(on && { on }),
      ...(stress && { stress }),
      ...(delay && { delay }),
      ...(paid && { paid }),
      ...(opening && { opening }),
      named,
    }),
    placeholderData: keepPreviousData,
  });
  const sheet = cash.data;
  return (
    <div className="funding cash">
      <h1 className="screen-title">{say("screen.funding.view.cash")}</h1>
      {cash.isError && <ProblemPanel error={cash.error} retry={() => void cash.refetch()} />}
      {!sheet && !cash.isError && (
        <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />
      )}
      {sheet && (
        <>
          <HeadPanel sheet={sheet} />
          {sheet.base && <FanPanel sheet={sheet} outlook={sheet.stressed ?? sheet.base} />}
          <StressPanel sheet={sheet} />
          {sheet.hedge && <HedgePanel sheet={sheet} hedge={sheet.hedge} />}
          {sheet.account && <ArrearsPanel sheet={sheet} />}
          {sheet.order.length > 0 && <OrderPanel sheet={sheet} />}
          {sheet.calendar.length > 0 && <CalendarPanel sheet={sheet} />}
          {sheet.account && <PayersPanel sheet={sheet} named={named} setNamed={setNamed} />}
          <RulesPanel sheet={sheet} />
        </>
      )}
    </div>
  );
}

/** Days of cash with their range, the day, and what is not known. */
function HeadPanel({ sheet }: { sheet: CashSheet }) {
  const { say, date, number } = useWords();
  const { base, stressed, on } = sheet;
  const days = (count: number | null | undefined) =>
    count === null || count === undefined ? say("cash.beyond") : number(count);
  const rangeOf = ([low, mid, high]: readonly (number | null)[]) =>
    say("cash.days", { low: days(low), mid: days(mid), high: days(high) });
  const said = (stress: string) => stressInWords(stress, say);
  const dayOf = (day: string | null | undefined) => (day ? date(day) : say("cash.beyond"));
  return (
    <Panel
      className="cash-head"
      title={
        on === null ? say("cash.no_day") : say("cash.title", { mission: sheet.mission.toUpperCase(), date: date(on) })
      }
      subtitle={say("screen.funding.unofficial")}
    >
      {sheet.basis === "fictional" && <p className="notice">{say("cash.fictional")}</p>}
      {sheet.stated && <p className="notice">{say("cash.stated")}</p>}
      {base === null && <p className="fact-value unknown">{say("cash.days_unknown")}</p>}
      {base && <p className="cash-days estimate">≈ {rangeOf(base.days_of_cash)}</p>}
      {base && (
        <p>
          {say("cash.runs_out", {
            early: dayOf(base.runs_out[0]),
            middle: dayOf(base.runs_out[2]),
            late: dayOf(base.runs_out[4]),
          })}
        </p>
      )}
      {sheet.plans_followed !== null && sheet.plans_followed > 0 && (
        <p>{say("cash.plans_followed", { count: sheet.plans_followed })}</p>
      )}
      {stressed && (
        <p className="cash-days estimate">
          {say("cash.outlook.stressed", { stresses: sheet.stresses.map(said) })} ≈ {rangeOf(stressed.days_of_cash)}
        </p>
      )}
      {base && (
        <details className="cash-origin">
          <summary>{say("screen.origin.formula")}</summary>
          <p>{say("cash.formula.days")}</p>
          <p>{say("cash.seeded", { draws: sheet.draws, seed: String(sheet.seed) })}</p>
        </details>
      )}
      {sheet.gaps.length > 0 && (
        <ul className="cash-gaps">
          {sheet.gaps.map((gap) => (
            <li key={gap}>{say(`cash.gap.${gap}`)}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
