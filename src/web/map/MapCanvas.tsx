import "maplibre-gl/dist/maplibre-gl.css";
import { useEffect, useRef, useState } from "react";
import type { Position } from "../../kernel/geo.ts";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/words.tsx";
import { loadBaseMap } from "./base-map.ts";
import { MissionMap } from "./mission-map.ts";
import { PaperMap } from "./PaperMap.tsx";
import { useMilitary } from "./use-military.ts";
import { nameWords } from "./name-words.ts";
import { type MapLook, plainLook, type Scene } from "./scene.ts";

type Props = {
  readonly scene: Scene;
  readonly selected: { readonly id: string; readonly at: Position } | null;
  readonly select: (id: string | null) => void;
  readonly setInView: (ids: ReadonlySet<string>) => void;
  readonly look?: MapLook;
};

/** The drawn map; everything on it is also in the list beside it. */
export function MapCanvas({ scene, selected, select, setInView, look = plainLook }: Props) {
  const words = useWords();
  const { say } = words;
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MissionMap | null>(null);
  const [failed, setFailed] = useState(false);
  const first = useRef(scene);
  first.current = scene;
  const events = useRef({ select, setInView });
  events.current = { select, setInView };
  useEffect(() => {
    let made: MissionMap | null = null;
    let gone = false;
    const watcher = new MutationObserver(() => requestAnimationFrame(() => made?.repaint()));
    const start = async () => {
      const base = await loadBaseMap();
      if (gone || !box.current) return;
      made = new MissionMap(box.current, {
        base,
        scene: first.current,
        words: { ...nameWords(words), title: say("screen.map.canvas") },
        events: {
          select: (id) => events.current.select(id),
          inView: (ids) => events.current.setInView(ids),
        },
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
  const military = useMilitary(look.symbols === "app6");
  useEffect(
    () => map?.show(scene, { selected: selected?.id ?? null, look, military }),
    [map, scene, selected, look, military],
  );
  useEffect(() => {
    if (selected) map?.goTo(selected.at);
  }, [map, selected]);
  if (failed) return <p className="quiet map-canvas">{say("screen.map.no_canvas")}</p>;
  return (
    <div className="map-canvas" dir="ltr">
      <div ref={box} className="map-box" />
      <PaperMap scene={scene} look={look} military={military} />
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
