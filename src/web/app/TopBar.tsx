import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { HelpButton } from "../help/HelpButton.tsx";
import { allOf, missionsQuery } from "../queries.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import type { FinderMode } from "./finder/Finder.tsx";
import { FunctionSwitch } from "./FunctionSwitch.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { useSetSearch } from "./mission-context.tsx";
import { OutboxCount } from "./OutboxCount.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import { keptSearch } from "./search.ts";

type Props = {
  readonly showKeys: () => void;
  readonly find: (mode: FinderMode) => void;
  readonly send: () => void;
};

/** Where one is: mission, kind of data, scenario; search; and the reader's own settings. */
export function TopBar({ showKeys, find, send }: Props) {
  const { say } = useWords();
  return (
    <header className="topbar">
      <Link to="/" search={({ lang }) => (lang ? { lang } : {})} className="brand" aria-label={say("screen.to_start")}>
        Concert
      </Link>
      <MissionPicker />
      <ScenarioPicker />
      <button type="button" className="search-button" aria-label={say("shell.search")} onClick={() => find("search")}>
        <Icon name="search" />
        <span className="search-words">{say("shell.search.short")}</span>
        <kbd className="wide-only">/</kbd>
      </button>
      <span className="wide-only">
        <FunctionSwitch />
      </span>
      <BarButton icon="send" label={say("shell.act.send")} act={send} />
      <BarButton icon="print" label={say("screen.print")} act={() => window.print()} />
      <BarButton icon="keys" label={say("screen.keys")} act={showKeys} />
      <HelpButton />
      <span className="wide-only">
        <LanguageSwitch />
      </span>
      <OutboxCount />
      <PersonMenu />
    </header>
  );
}

function BarButton({ icon, label, act }: { icon: IconName; label: string; act: () => void }) {
  return (
    <button
      type="button"
      className="icon-button wide-only"
      data-tour={icon}
      onClick={act}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
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
            search: ({ lang, as }) => keptSearch({ ...(lang && { lang }), ...(as && { as }) }),
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
