import { useState } from "react";
import type { Scene, SceneEntry, SceneSite } from "../../map/scene.ts";
import { useWords } from "../../words/words.tsx";
import { Days, People } from "./DaysCell.tsx";

type Props = {
  readonly scene: Scene;
  readonly inView: ReadonlySet<string> | null;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
};

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** What the map shows now, to be walked by keyboard; a typed name looks among all places, accents left aside. */
export function PlaceFinder({ scene, inView, chosen, choose }: Props) {
  const { say, compare } = useWords();
  const [typed, setTyped] = useState("");
  const asked = plain(typed.trim());
  const shown = (id: string, name: string) =>
    asked === "" ? inView === null || inView.has(id) : plain(name).includes(asked);
  const sites = scene.sites
    .filter((site) => shown(site.id, [site.name, ...site.aliases].join(" ")))
    .toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0) || compare(a.name, b.name));
  const entries = scene.entries.filter((entry) => shown(entry.id, entry.name));
  const first = sites[0] ?? entries[0];
  return (
    <>
      <input
        type="search"
        className="select place-finder"
        aria-label={say("map.find")}
        placeholder={say("map.find")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && first) choose(first.id);
          if (event.key === "Escape") setTyped("");
        }}
      />
      <div className="place-list" role="region" aria-label={say("screen.map.list")} tabIndex={0}>
        {first === undefined && <p className="quiet small-text">{say("map.find.none")}</p>}
        <ul>
          {entries.map((entry) => (
            <li key={entry.id}>
              <EntryLine entry={entry} chosen={chosen === entry.id} choose={choose} />
            </li>
          ))}
          {sites.map((site) => (
            <li key={site.id}>
              <SiteLine site={site} season={scene.season} chosen={chosen === site.id} choose={choose} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

type LineProps = { readonly chosen: boolean; readonly choose: (id: string | null) => void };

function EntryLine({ entry, chosen, choose }: { entry: SceneEntry } & LineProps) {
  const { say } = useWords();
  const kind = say(`screen.entry_kind.${entry.kind}`);
  return (
    <button type="button" className="place-line" aria-pressed={chosen} onClick={() => choose(chosen ? null : entry.id)}>
      {entry.closed ? <s>{entry.name}</s> : <span>{entry.name}</span>}
      <span className={entry.closed ? "place-closed" : "quiet"}>
        {entry.closed ? `${kind}, ${say("screen.map.closed")}` : kind}
      </span>
    </button>
  );
}

function SiteLine({ site, season, chosen, choose }: { site: SceneSite; season: "dry" | "wet" } & LineProps) {
  const { say } = useWords();
  const days = site[season];
  return (
    <button type="button" className="place-line" aria-pressed={chosen} onClick={() => choose(chosen ? null : site.id)}>
      <span>{site.name}</span>
      <span>
        <People value={site.people} />
        {days === null && (
          <>
            {" · "}
            <Days value={days} />
          </>
        )}
        {typeof days === "number" && ` · ${say("screen.map.days_short", { days })}`}
      </span>
    </button>
  );
}
