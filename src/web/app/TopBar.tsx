import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { allOf, missionsQuery } from "../queries.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { useSetSearch } from "./mission-context.tsx";
import { PersonMenu } from "./PersonMenu.tsx";

/** Where one is: mission, kind of data, scenario; and the reader's own settings. */
export function TopBar({ showKeys }: { showKeys: () => void }) {
  const { say } = useWords();
  return (
    <header className="topbar">
      <Link to="/" search={({ lang }) => (lang ? { lang } : {})} className="brand" aria-label={say("screen.to_start")}>
        Concert
      </Link>
      <MissionPicker />
      <ScenarioPicker />
      <span className="grow" />
      <button
        type="button"
        className="icon-button wide-only"
        onClick={() => window.print()}
        aria-label={say("screen.print")}
        title={say("screen.print")}
      >
        <Icon name="print" />
      </button>
      <button
        type="button"
        className="icon-button wide-only"
        onClick={showKeys}
        aria-label={say("screen.keys")}
        title={say("screen.keys")}
      >
        <Icon name="keys" />
      </button>
      <LanguageSwitch />
      <PersonMenu />
    </header>
  );
}

function MissionPicker() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const navigate = useNavigate();
  const missions = useQuery(missionsQuery());
  const current = missions.data?.items.find((item) => item.id === mission);
  const nature = current?.nature ?? "";
  return (
    <>
      <select
        className="select strong"
        aria-label={say("screen.mission")}
        value={mission}
        onChange={(event) =>
          void navigate({
            to: "/missions/$mission/overview",
            params: { mission: event.target.value },
            search: ({ lang }) => (lang ? { lang } : {}),
          })
        }
      >
        {(missions.data?.items ?? [{ id: mission, short_name: mission }]).map((item) => (
          <option key={item.id} value={item.id}>
            {item.short_name}
          </option>
        ))}
      </select>
      {nature !== "" && <span className={`tag nature-${nature}`}>{say(`screen.nature.${nature}`)}</span>}
    </>
  );
}

function ScenarioPicker() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const scenarios = useQuery(allOf(mission, "scenario", "scenarios"));
  return (
    <>
      <select
        className="select scenario"
        aria-label={say("screen.scenario")}
        value={search.scenario ?? ""}
        onChange={(event) => setSearch({ scenario: event.target.value || undefined }, true)}
      >
        <option value="">{say("screen.scenario.base")}</option>
        {scenarios.data?.map((item) => (
          <option key={item.id} value={item.id}>
            {String(item.values["name"] ?? item.id)}
          </option>
        ))}
      </select>
      {search.scenario && <strong className="scenario-note">{say("screen.scenario.note")}</strong>}
    </>
  );
}
