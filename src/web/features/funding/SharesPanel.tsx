import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import type { PlanBudget } from "../../../model/plan.ts";
import { useSetSearch } from "../../app/mission-context.tsx";
import { WorldMap } from "../../map/WorldMap.tsx";
import { statesQuery } from "../../queries.ts";
import { PicturePanel } from "../../app/Panel.tsx";
import { useWords } from "../../words/words.tsx";
import { periodName } from "./period-name.ts";
import { ShareDialog } from "./ShareDialog.tsx";
import { ShareTable } from "./ShareTable.tsx";
import { classBounds, classOf, partShown, type Shown, shownShares } from "./shown-shares.ts";

/** Who pays for one budget, or one part of it: shaded map and complete table of the same numbers. */
export function SharesPanel({ budget }: { budget: PlanBudget }) {
  const { say, language, percent, amount: money } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const states = useQuery(statesQuery(language));
  const part = partShown(budget, search.part);
  const shown = useMemo(() => shownShares(budget, part), [budget, part]);
  const byIso2 = useMemo(() => new Map(states.data?.items.map((state) => [state.iso2, state])), [states.data]);
  const byIso3 = useMemo(() => new Map(states.data?.items.map((state) => [state.iso3, state])), [states.data]);
  const nameOf = (iso3: string) => byIso3.get(iso3)?.name ?? iso3;
  const classes = new Map(
    shown.shares.flatMap(({ iso3, percent: share }) => {
      const iso2 = byIso3.get(iso3)?.iso2;
      return iso2 ? [[iso2, classOf(share)] as const] : [];
    }),
  );
  const shareOf = new Map(shown.shares.map((share) => [share.iso3, share]));
  const title = (iso2: string) => {
    const state = byIso2.get(iso2);
    const share = state && shareOf.get(state.iso3);
    return share ? `${state.name}: ${percent(share.percent)} %` : (state?.name ?? "");
  };
  const open = (iso3: string) => setSearch({ state: iso3 });
  return (
    <>
      <PicturePanel
        className="shares-panel"
        title={findingOf(shown, nameOf, { say, percent })}
        subtitle={say("screen.funding.heading")}
        foot={say("screen.funding.unofficial")}
        table={<Parts budget={budget} part={part} shown={shown} />}
        picture={
          <>
            <Parts budget={budget} part={part} shown={shown} />
            {shown.shares.length > 0 && (
              <>
                <WorldMap
                  classes={classes}
                  title={title}
                  label={say("screen.funding.map")}
                  selected={byIso3.get(search.state ?? "")?.iso2 ?? null}
                  select={(iso2) => open(byIso2.get(iso2)?.iso3 ?? "")}
                />
                <Legend />
                <p className="quiet small-text">{say("screen.funding.map.foot")}</p>
              </>
            )}
          </>
        }
      />
      {shown.shares.length > 0 && <ShareTable shown={shown} nameOf={nameOf} open={open} money={money} />}
      <ShareDialog
        budget={budget}
        part={part}
        iso3={search.state ?? null}
        nameOf={nameOf}
        close={() => setSearch({ state: undefined })}
      />
    </>
  );
}

type Say = Pick<ReturnType<typeof useWords>, "say" | "percent">;

/** How many states pay half: the sentence over the map. */
function findingOf(shown: Shown, nameOf: (iso3: string) => string, { say, percent }: Say): string {
  const [first] = shown.shares;
  if (!first) return say("screen.funding.unknown");
  if (!shown.levelsKnown) return say("screen.funding.regular_only");
  let sum = 0;
  const half = shown.shares.findIndex((share) => (sum += Number(share.percent)) >= 50) + 1;
  return say("screen.funding.finding", { state: nameOf(first.iso3), percent: percent(first.percent, 2), count: half });
}

/** Which stretch of the budget is shown, its amount, the scale, and what is missing. */
function Parts({ budget, part, shown }: { budget: PlanBudget; part: number | null; shown: Shown }) {
  const { say, sayOr, amount, digits } = useWords();
  const setSearch = useSetSearch();
  const years = part === null ? budget.parts.map((each) => each.scale_year) : [budget.parts[part]?.scale_year ?? 0];
  return (
    <>
      <div className="parts">
        <div className="segments" role="group" aria-label={say("screen.funding.part")}>
          {(budget.totals.length > 0 || budget.parts.length === 0) && (
            <button type="button" aria-pressed={part === null} onClick={() => setSearch({ part: undefined })}>
              {say("screen.funding.whole", { period: digits(periodName(budget.from, budget.to)) })}
            </button>
          )}
          {budget.parts.map((each, index) => (
            <button
              key={each.from}
              type="button"
              aria-pressed={part === index}
              onClick={() => setSearch({ part: String(index) })}
            >
              {each.from} – {each.to}
            </button>
          ))}
        </div>
        <p>
          <strong>{amount(shown.amount)}</strong> {say("screen.funding.usd")}
          {budget.parts.length > 0 && (
            <span className="quiet"> · {say("screen.funding.scale", { years: [...new Set(years.map(String))] })}</span>
          )}
        </p>
      </div>
      {budget.parts.length === 0 && (
        <p className="notice">
          {say("screen.funding.not_shared", { kind: sayOr(`code.kind.${budget.kind}`, budget.kind) })}
        </p>
      )}
      {[...new Set(shown.reasons)].map((reason) => (
        <p key={reason} className="notice">
          {sayOr(`funding.reason.${reason}`, reason)}
        </p>
      ))}
    </>
  );
}

function Legend() {
  const { say, number } = useWords();
  const names = [
    say("screen.funding.below", { bound: number(classBounds[0], 3) }),
    ...classBounds.map((bound, index) => {
      const next = classBounds[index + 1];
      return next === undefined
        ? say("screen.funding.from", { bound: number(bound, 3) })
        : say("screen.range", { low: number(bound, 3), high: number(next, 3) });
    }),
  ];
  return (
    <ul className="world-legend" aria-label={say("screen.funding.percent")}>
      <li className="quiet">{say("screen.funding.percent")}</li>
      {names.map((name, index) => (
        <li key={name}>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect width="14" height="14" className={`shade-${index}`} />
          </svg>
          {name}
        </li>
      ))}
      <li>
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <rect width="14" height="14" className="shade-none" />
        </svg>
        {say("screen.funding.no_share")}
      </li>
    </ul>
  );
}
