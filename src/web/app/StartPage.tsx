import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { HelpButton } from "../help/HelpButton.tsx";
import { TourOffer } from "../help/TourOffer.tsx";
import { type MissionEntry, missionsQuery } from "../queries.ts";
import { useWords } from "../words/words.tsx";
import { FunctionChoice } from "./FunctionSwitch.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import { ProblemPanel } from "./ProblemPanel.tsx";
import { keptSearch } from "./search.ts";

/** The missions that the reader may open, and what kind of data they hold. */
export function StartPage() {
  const { say } = useWords();
  const missions = useQuery(missionsQuery());
  const title = `${say("screen.start.title")} · Concert`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="start">
      <header className="start-head">
        <span className="brand">Concert</span>
        <LanguageSwitch />
        <HelpButton />
        <PersonMenu />
      </header>
      <main id="main">
        <h1>{say("screen.start.title")}</h1>
        <p className="notice">{say("screen.release_rules")}</p>
        <TourOffer />
        <h2>{say("shell.start.function")}</h2>
        <FunctionChoice />
        <h2>{say("shell.start.mission")}</h2>
        {missions.isPending && <div className="skeleton tall" role="status" aria-label={say("screen.loading")} />}
        {missions.isError && <ProblemPanel error={missions.error} retry={() => void missions.refetch()} />}
        {missions.data?.items.length === 0 && <p>{say("screen.start.empty")}</p>}
        <ul className="mission-list">
          {missions.data?.items.map((mission) => (
            <li key={mission.id}>
              <MissionCard mission={mission} />
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}

function MissionCard({ mission }: { mission: MissionEntry }) {
  const { say, date } = useWords();
  const { id, name, short_name, nature, authorised_on, ends_on } = mission;
  return (
    <Link
      to="/missions/$mission/overview"
      params={{ mission: id }}
      search={({ lang, as }) => keptSearch({ ...(lang && { lang }), ...(as && { as }) })}
      className="mission-card"
    >
      <strong>{short_name}</strong>
      <span>{name}</span>
      <span className="quiet">
        {ends_on
          ? say("screen.span", { from: date(authorised_on), to: date(ends_on) })
          : say("screen.since", { from: date(authorised_on) })}
      </span>
      <span className={`tag nature-${nature}`}>{say(`screen.nature.${nature}`)}</span>
    </Link>
  );
}
