import { lazy, Suspense, useMemo, useState } from "react";
import type { PlanMonth } from "../../../model/plan.ts";
import { PicturePanel } from "../../app/Panel.tsx";
import { usePlaces } from "../../app/use-places.ts";
import { sceneOfMonth } from "../../map/scene-of-month.ts";
import { useWords } from "../../words/words.tsx";
import { MapLegend, PlaceList } from "./PlaceList.tsx";
import { PlaceTables } from "./PlaceTables.tsx";

const MapCanvas = lazy(() => import("../../map/MapCanvas.tsx").then((module) => ({ default: module.MapCanvas })));

/** Where people are in the month, how one gets there, and what is closed. */
export function MapPanel({ month, detail }: { month: string; detail: PlanMonth | null }) {
  const { say, number } = useWords();
  const { places, ready } = usePlaces();
  const [chosen, setChosen] = useState<string | null>(null);
  const [inView, setInView] = useState<ReadonlySet<string> | null>(null);
  const scene = useMemo(() => sceneOfMonth(places, { month, detail }), [places, month, detail]);
  const selected = useMemo(
    () => [...scene.sites, ...scene.entries].find(({ id }) => id === chosen) ?? null,
    [scene, chosen],
  );
  const held = scene.sites.filter((site) => (site.people ?? 0) > 0);
  const people = held.reduce((sum, site) => sum + (site.people ?? 0), 0);
  const left = detail?.people.unlocated ?? 0;
  return (
    <PicturePanel
      className="map-panel"
      title={say("screen.map.title", { sites: held.length, people: number(people) })}
      subtitle={[
        say(`screen.map.subtitle.${detail?.season ?? "dry"}`),
        ...(left > 0 ? [say("screen.map.unlocated", { count: left, people: number(left) })] : []),
      ].join(" · ")}
      foot={say("screen.map.foot")}
      table={<PlaceTables scene={scene} />}
      picture={
        <div className="map-frame">
          <Suspense fallback={<div className="map-canvas skeleton" />}>
            {ready ? (
              <MapCanvas scene={scene} selected={selected} select={setChosen} setInView={setInView} />
            ) : (
              <div className="map-canvas skeleton" />
            )}
          </Suspense>
          <div className="map-side">
            <MapLegend />
            <PlaceList scene={scene} inView={inView} chosen={chosen} choose={setChosen} />
          </div>
        </div>
      }
    />
  );
}
