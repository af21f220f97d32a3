import "../../app/zod-without-eval.ts";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { nouns } from "../../../model/nouns.ts";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { useWords } from "../../words/words.tsx";
import { Grid } from "./Grid.tsx";
import "../../styles/data.css";

/** Every table of the mission, as one grid at a time. */
export function DataScreen() {
  const { plural } = useParams({ strict: false });
  const { mission } = usePlanAsk();
  const { say } = useWords();
  const noun =
    nouns.find((candidate) => candidate.plural === plural || candidate.name === plural) ??
    nouns.find(({ name }) => name === "site");
  if (!noun) return null;
  return (
    <div className="data">
      <nav className="noun-list" aria-label={say("screen.data.tables")}>
        <NounSelect current={noun.plural} />
        <ul>
          {nouns.map(({ name, plural: to }) => (
            <li key={name}>
              <Link
                to="/missions/$mission/data/$plural"
                params={{ mission, plural: to }}
                search={({ lang, month, scenario, as_of }) => ({
                  ...(lang && { lang }),
                  ...(month && { month }),
                  ...(scenario && { scenario }),
                  ...(as_of && { as_of }),
                })}
                aria-current={name === noun.name ? "page" : undefined}
              >
                <NounName name={name} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Grid key={`${mission}/${noun.name}`} mission={mission} noun={noun} />
    </div>
  );
}

export function NounName({ name }: { name: string }) {
  const { sayOr } = useWords();
  return <>{sayOr(`noun.${name}.many`, name)}</>;
}

/** The same list for small screens. */
function NounSelect({ current }: { current: string }) {
  const { say, sayOr } = useWords();
  const { mission } = usePlanAsk();
  const navigate = useNavigate();
  return (
    <select
      className="select"
      aria-label={say("screen.data.tables")}
      value={current}
      onChange={(event) =>
        void navigate({
          to: "/missions/$mission/data/$plural",
          params: { mission, plural: event.target.value },
          search: ({ lang, as_of }) => ({ ...(lang && { lang }), ...(as_of && { as_of }) }),
        })
      }
    >
      {nouns.map(({ name, plural }) => (
        <option key={name} value={plural}>
          {sayOr(`noun.${name}.many`, name)}
        </option>
      ))}
    </select>
  );
}
