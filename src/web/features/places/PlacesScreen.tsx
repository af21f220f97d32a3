import "../../styles/places.css";
import { useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useMissionView, usePlanAsk, useSetSearch } from "../../app/mission-context.tsx";
import { Panel, PicturePanel } from "../../app/Panel.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useScene } from "../../app/use-scene.ts";
import { DisputedTable, MapNotes } from "../../map/MapNotes.tsx";
import { MapKey } from "../../map/MapLegend.tsx";
import { sourcesOf } from "../../map/scene-of-month.ts";
import type { MapLook, Scene } from "../../map/scene.ts";
import { useWords } from "../../words/words.tsx";
import { PlaceControls } from "./PlaceControls.tsx";
import { PlaceFinder } from "./PlaceFinder.tsx";
import { RoutesTable } from "./RoutesTable.tsx";
import { SiteDetail } from "./SiteDetail.tsx";
import { farthest, orderOf, orderText } from "./site-order.ts";
import { SitesTable } from "./SitesTable.tsx";
import { useSymbols } from "./use-symbols.ts";

const MapCanvas = lazy(() => import("../../map/MapCanvas.tsx").then((module) => ({ default: module.MapCanvas })));
const PrintSheet = lazy(() => import("../../app/PrintSheet.tsx").then((module) => ({ default: module.PrintSheet })));

/** Sites and routes: where people are in the month, how far each site is by season, and one site in full. */
export function PlacesScreen() {
  const { month, error, retry } = useMissionView();
  if (error) return <ProblemPanel error={error} retry={retry} page />;
  if (month === null) return <div className="panel skeleton tall" />;
  return <PlacesOf month={month} />;
}

function PlacesOf({ month }: { month: string }) {
  const words = useWords();
  const { say } = words;
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const { scenario } = usePlanAsk();
  const season = search.season === "dry" || search.season === "wet" ? search.season : undefined;
  const { scene, places, ready, whole, detail, error } = useScene({ month, scenario, season });
  const [symbols, setSymbols] = useSymbols();
  const [sheet, setSheet] = useState(false);
  const look: MapLook = useMemo(() => ({ symbols, rings: scene.season }), [symbols, scene.season]);
  const chosen = search.site ?? null;
  const choose = (id: string | null) => setSearch({ site: id ?? undefined, ...(id ? {} : { to: undefined }) });
  const finding = useFinding(scene, whole);
  const order = orderOf(search.sort);
  const sites = (
    <SitesTable
      scene={scene}
      order={order}
      setOrder={(next) => setSearch({ sort: orderText(next) })}
      chosen={chosen}
      choose={choose}
    />
  );
  const map = { scene, look, chosen, choose, ready };
  return (
    <div className="places">
      <h1 className="sr-only">{say("screen.places")}</h1>
      <PlaceControls symbols={symbols} setSymbols={setSymbols} openSheet={() => setSheet(true)} />
      {error && <ProblemPanel error={error} />}
      <PicturePanel
        className="places-map"
        title={finding}
        subtitle={useSubtitle(scene, month)}
        foot={<MapNotes scene={scene} />}
        picture={<PlacesPicture {...map} />}
        table={
          <>
            {sites}
            <RoutesTable scene={scene} />
          </>
        }
      />
      {chosen !== null && (
        <SiteDetail id={chosen} scene={scene} places={places} detail={detail} month={month} choose={choose} />
      )}
      {search.view !== "table" && (
        <Panel className="places-table" title={say("map.sites")}>
          {sites}
        </Panel>
      )}
      {search.view !== "table" && (
        <Panel className="places-table" title={say("map.routes")}>
          <RoutesTable scene={scene} />
        </Panel>
      )}
      <Panel className="places-disputed" title={say("map.disputed")}>
        <DisputedTable scene={scene} />
      </Panel>
      {sheet && (
        <Suspense fallback={null}>
          <PrintSheet
            {...{ scene, look, month }}
            title={finding}
            sources={sourcesOf(places)}
            close={() => setSheet(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The title answers the question that is asked most: which sites are farthest. */
function useFinding(scene: Scene, whole: boolean): string {
  const { say, list } = useWords();
  if (!whole) return say("screen.loading");
  const { days, sites, unreached } = farthest(scene.sites, scene.season);
  if (days === null && unreached === 0) return say("map.far.unknown");
  const shown = sites.slice(0, 4).map(({ name }) => name);
  return [
    ...(days === null ? [] : [say(`map.far.${scene.season}`, { sites: list(shown), days })]),
    ...(unreached > 0 ? [say("map.no_way.count", { count: unreached })] : []),
  ].join("; ");
}

function useSubtitle(scene: Scene, month: string): string {
  const words = useWords();
  const held = scene.sites.filter((site) => (site.people ?? 0) > 0);
  const people = held.reduce((sum, site) => sum + (site.people ?? 0), 0);
  return [
    words.month(month),
    words.say("screen.map.title", { sites: held.length, people: words.number(people) }),
    words.say(`screen.map.subtitle.${scene.season}`),
    words.say("map.rings"),
  ].join(" · ");
}

type PictureProps = {
  readonly scene: Scene;
  readonly look: MapLook;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
  readonly ready: boolean;
};

function PlacesPicture({ scene, look, chosen, choose, ready }: PictureProps) {
  const [inView, setInView] = useState<ReadonlySet<string> | null>(null);
  const selected = useMemo(
    () => [...scene.sites, ...scene.entries].find(({ id }) => id === chosen) ?? null,
    [scene, chosen],
  );
  return (
    <div className="map-frame">
      <Suspense fallback={<div className="map-canvas skeleton" />}>
        {ready ? (
          <MapCanvas scene={scene} selected={selected} select={choose} setInView={setInView} look={look} />
        ) : (
          <div className="map-canvas skeleton" />
        )}
      </Suspense>
      <div className="map-side">
        <MapKey scene={scene} look={look} />
        <PlaceFinder scene={scene} inView={inView} chosen={chosen} choose={choose} />
      </div>
    </div>
  );
}
