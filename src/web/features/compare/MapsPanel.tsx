import { lazy, Suspense, useMemo, useState } from "react";
import { PicturePanel } from "../../app/Panel.tsx";
import { useScene } from "../../app/use-scene.ts";
import { MapKey } from "../../map/MapLegend.tsx";
import { MapNotes } from "../../map/MapNotes.tsx";
import type { MapLook, Scene } from "../../map/scene.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";

const MapCanvas = lazy(() => import("../../map/MapCanvas.tsx").then((module) => ({ default: module.MapCanvas })));

type Pair = { readonly a: string; readonly b: string };
type Days = number | null | undefined;
type Row = { readonly id: string; readonly name: string; readonly a: Days; readonly b: Days };

/** Where each site stands in both plans in the month at hand: two maps side by side, their table one key away. */
export function MapsPanel({ sides, names, month }: { sides: Pair; names: Pair; month: string }) {
  const { say, number, month: nameOf } = useWords();
  const a = useScene({ month, scenario: sides.a || undefined });
  const b = useScene({ month, scenario: sides.b || undefined });
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = useMemo(() => daysOfBoth(a.scene, b.scene), [a.scene, b.scene]);
  const differing = rows.filter((row) => row.a !== row.b);
  const map = (scene: Scene, ready: boolean, name: string) => (
    <OneMap {...{ scene, ready, name, chosen }} choose={setChosen} />
  );
  if (!a.settled || !b.settled)
    return <div className="panel skeleton tall compare-wide" role="status" aria-label={say("screen.loading")} />;
  return (
    <PicturePanel
      className="compare-wide"
      title={say("compare.maps.title", {
        count: differing.length,
        shown: number(differing.length),
        month: nameOf(month),
      })}
      subtitle={say("compare.maps.subtitle")}
      foot={<MapNotes scene={a.scene} />}
      picture={
        <>
          <div className="compare-maps">
            {map(a.scene, a.ready, names.a)}
            {map(b.scene, b.ready, names.b)}
          </div>
          <MapKey scene={a.scene} look={lookOf(a.scene)} />
        </>
      }
      table={<DaysTable rows={[...differing, ...rows.filter((row) => row.a === row.b)]} names={names} />}
    />
  );
}

const lookOf = (scene: Scene): MapLook => ({ symbols: "plain", rings: scene.season });

/** The sites of either plan with their days in both; a plan without a site knows nothing of it. */
function daysOfBoth(a: Scene, b: Scene): readonly Row[] {
  const [inA, inB] = [a, b].map(({ sites }) => new Map(sites.map((site) => [site.id, site])));
  return [...new Map([...(inA ?? []), ...(inB ?? [])]).values()].map(({ id, name }) => ({
    id,
    name,
    a: inA?.get(id)?.days,
    b: inB?.get(id)?.days,
  }));
}

type MapProps = {
  readonly scene: Scene;
  readonly ready: boolean;
  readonly name: string;
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
};

/** What is in view of a small map matters to nobody: the table lists everything. */
const keepNothing = (): void => undefined;

function OneMap({ scene, ready, name, chosen, choose }: MapProps) {
  const look = useMemo(() => lookOf(scene), [scene]);
  const selected = useMemo(
    () => [...scene.sites, ...scene.entries].find(({ id }) => id === chosen) ?? null,
    [scene, chosen],
  );
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <Suspense fallback={<div className="map-canvas skeleton" />}>
        {ready ? (
          <MapCanvas {...{ scene, selected, look }} select={choose} setInView={keepNothing} />
        ) : (
          <div className="map-canvas skeleton" />
        )}
      </Suspense>
    </figure>
  );
}

function DaysTable({ rows, names }: { rows: readonly Row[]; names: Pair }) {
  const { say, number } = useWords();
  const cell = (days: Days) => ({
    value: days ?? null,
    text: days === undefined ? say("screen.unknown") : days === null ? say("screen.map.no_way") : number(days, 1),
  });
  return (
    <ChartTableView
      label={say("screen.map.days")}
      table={{
        columns: [{ name: say("noun.site") }, ...[names.a, names.b].map((name) => ({ name, numeric: true }))],
        rows: rows.map((row) => ({ key: row.id, cells: [row.name, cell(row.a), cell(row.b)] })),
      }}
    />
  );
}
