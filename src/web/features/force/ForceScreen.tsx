import { useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useMissionView, useSetSearch } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import { CiviliansPanel } from "./CiviliansPanel.tsx";
import { ContributorPanel } from "./ContributorPanel.tsx";
import { categories } from "./holdings.ts";
import { isFound, MatrixPanel } from "./MatrixPanel.tsx";
import { MultiplesPanel } from "./MultiplesPanel.tsx";
import { OriginMap } from "./OriginMap.tsx";
import { ranked } from "./ranking.ts";
import { RankPanel } from "./RankPanel.tsx";
import { StrengthStack } from "./StrengthStack.tsx";
import { SizesPanel } from "./SizesPanel.tsx";
import { useForce, type Force } from "./use-force.ts";
import "../../styles/funding.css";
import "../../styles/force.css";

/** Who came: contributors by month and category, the women among them, and where they are from. */
export function ForceScreen() {
  const words = useWords();
  const { say } = words;
  const { month, error: planError, retry: planRetry } = useMissionView();
  const { category } = useSearch({ strict: false });
  const { force, error, retry } = useForce();
  const [wanted, setWanted] = useState("");
  if (planError && month === null) return <ProblemPanel error={planError} retry={planRetry} />;
  if (error) return <ProblemPanel error={error} retry={retry} />;
  if (force === null) return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  return (
    <div className="force">
      <h1 className="screen-title">{say("force.title", { month: words.month(force.month) })}</h1>
      <Filters force={force} wanted={wanted} setWanted={setWanted} />
      {category === "civilians" ? <CiviliansPanel /> : <Contributors force={force} wanted={wanted} />}
    </div>
  );
}

function Contributors({ force, wanted }: { force: Force; wanted: string }) {
  const { say } = useWords();
  const { index, month, category, measure, chosen } = force;
  const rows = useMemo(() => ranked(index, month, category, measure), [index, month, category, measure]);
  if (index.contributors.length === 0) return <p className="panel">{say("force.empty")}</p>;
  return (
    <>
      {chosen !== null && <ContributorPanel force={force} contributor={chosen} />}
      <MatrixPanel force={force} wanted={wanted} />
      <RankPanel force={force} rows={rows} wanted={wanted} />
      <OriginMap force={force} rows={rows} />
      <MultiplesPanel force={force} />
      <StrengthStack />
      <SizesPanel force={force} />
    </>
  );
}

type FilterProps = { readonly force: Force; readonly wanted: string; readonly setWanted: (text: string) => void };

function Filters({ force, wanted, setWanted }: FilterProps) {
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const category = search.category ?? "total";
  return (
    <div className="force-filters">
      <div className="segments" role="group" aria-label={say("force.category")}>
        {[...categories, "civilians"].map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={category === each}
            onClick={() => setSearch({ category: each === "total" ? undefined : each })}
          >
            {say(`force.category.${each}`)}
          </button>
        ))}
      </div>
      <div className="segments" role="group" aria-label={say("force.measure")}>
        {(["people", "women"] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={(search.measure ?? "people") === each}
            onClick={() => setSearch({ measure: each === "people" ? undefined : each })}
          >
            {say(`force.${each}`)}
          </button>
        ))}
      </div>
      <input
        className="search"
        type="search"
        value={wanted}
        placeholder={say("force.search")}
        aria-label={say("force.search")}
        onChange={(event) => setWanted(event.target.value)}
      />
      {wanted.trim() !== "" && <Found force={force} wanted={wanted} />}
    </div>
  );
}

const mostFound = 8;

/** The contributors that a search finds, each one touch away. */
function Found({ force: { index, nameOf, chosen }, wanted }: { force: Force; wanted: string }) {
  const { say } = useWords();
  const setSearch = useSetSearch();
  const found = index.contributors.filter((contributor) => isFound(wanted, contributor, nameOf(contributor)));
  if (found.length === 0) return <p className="quiet">{say("force.none_found")}</p>;
  return (
    <ul className="force-found">
      {found.slice(0, mostFound).map((contributor) => (
        <li key={contributor}>
          <button
            type="button"
            className="button small"
            aria-pressed={contributor === chosen}
            onClick={() => setSearch({ contributor })}
          >
            {nameOf(contributor)}
          </button>
        </li>
      ))}
    </ul>
  );
}
