import type { ReactNode } from "react";
import type { PlanMonth } from "../../../model/plan.ts";
import { useMissionView } from "../../app/mission-context.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import type { Item } from "../../api.ts";
import type { Places } from "../../map/scene-of-month.ts";
import { positionOf } from "../../map/scene-of-month.ts";
import type { Scene, SceneRoute } from "../../map/scene.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import { Days, People } from "./DaysCell.tsx";
import { Distance } from "./Distance.tsx";
import { SiteMonths } from "./SiteMonths.tsx";
import { SiteKindName } from "./SitesTable.tsx";

type Props = {
  readonly id: string;
  readonly scene: Scene;
  readonly places: Places;
  readonly detail: PlanMonth | null;
  readonly month: string;
  readonly choose: (id: string | null) => void;
};

/** All that is known of one place, with the way to its row. */
export function SiteDetail({ id, scene, places, detail, month, choose }: Props) {
  const { say } = useWords();
  const item = places.sites.find((each) => each.id === id);
  const entry = places.entries.find((each) => each.id === id);
  const record = item ?? entry;
  if (!record) return null;
  return (
    <section className="panel site-detail" aria-labelledby="site-detail-title">
      <header className="panel-head">
        <h2 id="site-detail-title">{String(record.values["name"])}</h2>
        <button type="button" className="icon-button" aria-label={say("map.close")} onClick={() => choose(null)}>
          <Icon name="close" />
        </button>
      </header>
      <Facts record={record} scene={scene} />
      {item && <SiteParts id={id} detail={detail} month={month} />}
      <h3>{say("map.routes")}</h3>
      <Ways id={id} scene={scene} choose={choose} />
      <Distance id={id} scene={scene} />
      <p className="site-detail-links">
        <RecordLink noun={item ? "site" : "entry_point"} id={id} text={say("map.correct")} />
      </p>
    </section>
  );
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function Facts({ record: { id, values }, scene }: { record: Item; scene: Scene }) {
  const { say, number, list } = useWords();
  const site = scene.sites.find((each) => each.id === id);
  const entry = scene.entries.find((each) => each.id === site?.entry);
  const at = positionOf(values);
  const sources = texts(values["source"]);
  const optional = (code: string, text: string): [string, ReactNode][] => (text === "" ? [] : [[say(code), text]]);
  const facts: [string, ReactNode][] = [
    ...optional("map.aliases", list(texts(values["aliases"]))),
    ...(site ? [[say("map.column.kind"), <SiteKindName key="kind" site={site} />] as [string, ReactNode]] : []),
    [
      say("map.position"),
      at ? (
        <bdi key="at">{`${number(at[1], 4)}, ${number(at[0], 4)}`}</bdi>
      ) : (
        <span className="unknown">{say("screen.unknown")}</span>
      ),
    ],
    ...(site
      ? ([
          [say("screen.map.people"), <People key="people" value={site.people} />],
          [say("map.column.dry"), <Days key="dry" value={site.dry} />],
          [say("map.column.wet"), <Days key="wet" value={site.wet} />],
        ] as [string, ReactNode][])
      : []),
    ...optional("screen.map.entry", entry?.name ?? ""),
    ...optional("map.role", textOf(values["role"])),
    ...optional("map.held", textOf(values["held"])),
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{say("map.sources")}</dt>
        <dd>
          {sources.length === 0 ? (
            <span className="unknown">{say("screen.unknown")}</span>
          ) : (
            <RecordLink noun="source" id={sources} />
          )}
        </dd>
      </div>
    </dl>
  );
}

function SiteParts({ id, detail, month }: { id: string; detail: PlanMonth | null; month: string }) {
  const { say, sayOr, number } = useWords();
  const { overview } = useMissionView();
  const needs = detail?.needs.filter((need) => need.site === id) ?? [];
  const flags = overview?.flags.filter(({ records }) => records.some((record) => record.id === id)) ?? [];
  return (
    <>
      <h3>{say("map.by_month")}</h3>
      <SiteMonths site={id} month={month} />
      <h3>{say("map.needs")}</h3>
      {needs.length === 0 ? (
        <p className="quiet">{say("map.needs.none")}</p>
      ) : (
        <dl className="facts">
          {needs.map((need) => (
            <div key={need.commodity}>
              <dt>{sayOr(`commodity.${need.commodity}`, need.commodity)}</dt>
              <dd>
                ≈ {number(need.quantity)} {need.unit}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <h3>{say("map.flags")}</h3>
      {flags.length === 0 ? (
        <p className="quiet">{say("map.flags.none")}</p>
      ) : (
        <ul className="site-flags">
          {flags.slice(0, 6).map((flag) => (
            <li key={`${flag.code} ${flag.month ?? ""}`}>{flag.text}</li>
          ))}
        </ul>
      )}
    </>
  );
}

type WaysProps = { readonly id: string; readonly scene: Scene; readonly choose: (id: string | null) => void };

/** Routes in and out; each leads to the place at its other end. */
function Ways({ id, scene, choose }: WaysProps) {
  const { say } = useWords();
  const ways = scene.routes.filter(({ ends }) => ends.includes(id));
  if (ways.length === 0) return <p className="quiet">{say("map.ways.none")}</p>;
  return (
    <ul className="site-ways">
      {ways.map((route) => (
        <li key={route.id}>
          <Way id={id} route={route} choose={choose} />
        </li>
      ))}
    </ul>
  );
}

function Way({ id, route, choose }: { id: string; route: SceneRoute; choose: (id: string) => void }) {
  const { say, number } = useWords();
  const [from, to] = route.ends;
  const far = from === id ? { id: to, name: route.to } : { id: from, name: route.from };
  const days = (value: number | null) => (value === null ? say("screen.unknown") : number(value, 1));
  return (
    <>
      <button type="button" className="link" onClick={() => choose(far.id)}>
        {route.closed ? <s>{far.name}</s> : far.name}
      </button>{" "}
      <span className="quiet">
        {route.km !== null && `${say("map.distance.km", { km: number(route.km) })} · `}
        {say("map.ways.days", { dry: days(route.dry), wet: days(route.wet) })}
        {route.closed && ` · ${say("screen.map.closed")}`}
      </span>
    </>
  );
}
