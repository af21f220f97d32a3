import "maplibre-gl/dist/maplibre-gl.css";
import { useEffect, useRef, useState } from "react";
import type { Position } from "../../kernel/geo.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { loadAtlas } from "./atlas.ts";
import { MissionMap } from "./mission-map.ts";
import type { Scene } from "./scene.ts";

type Props = {
  readonly scene: Scene;
  readonly selected: { readonly id: string; readonly at: Position } | null;
  readonly select: (id: string | null) => void;
  readonly setInView: (ids: ReadonlySet<string>) => void;
};

/** The drawn map; everything on it is also in the list beside it. */
export function MapCanvas({ scene, selected, select, setInView }: Props) {
  const words = useWords();
  const { say } = words;
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MissionMap | null>(null);
  const [failed, setFailed] = useState(false);
  const first = useRef(scene);
  first.current = scene;
  useEffect(() => {
    let made: MissionMap | null = null;
    let gone = false;
    const watcher = new MutationObserver(() => made?.repaint());
    const start = async () => {
      const atlas = await loadAtlas();
      if (gone || !box.current) return;
      const mapWords = {
        title: say("screen.map.canvas"),
        country: words.country,
        days: (days: number) => say("screen.map.days_short", { days }),
        closed: say("screen.map.closed"),
      };
      made = new MissionMap(box.current, {
        atlas,
        scene: first.current,
        words: mapWords,
        events: { select, inView: setInView },
      });
      watcher.observe(document.documentElement, { attributeFilter: ["data-theme"] });
      setMap(made);
    };
    start().catch(() => setFailed(true));
    return () => {
      gone = true;
      watcher.disconnect();
      made?.remove();
      setMap(null);
    };
    // The map is made once a language; scenes are handed to it below.
  }, [words.language]);
  useEffect(() => map?.show(scene, selected?.id ?? null), [map, scene, selected]);
  useEffect(() => {
    if (selected) map?.goTo(selected.at);
  }, [map, selected]);
  if (failed) return <p className="quiet map-canvas">{say("screen.map.no_canvas")}</p>;
  return (
    <div className="map-canvas" dir="ltr">
      <div ref={box} className="map-box" />
      <div className="map-buttons" dir={document.documentElement.dir}>
        <button
          type="button"
          className="icon-button"
          aria-label={say("screen.map.zoom_in")}
          onClick={() => map?.zoomBy(1)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={say("screen.map.zoom_out")}
          onClick={() => map?.zoomBy(-1)}
        >
          <Icon name="minus" />
        </button>
        <button type="button" className="icon-button" aria-label={say("screen.map.whole")} onClick={() => map?.whole()}>
          <Icon name="whole" />
        </button>
      </div>
    </div>
  );
}
