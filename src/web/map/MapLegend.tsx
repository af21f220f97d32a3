import { useWords } from "../words/words.tsx";
import { legendOf, type LegendEntry } from "./legend.ts";
import type { MapLook, Scene } from "./scene.ts";
import { signPath } from "./shapes.ts";

/** The signs that are on the map, said beside it. */
export function MapKey({ scene, look }: { scene: Scene; look: MapLook }) {
  const words = useWords();
  return (
    <ul className="map-legend">
      {legendOf(scene, look).map((entry) => (
        <li key={entry.code}>
          <svg viewBox="0 0 22 14" aria-hidden="true">
            <Sample entry={entry} />
          </svg>
          {words.say(entry.code)}
        </li>
      ))}
    </ul>
  );
}

function Sample({ entry }: { entry: LegendEntry }) {
  if (entry.form === "line") return <path d="M0 7h22" className={`legend-${entry.tone}`} />;
  if (entry.form === "ring") return <circle cx="11" cy="7" r="5" className={`legend-ring days-${entry.class}`} />;
  return <path d={signPath(entry.sign, 11, 7, entry.radius)} className={`legend-${entry.tone}`} />;
}
