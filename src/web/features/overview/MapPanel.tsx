import { lazy, Suspense, useMemo, useState } from "react";
import type { PlanMonth } from "../../../model/plan.ts";
import { PicturePanel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { usePlaces } from "../../app/use-places.ts";
import { plainLook, type Scene } from "../../map/scene.ts";
import { MapNotes } from "../../map/MapNotes.tsx";
import { sceneOfMonth, sourcesOf } from "../../map/scene-of-month.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import { useAgeText } from "./age-text.ts";
import { PlaceTables } from "./PlaceTables.tsx";
import type { SourceAge } from "./source-ages.ts";

type Props = {
  readonly month: string;
  readonly detail: PlanMonth | null;
  readonly age: SourceAge | undefined;
};

const MapCanvas = lazy(() => import("../../map/MapCanvas.tsx").then((module) => ({ default: module.MapCanvas })));
const PrintSheet = lazy(() => import("../../app/PrintSheet.tsx").then((module) => ({ default: module.PrintSheet })));

/** What is in view matters to the screen of places, which lists it; here the table lists everything. */
const keepNothing = (): void => undefined;

/** Where people are in the month, how one gets there, and what is closed. */
export function MapPanel({ month, detail, age }: Props) {
  const { say, number } = useWords();
  const ageText = useAgeText();
  const { places, ready } = usePlaces(usePlanAsk().scenario);
  const [chosen, setChosen] = useState<string | null>(null);
  const [sheet, setSheet] = useState(false);
  const scene = useMemo(() => sceneOfMonth(places, { month, detail }), [places, month, detail]);
  const selected = useMemo(
    () => [...scene.sites, ...scene.entries].find(({ id }) => id === chosen) ?? null,
    [scene, chosen],
  );
  const held = scene.sites.filter((site) => (site.people ?? 0) > 0);
  const people = held.reduce((sum, site) => sum + (site.people ?? 0), 0);
  const left = detail?.people.unlocated ?? 0;
  const title = say("screen.map.title", { sites: held.length, people: number(people) });
  return (
    <PicturePanel
      className={age?.stale ? "map-panel stale" : "map-panel"}
      title={title}
      subtitle={[
        ageText(age),
        say(`screen.map.subtitle.${detail?.season ?? "dry"}`),
        ...(left > 0 ? [say("screen.map.unlocated", { count: left, people: number(left) })] : []),
      ].join(" · ")}
      foot={<MapNotes scene={scene} />}
      table={<PlaceTables scene={scene} />}
      tools={
        <>
          <button
            type="button"
            className="icon-button"
            aria-label={say("map.print_sheet")}
            title={say("map.print_sheet")}
            onClick={() => setSheet(true)}
          >
            <Icon name="print" />
          </button>
          {sheet && (
            <Suspense fallback={null}>
              <PrintSheet
                {...{ scene, month, title }}
                look={plainLook}
                sources={sourcesOf(places)}
                close={() => setSheet(false)}
              />
            </Suspense>
          )}
        </>
      }
      picture={
        <div className="map-frame map-alone">
          <Suspense fallback={<div className="map-canvas skeleton" />}>
            {ready ? (
              <MapCanvas scene={scene} selected={selected} select={setChosen} setInView={keepNothing} />
            ) : (
              <div className="map-canvas skeleton" />
            )}
          </Suspense>
          <Below scene={scene} chosen={chosen} />
        </div>
      }
    />
  );
}

/** What is closed, always in words; and the place that was chosen on the map. */
function Below({ scene, chosen }: { scene: Scene; chosen: string | null }) {
  const { say, list, number } = useWords();
  const closed = [
    ...scene.entries.filter((entry) => entry.closed).map(({ name }) => name),
    ...scene.routes.filter((route) => route.closed).map(({ from, to }) => `${from} – ${to}`),
  ];
  const site = scene.sites.find(({ id }) => id === chosen);
  return (
    <>
      {closed.length > 0 && (
        <p className="map-closed place-closed">{say("shell.map.closed", { places: list(closed) })}</p>
      )}
      {site && (
        <p className="map-closed">
          <RecordLink noun="site" id={site.id} text={site.name} />{" "}
          {site.people === null
            ? say("screen.unknown")
            : say("shell.map.people", { count: site.people, people: number(site.people) })}
        </p>
      )}
    </>
  );
}
