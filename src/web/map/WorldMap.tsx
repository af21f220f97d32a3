import { useMemo } from "react";
import { useWords } from "../words/words.tsx";
import { useBaseMap } from "./MapNotes.tsx";
import { outline, worldHeight, worldWidth } from "./equal-earth.ts";

type Props = {
  /** Class from 0 (lowest) up by two-letter code; states without one are drawn as unknown. */
  readonly classes: ReadonlyMap<string, number>;
  readonly title: (iso2: string) => string;
  readonly label: string;
  readonly selected: string | null;
  readonly select: (iso2: string) => void;
};

/** The world in areas that keep their size, shaded by class; the table beside it is the way in for keyboards. */
export function WorldMap({ classes, title, label, selected, select }: Props) {
  const { say } = useWords();
  const atlas = useBaseMap();
  const shapes = useMemo(
    () =>
      (atlas.data?.countries.features ?? [])
        .filter(({ properties }) => properties.iso2 !== "AQ")
        .map(({ properties, geometry }, index) => ({ key: index, iso2: properties.iso2, path: outline(geometry) })),
    [atlas.data],
  );
  const unshaded = useMemo(
    () =>
      (atlas.data?.disputed ?? []).flatMap(({ about, ground }) =>
        [...ground, ...(about.ground ?? [])].map((ring) =>
          outline({ type: "Polygon", coordinates: [ring.map((point) => [...point])] }, 0.3),
        ),
      ),
    [atlas.data],
  );
  if (atlas.isError) return <p className="quiet">{say("screen.map.no_canvas")}</p>;
  return (
    <svg
      className="world"
      viewBox={`0 0 ${worldWidth} ${worldHeight}`}
      role="img"
      aria-label={label}
      aria-busy={atlas.isPending}
    >
      {shapes.map(({ key, iso2, path }) => {
        const shade = classes.get(iso2);
        return (
          <path
            key={key}
            d={path}
            className={`${shade === undefined ? "shade-none" : `shade-${shade}`}${iso2 !== "" && iso2 === selected ? " chosen" : ""}`}
            onClick={shade === undefined ? undefined : () => select(iso2)}
          >
            <title>{title(iso2)}</title>
          </path>
        );
      })}
      {/* A disputed area has the colour of no state. */}
      <path d={unshaded.join("")} className="shade-none" />
    </svg>
  );
}
