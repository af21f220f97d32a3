import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Item } from "../api.ts";
import { missionsQuery } from "../queries.ts";
import { useWords } from "../words/words.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import { ProblemPanel } from "./ProblemPanel.tsx";

/** The missions that the reader may open, and what kind of data they hold. */
export function StartPage() {
  const { say } = useWords();
  const missions = useQuery(missionsQuery());
  return (
    <div className="start">
      <header className="start-head">
        <span className="brand">Concert</span>
        <LanguageSwitch />
        <PersonMenu />
      </header>
      <main id="main">
        <h1>{say("screen.start.title")}</h1>
        <p className="notice">{say("screen.release_rules")}</p>
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

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function MissionCard({ mission }: { mission: Item }) {
  const { say, date, country, list } = useWords();
  const { name, short_name, starts_on, ends_on, nature, countries } = mission.values;
  const places = Array.isArray(countries) ? countries.map((code) => country(String(code))) : [];
  return (
    <Link to="/missions/$mission/overview" params={{ mission: mission.id }} search={({ lang }) => (lang ? { lang } : {})} className="mission-card">
      <strong>{textOf(short_name) || mission.id}</strong>
      <span>{textOf(name)}</span>
      <span className="quiet">
        {places.length > 0 && `${list(places)} · `}
        {say("screen.span", { from: date(textOf(starts_on)), to: date(textOf(ends_on)) })}
      </span>
      <span className={`tag nature-${textOf(nature)}`}>{say(`screen.nature.${textOf(nature)}`)}</span>
    </Link>
  );
}
