import type { Scene, SceneEntry, SceneSite } from "../../map/scene.ts";
import { useWords } from "../../words/words.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";

type Props = {
  readonly scene: Scene;
  readonly inView: ReadonlySet<string> | null;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
};

/** What the map shows now, to be walked by keyboard; choosing a line shows it on the map. */
export function PlaceList({ scene, inView, chosen, choose }: Props) {
  const { say, compare } = useWords();
  const seen = ({ id }: { id: string }) => inView === null || inView.has(id);
  const sites = scene.sites
    .filter(seen)
    .toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0) || compare(a.name, b.name));
  const entries = scene.entries.filter(seen);
  return (
    <div className="place-list" role="region" aria-label={say("screen.map.list")} tabIndex={0}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Line
              chosen={chosen === entry.id}
              choose={() => choose(chosen === entry.id ? null : entry.id)}
              name={entry.name}
              struck={entry.closed}
              value={<EntryState entry={entry} />}
            />
            {chosen === entry.id && <RecordLink noun="entry_point" id={entry.id} />}
          </li>
        ))}
        {sites.map((site) => (
          <li key={site.id}>
            <Line
              chosen={chosen === site.id}
              choose={() => choose(chosen === site.id ? null : site.id)}
              name={site.name}
              value={<People site={site} />}
            />
            {chosen === site.id && <SiteDetail site={site} scene={scene} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

type LineProps = {
  readonly chosen: boolean;
  readonly choose: () => void;
  readonly name: string;
  readonly struck?: boolean;
  readonly value: React.ReactNode;
};

function Line({ chosen, choose, name, struck = false, value }: LineProps) {
  return (
    <button type="button" className="place-line" aria-pressed={chosen} onClick={choose}>
      {struck ? <s>{name}</s> : <span>{name}</span>}
      {value}
    </button>
  );
}

function EntryState({ entry }: { entry: SceneEntry }) {
  const { say } = useWords();
  const kind = say(`screen.entry_kind.${entry.kind}`);
  return (
    <span className={entry.closed ? "place-closed" : "quiet"}>
      {entry.closed ? `${kind}, ${say("screen.map.closed")}` : kind}
    </span>
  );
}

function People({ site }: { site: SceneSite }) {
  const { say, number } = useWords();
  if (site.people === null) return <span className="unknown">{say("screen.unknown")}</span>;
  return site.people === 0 ? <span className="quiet">–</span> : <span>≈ {number(site.people)}</span>;
}

function SiteDetail({ site, scene }: { site: SceneSite; scene: Scene }) {
  const { say } = useWords();
  const entry = scene.entries.find(({ id }) => id === site.entry)?.name;
  return (
    <p className="place-detail">
      {site.days !== undefined && (
        <span>
          {say("screen.map.days")}:{" "}
          {site.days === null ? say("screen.map.no_way") : say("screen.map.days_short", { days: site.days })}
          {entry && ` (${entry})`}
        </span>
      )}
      <RecordLink noun="site" id={site.id} />
    </p>
  );
}

/** The signs of the map, said beside it. */
export function MapLegend() {
  const { say } = useWords();
  return (
    <ul className="map-legend">
      <li>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <circle cx="11" cy="7" r="6" className="legend-site" />
        </svg>
        {say("screen.legend.site")}
      </li>
      <li>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <circle cx="11" cy="7" r="3" className="legend-empty" />
        </svg>
        {say("screen.legend.empty")}
      </li>
      <li>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <rect x="6" y="2" width="10" height="10" className="legend-entry" />
        </svg>
        {say("screen.entry_kind.port")}
      </li>
      <li>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <path d="M11 1l7 12H4z" className="legend-entry" />
        </svg>
        {say("screen.entry_kind.airport")}
      </li>
      <li>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <path d="M0 7h22" className="legend-route" />
        </svg>
        {say("screen.legend.route")}
      </li>
      <li>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <path d="M0 7h22" className="legend-slow" />
        </svg>
        {say("screen.legend.slow")}
      </li>
      <li>
        <svg viewBox="0 0 22 14" aria-hidden="true">
          <path d="M0 7h22" className="legend-closed" />
        </svg>
        {say("screen.legend.closed")}
      </li>
    </ul>
  );
}
